import { parseArgs } from 'node:util';
import { PARTS, type Part, partNamed } from './bench.ts';
import { FORMATS, type Format } from './fixture/profile.ts';
import { FULL, type Scale } from './scale.ts';

/** What the command line asks for. */
export interface Arguments {
  readonly json: string | undefined;
  readonly parts: readonly Part[];
  readonly scale: Scale;
}

/** Parses the command line; throws with a sentence for a person. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'string' },
      size: { type: 'string' },
      format: { type: 'string' },
      only: { type: 'string', multiple: true },
    },
  });
  const only = values.only?.flatMap((text) => text.split(',')).map(partNamed);
  return {
    json: values.json,
    parts: only ?? PARTS,
    scale: {
      ...FULL,
      ...(values.size === undefined ? {} : { events: sizeOf(values.size) }),
      ...(values.format === undefined ? {} : { format: formatNamed(values.format) }),
    },
  };
}

function formatNamed(name: string): Format {
  const format = FORMATS.find((one) => one === name);
  if (format === undefined) throw new Error(`--format takes ${FORMATS.join(', ')}; not "${name}"`);
  return format;
}

function sizeOf(text: string): number {
  const size = Number(text);
  if (!/^\d+$/.test(text) || size < FULL.few || size > FULL.events * 10) {
    throw new Error(`--size must be a whole number from ${FULL.few} to ${FULL.events * 10}`);
  }
  return size;
}
