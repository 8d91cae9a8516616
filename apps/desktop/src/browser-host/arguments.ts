import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  /** 0: a free one. */
  readonly port: number;
  /** Whether the system's browser is opened. */
  readonly open: boolean;
  /** Undefined: the usual place. */
  readonly dataFolder: string | undefined;
  readonly help: boolean;
}

export const HELP = `npm run start:browser -- [options]

Opens Countinghouse in a browser, served on this machine alone.

  --port N         the port on 127.0.0.1; a free one when not given
  --no-open        print the address and open nothing
  --data-dir DIR   where profiles are kept
  --help           this
`;

/** Parses the command line. Throws with a sentence for a person. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { port = '0', 'data-dir': dataFolder } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error('--port must be a whole number from 1 to 65535');
  }
  if (dataFolder === '') throw new Error('--data-dir must name a folder');
  return { port: Number(port), open: !values['no-open'], dataFolder, help: values.help };
}
