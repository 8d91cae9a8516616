import { defineConfig } from 'vite';
import { rendererBuild } from './renderer.config.ts';

/** The stage: the page over scripted answers. Built for pictures and tests, never shipped. */
export default defineConfig(rendererBuild({ root: 'src/renderer/stage', outDir: 'out/stage' }));
