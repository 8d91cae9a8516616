import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

/** `handle` and its kin are not used, and throw by name. */
export const ipcMain = strict('ipcMain', new EventEmitter());
