import { isAbsolute } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  /** 0: the one of the last start, or a free one. */
  readonly port: number;
  /** Whether the system's browser is opened. */
  readonly open: boolean;
  /** Undefined: the usual place. */
  readonly dataFolder: string | undefined;
  /** The Node that runs the sandbox; undefined: the one that runs this. */
  readonly sandboxNode: string | undefined;
  readonly help: boolean;
}

export const HELP = `npm run start:browser -- [options]

Opens Countinghouse in a browser, served on this machine alone.

  --port N              the port on 127.0.0.1; when not given, that of the last start,
                        or a free one
  --no-open             print the address and open nothing
  --data-dir DIR        where profiles are kept
  --sandbox-node FILE   the Node that runs the sandbox
  --help                this
`;

/** Parses the command line. Throws with a sentence for a person. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
      'sandbox-node': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { port = '0', 'data-dir': dataFolder, 'sandbox-node': sandboxNode } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error('--port must be a whole number from 1 to 65535');
  }
  if (dataFolder === '') throw new Error('--data-dir must name a folder');
  if (sandboxNode !== undefined && !isAbsolute(sandboxNode)) {
    throw new Error('--sandbox-node must be the whole path of a program');
  }
  const { 'no-open': closed, help } = values;
  return { port: Number(port), open: !closed, dataFolder, sandboxNode, help };
}
