import type { Scene } from './scene.ts';
import { SHELL_SCENES } from './scenes/shell.ts';

/** Every picture there is. */
export const SCENES: readonly Scene[] = [...SHELL_SCENES];
