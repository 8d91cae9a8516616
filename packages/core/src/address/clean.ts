import type { Result } from '../result/result.ts';
import { ok } from '../result/result.ts';
import type { AddressProblem } from './address.ts';
import { refuse } from './address.ts';
import { looksSecret } from './secret.ts';

// The longest address in use, a unified one of Zcash with every receiver, stays well below this.
const MAX_CHARACTERS = 1_000;

/** What every chain asks of a typed or pasted address: text, trimmed, printable ASCII, no secret. */
export function cleanAddress(text: unknown): Result<string, AddressProblem> {
  if (typeof text !== 'string') return refuse('NOT_TEXT', 'An address must be text.');
  const trimmed = text.trim();
  if (trimmed === '') return refuse('EMPTY', 'Enter an address.');
  if (trimmed.length > MAX_CHARACTERS)
    return refuse('TOO_LONG', 'This is too long for an address.');
  if (looksSecret(trimmed)) {
    return refuse(
      'SECRET_KEY',
      'This looks like a private key or recovery phrase, not an address. Do not enter it anywhere; it was not kept.',
    );
  }
  if (/[^\x21-\x7e]/u.test(trimmed)) {
    return refuse(
      'BAD_FORM',
      'This holds spaces, invisible characters or letters that no address has: copy the address again.',
    );
  }
  return ok(trimmed);
}
