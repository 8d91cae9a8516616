import { defineConfig } from 'electron-vite';
import { rendererBuild } from './renderer.config.ts';

export default defineConfig({
  renderer: rendererBuild({ root: 'src/renderer', outDir: 'out/renderer' }),
});
