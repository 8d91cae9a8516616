import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the person, or `npm start`, has said on the command line. */
export interface Settings {
  readonly dataFolder: string | null;
  /** The Node that runs the sandbox; only of use in a checkout. */
  readonly sandboxNode: string | null;
}

/**
 * Reads our own options and passes over Chromium's. A relative folder is meant from where the
 * person stands.
 */
export function readSettings(argv: readonly string[], from: string): Settings {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: { 'data-dir': { type: 'string' }, 'sandbox-node': { type: 'string' } },
  });
  const folder = values['data-dir'];
  const node = values['sandbox-node'];
  return {
    dataFolder: typeof folder === 'string' && folder !== '' ? resolve(from, folder) : null,
    sandboxNode: typeof node === 'string' && isAbsolute(node) ? node : null,
  };
}
