import { describe, expect, it } from 'vitest';
import { START, steadyRandom } from '../testing/fake-world.ts';
import { DEFAULT_RETRY, retryDelay } from './retry.ts';
import { parseRetryAfter } from './retry-after.ts';

describe('parseRetryAfter', () => {
  it.each([
    ['3', 3_000],
    [' 0 ', 0],
    ['99999999999', 86_400_000],
    [new Date(START + 7_000).toUTCString(), 7_000],
    [new Date(START - 7_000).toUTCString(), 0],
    ['Sun, 06 Nov 2044 08:49:37 GMT', 86_400_000],
  ])('reads %s', (header, ms) => {
    expect(parseRetryAfter(header, START)).toBe(ms);
  });

  it.each([null, '', 'soon', '-1', '5.5', '1e3', '2026-11-22T12:00:00Z', 'Monday'])(
    'leaves %s alone',
    (header) => {
      expect(parseRetryAfter(header, START)).toBeUndefined();
    },
  );
});

describe('retryDelay', () => {
  it('grows with each attempt, up to the cap, and then gives up', () => {
    const most = steadyRandom(255);
    const policy = { ...DEFAULT_RETRY, attempts: 9 };
    const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => retryDelay(policy, n, undefined, most));
    expect(delays).toEqual([300, 600, 1200, 2400, 4800, 5000, 5000, 5000]);
    expect(retryDelay(policy, 9, undefined, most)).toBeUndefined();
  });

  it('never comes sooner than asked, and does not wait for ever', () => {
    expect(retryDelay(DEFAULT_RETRY, 1, 4_000, steadyRandom(0))).toBe(4_000);
    expect(retryDelay(DEFAULT_RETRY, 1, 10_001, steadyRandom(0))).toBeUndefined();
  });
});
