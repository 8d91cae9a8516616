import { bench, partNamed } from './bench.ts';
import type { Scale } from './scale.ts';

/** Measures one part in this process and hands the figures to the one that started it. */
const [name = '', scale = ''] = process.argv.slice(2);
// Written by run-part.ts, from a typed value.
const figures = await bench([partNamed(name)], JSON.parse(scale) as Scale, (line) =>
  console.error(line),
);
process.send?.(figures);
process.disconnect?.();
