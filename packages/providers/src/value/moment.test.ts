import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../testing/property-runs.ts';
import { toInstant } from './moment.ts';

describe('toInstant', () => {
  it.each([
    [1_775_747_400, 1_775_747_400_000],
    [1_775_747_400_123, 1_775_747_400_123],
    ['1775747400', 1_775_747_400_000],
    [1_775_747_400.5, 1_775_747_400_500],
    ['2026-09-01T00:00:00.000Z', Date.UTC(2026, 8, 1)],
    ['2026-09-01T02:00:00+02:00', Date.UTC(2026, 8, 1)],
    ['2026-09-01', Date.UTC(2026, 8, 1)],
    [0, 0],
  ])('%s', (value, at) => {
    expect(toInstant(value)).toBe(at);
  });

  it.each([
    null,
    undefined,
    '',
    'soon',
    '-5',
    'Sep 1 2026',
    '2026-13-01',
    '9'.repeat(16),
    Number.NaN,
    -1,
    1e300,
  ])('has no moment for %s', (value) => {
    expect(toInstant(value)).toBeNull();
  });

  it('is a moment that can be written, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (value) => {
        const at = toInstant(value);
        if (at !== null) expect(() => new Date(at).toISOString()).not.toThrow();
      }),
      propertyRuns(300),
    );
  });
});
