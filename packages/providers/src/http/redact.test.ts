import { describe, expect, it } from 'vitest';
import { quoteText, redact } from './redact.ts';

describe('redact', () => {
  it('takes out the secrets in use, and whatever looks like a token', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
    const text = redact(`key s3cret, Authorization: Bearer abcdefgh12, and ${jwt}.`, [
      's3cret',
      '',
    ]);
    expect(text).toBe('key [redacted], Authorization: Bearer [redacted], and [redacted].');
  });
});

describe('quoteText', () => {
  it('makes one visible line of anything', () => {
    expect(quoteText('a\n\tb\u202Ec\u0000d\u200B')).toBe('a b c d');
    expect(quoteText('x'.repeat(400))).toBe(`${'x'.repeat(300)}…`);
    expect(quoteText('😀'.repeat(4), 3)).toBe('😀😀😀…');
  });
});
