import { expect, it } from 'vitest';
import { reasonOf } from './reason.ts';

it('says known errors of contracts plainly, and leaves the others as words of the service', () => {
  expect(reasonOf('execution reverted: InsufficientOutput(98,99)').why).toBe(
    'less would have come out than you accept',
  );
  expect(reasonOf('Job failed: InsufficientOutputs')).toEqual({
    why: 'in the words of 1tx, “Job failed: InsufficientOutputs”',
    todo: null,
  });
  expect(reasonOf(null).why).toBe('no reason was given');
});
