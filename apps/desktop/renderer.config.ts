import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, type UserConfig } from 'vite';

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * How pages are built: the one that ships, and the stage that shows its screens with scripted answers.
 * Every asset is a file of its own, since the policy of the page admits no `data:`; styles that code
 * adds carry the nonce that the host puts in the place of `__CSP_NONCE__`.
 *
 * @param root - folder of the page's `index.html`, from here
 * @param outDir - from here
 */
export function rendererBuild({ root, outDir }: { root: string; outDir: string }): UserConfig {
  return {
    root: here(root),
    base: './',
    publicDir: false,
    plugins: [react(), tailwindcss()],
    html: { cspNonce: '__CSP_NONCE__' },
    resolve: { conditions: ['source', ...defaultClientConditions] },
    build: {
      outDir: here(outDir),
      emptyOutDir: true,
      target: 'chrome140',
      minify: true,
      cssMinify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // The word lists that judge a passphrase, fetched when one is chosen.
      chunkSizeWarningLimit: 1_300,
      rolldownOptions: { input: here(`${root}/index.html`) },
    },
  };
}
