import { expect, test } from 'vitest';
import { typedPercent } from './typed-percent.ts';

test('reads a percentage as it is typed', () => {
  expect(typedPercent('0.5', 'en')).toEqual({ basisPoints: 50, problem: null });
  expect(typedPercent('1 %', 'en').basisPoints).toBe(100);
  expect(typedPercent('0,25', 'de').basisPoints).toBe(25);
  expect(typedPercent('', 'en')).toEqual({ basisPoints: null, problem: null });
  for (const wrong of ['0', '51', '0.001', 'much']) {
    expect(typedPercent(wrong, 'en')).toMatchObject({
      basisPoints: null,
      problem: expect.any(String),
    });
  }
});
