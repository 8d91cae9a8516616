import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { defaultServerConditions } from 'vite';
import { rendererBuild } from './renderer.config.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);

/** With native parts, or found at run time by their place in `node_modules`. */
const LEFT_OUT = ['better-sqlite3', 'keytar', '@homebridge/dbus-native'];

/**
 * Everything that runs outside the page, one file for each process beside the other, because they find
 * each other by name: main starts `backend`, `signer` and `courier`, as does `browser-host` where there
 * is no Electron; the ledger starts its `entry` (the worker). The workspace's packages are taken in from their source.
 */
const main = {
  index: here('src/main/index.ts'),
  backend: here('src/backend/entry.ts'),
  signer: here('src/backend/signer-entry.ts'),
  courier: here('src/courier/entry.ts'),
  'browser-host': here('src/browser-host/entry.ts'),
  entry: here('../../packages/storage/src/worker/entry.ts'),
};

export default defineConfig({
  main: {
    ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: main,
        external: LEFT_OUT,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: here('src/preload/index.ts'),
        // A sandboxed preload is a single script, and cannot be a module.
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  },
  renderer: rendererBuild({ root: 'src/renderer', outDir: 'out/renderer' }),
});
