import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AddressProblem } from './address.ts';
import { refuse } from './address.ts';
import { cleanAddress } from './clean.ts';

/**
 * For chains whose addresses cannot be checked: takes the address entered twice and gives it trimmed
 * if both entries are the same, letter for letter and case included. Says nothing of its validity.
 */
export function confirmTwice(a: unknown, b: unknown): Result<string, AddressProblem> {
  const first = cleanAddress(a);
  if (!first.ok) return first;
  const second = cleanAddress(b);
  if (!second.ok) return second;
  return first.value === second.value
    ? ok(first.value)
    : refuse('MISMATCH', 'The two entries differ: compare both with the source.');
}
