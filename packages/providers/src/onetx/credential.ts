import { err, ok, type Result } from '@countinghouse/core';
import { BAD_KEY, isKeyText } from '../http/key.ts';

/**
 * An API key of 1tx. Grants are bound to the key that made them: another key of the same person may
 * not act under them.
 */
export interface OneTxCredential {
  readonly apiKey: string;
}

/** The header for a credential; or a sentence, which never holds the key. */
export function credentialHeaders(
  credential: OneTxCredential,
): Result<Readonly<Record<string, string>>, string> {
  const { apiKey } = credential;
  return isKeyText(apiKey) ? ok({ 'x-api-key': apiKey }) : err(BAD_KEY);
}
