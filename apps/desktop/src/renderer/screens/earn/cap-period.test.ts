import { expect, test } from 'vitest';
import { periodWords } from './cap-period.ts';

const cap = (everySeconds: number | null) => ({
  ...{ givenAt: 0, certain: true, each: null },
  period: { units: '5', everySeconds, used: '0' },
});

test('names the period of the right that was given before, and else who names it', () => {
  expect(periodWords('Base', cap(86_400))).toContain('on Base, a period is 24 hours.');
  for (const said of [
    periodWords(null, null),
    periodWords('Base', null),
    periodWords('Base', cap(null)),
  ]) {
    expect(said).toBe(
      'How long a period is, 1tx says only in what you are to sign. You read it before you sign.',
    );
  }
});
