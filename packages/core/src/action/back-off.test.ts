import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextLook } from './back-off.ts';

const random = (byte: number) => ({ bytes: () => Uint8Array.of(byte) });

it('looks often at first, ever more slowly, and never less than once in about a minute', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(255), (quiet, byte) => {
      const wait = nextLook({ now: quiet, lastEventAt: 0, length: 9 }, random(byte)) - quiet;
      expect(wait).toBeGreaterThanOrEqual(1_800);
      expect(wait).toBeLessThanOrEqual(66_000);
    }),
  );
  const at = (quiet: number) =>
    nextLook({ now: quiet, lastEventAt: 0, length: 9 }, random(128)) - quiet;
  expect(at(0)).toBeLessThan(2_300);
  expect(at(60_000)).toBeGreaterThan(13_000);
  expect(at(10 ** 7)).toBeGreaterThan(50_000);
});

it('waits as long as the other side asks', () => {
  expect(nextLook({ now: 1_000, lastEventAt: 0, length: 9 }, random(0), 90_000)).toBe(91_000);
});

it('does not leave the chains unwatched for a day because one service wants to rest for one', () => {
  const day = 24 * 60 * 60_000;
  const wait = nextLook({ now: 0, lastEventAt: 0, length: 9 }, random(0), day);
  expect(wait).toBeLessThanOrEqual(5 * 60_000);
});

it('is not confused by a clock that went back', () => {
  expect(nextLook({ now: 0, lastEventAt: 10_000, length: 9 }, random(0))).toBeGreaterThan(0);
});

it('looks slowly at an action whose service keeps changing its mind', () => {
  const after = (length: number) => nextLook({ now: 0, lastEventAt: 0, length }, random(128));
  expect(after(60)).toBeLessThan(2_300);
  expect(after(61)).toBeGreaterThan(50_000);
  expect(after(501)).toBeGreaterThan(50 * 60_000);
});
