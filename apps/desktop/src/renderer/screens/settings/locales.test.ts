import { expect, test } from 'vitest';
import { localeOptions, sampleOf } from './locales.ts';

test('shows how a number and a date look', () => {
  expect(sampleOf('en-GB')).toBe('1,234,567.89 on 24 Nov 2026');
  expect(sampleOf('de-DE')).toBe('1.234.567,89 on 24.11.2026');
});

test('what is set can be seen, even where it is none of ours', () => {
  const values = localeOptions('ast-ES').map(({ value }) => value);
  expect(values[0]).toBe('system');
  expect(values).toContain('ast-ES');
  expect(new Set(values).size).toBe(values.length);
});
