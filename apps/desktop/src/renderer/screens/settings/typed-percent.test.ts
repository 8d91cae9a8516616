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

test.each([
  ['much', 'That is no number. Type a number from 0.01 to 50.'],
  ['1..2', 'That is no number. Type a number from 0.01 to 50.'],
  ['-1', 'It cannot be less than nothing. Type a number from 0.01 to 50.'],
  ['0', 'That is too little. Type a number from 0.01 to 50.'],
  ['50.01', 'That is too much. Type a number from 0.01 to 50.'],
  ['9'.repeat(90), 'That is too much. Type a number from 0.01 to 50.'],
  ['0.125', 'Two digits after the point at most. Type a number from 0.01 to 50.'],
])('says what is wrong with %s, and what is allowed', (text, problem) => {
  expect(typedPercent(text, 'en').problem).toBe(problem);
});

test('says it in the digits of the person', () => {
  expect(typedPercent('0', 'de').problem).toContain('0,01');
});
