import type { Round } from './figure.ts';

/**
 * Runs baseline and subject in turn, once to warm up and then `count` times. Who goes first
 * changes every round, so that neither always finds the caches the other has left.
 */
export async function interleave(
  count: number,
  halves: {
    readonly baseline: () => number | Promise<number>;
    readonly subject: () => number | Promise<number>;
  },
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let index = 0; index <= count; index += 1) {
    const subjectFirst = index % 2 === 1;
    const early = subjectFirst ? await halves.subject() : await halves.baseline();
    const late = subjectFirst ? await halves.baseline() : await halves.subject();
    const [baseline, subject] = subjectFirst ? [late, early] : [early, late];
    if (index > 0) rounds.push({ baseline, subject });
  }
  return rounds;
}

/** Milliseconds that `work` takes. */
export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
