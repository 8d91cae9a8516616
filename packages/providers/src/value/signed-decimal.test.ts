import { describe, expect, it } from 'vitest';
import { signedDecimal } from './signed-decimal.ts';

describe('signedDecimal', () => {
  it.each([
    [5.2, '5.2'],
    [-0.35, '-0.35'],
    ['-1e-7', '-0.0000001'],
    [-0, '0'],
    ['-0.0', '0'],
    ['12.50', '12.5'],
  ])('%s', (value, text) => {
    expect(signedDecimal(value)).toBe(text);
  });

  it.each([null, undefined, '', '-', '--1', '-NaN', Number.NEGATIVE_INFINITY, 'a lot'])(
    'has no words for %s',
    (value) => {
      expect(signedDecimal(value)).toBeNull();
    },
  );
});
