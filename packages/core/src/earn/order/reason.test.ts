import { expect, it } from 'vitest';
import { reasonOf } from './reason.ts';

it('says known errors of contracts plainly, and leaves the others as they are', () => {
  expect(reasonOf('execution reverted: InsufficientOutput(98,99)')).toBe(
    'less would have come out than you accept',
  );
  expect(reasonOf('Job failed: InsufficientOutputs')).toBe('Job failed: InsufficientOutputs');
  expect(reasonOf(null)).toBe('no reason was given');
});
