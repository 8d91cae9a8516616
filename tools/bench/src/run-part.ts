import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Part } from './bench.ts';
import type { Figure } from './measure/figure.ts';
import type { Scale } from './scale.ts';

/**
 * Measures one part in a fresh process: what an earlier part has left on the heap would be collected
 * on the next one's time.
 */
export async function runPart(part: Part, scale: Scale): Promise<readonly Figure[]> {
  const child = fork(
    fileURLToPath(new URL('./part-entry.ts', import.meta.url)),
    [part, JSON.stringify(scale)],
    { execArgv: ['--conditions=source'] },
  );
  let figures: readonly Figure[] | null = null;
  // The entry beside this file sends nothing else.
  child.on('message', (message) => {
    figures = message as readonly Figure[];
  });
  const [code] = await once(child, 'exit');
  if (figures === null || code !== 0) throw new Error(`Measuring ${part} ended with ${code}.`);
  return figures;
}
