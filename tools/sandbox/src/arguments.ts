import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Arguments {
  readonly portBase: number | undefined;
  readonly blockTimeMs: number | undefined;
  readonly exitWithParent: boolean;
  /** Where it is kept; undefined: nowhere. */
  readonly dataFolder: string | undefined;
}

/** Parses the command line; throws with a sentence for a person. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'port-base': { type: 'string' },
      'block-time-ms': { type: 'string' },
      'data-dir': { type: 'string' },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  if (values['data-dir'] === '') throw new Error('--data-dir must name a folder');
  return {
    dataFolder: values['data-dir'],
    portBase: numberIn('--port-base', values['port-base'], 1, 65_532),
    blockTimeMs: numberIn('--block-time-ms', values['block-time-ms'], 50, 3_600_000),
    exitWithParent: values['exit-with-parent'],
  };
}

function numberIn(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}
