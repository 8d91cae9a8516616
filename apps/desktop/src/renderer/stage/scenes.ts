import type { Scene } from './scene.ts';
import { SHELL_SCENES } from './scenes/shell.ts';
import { SWAP_SCENES } from './scenes/swap.ts';

/** Every picture there is. */
export const SCENES: readonly Scene[] = [...SHELL_SCENES, ...SWAP_SCENES];
