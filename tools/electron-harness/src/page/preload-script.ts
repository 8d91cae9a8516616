import { createCodec } from './codec.ts';
import { type PreloadSettings, preloadWorld } from './preload-world.ts';

/**
 * One script for the isolated world: the surroundings of a sandboxed preload, and the preload in them.
 *
 * @param preload the built CommonJS bundle
 */
export function preloadScript(preload: string, settings: PreloadSettings): string {
  return [
    `(${preloadWorld})(${JSON.stringify(settings)}, (${createCodec})(),`,
    `(require, process, exports) => { const module = { exports }; const global = globalThis;`,
    `void [module, global];\n${preload}\n});`,
  ].join('\n');
}
