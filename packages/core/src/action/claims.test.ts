import { expect, it } from 'vitest';
import { createClaims } from './claims.ts';

it('gives a thing to whoever asks first, until that action lets go of all it took', () => {
  const claims = createClaims();
  expect(claims.take('payout', 'a')).toBe(true);
  expect(claims.take('payout', 'a')).toBe(true);
  expect(claims.take('payout', 'b')).toBe(false);
  expect(claims.take('refund', 'b')).toBe(true);
  claims.letGo('a');
  expect(claims.take('payout', 'b')).toBe(true);
  expect(claims.take('refund', 'a')).toBe(false);
});
