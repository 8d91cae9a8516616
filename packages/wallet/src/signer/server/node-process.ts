import { writeFileSync } from 'node:fs';
import type { SignerChannel } from '../protocol/channel.ts';

/** The channel of a Node child process to its parent (`fork` with advanced serialization). */
export function parentChannel(): SignerChannel {
  return {
    postMessage: (message) => {
      // The parent may be gone between two lines; then there is nobody to tell.
      if (process.connected) process.send?.(message, undefined, {}, () => undefined);
    },
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}

/**
 * What a process that holds keys does first: no memory in core dumps (Linux), no signal but the
 * final ones, no report of an inner failure on a terminal.
 */
export function hardenProcess(): void {
  try {
    if (process.platform === 'linux') writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A container may forbid it; then the system's own setting for dumps stands.
  }
  // An unlocked terminal's Ctrl-C goes to the whole group; the parent decides when this one ends.
  process.on('SIGINT', () => undefined);
  process.on('uncaughtException', () => process.exit(70));
  process.on('unhandledRejection', () => process.exit(70));
}
