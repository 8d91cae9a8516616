import { err, ok, type Result } from '@countinghouse/core';
import { BAD_KEY, isKeyText } from '../http/key.ts';

/** A partner key. The same key works in either header; `api-key` is the newer one. */
export interface OneClickCredential {
  readonly type: 'api-key' | 'bearer';
  readonly token: string;
}

/** The headers for a credential, none for anonymous use; or a sentence, which never holds the key. */
export function credentialHeaders(
  credential: OneClickCredential | undefined,
): Result<Readonly<Record<string, string>>, string> {
  if (credential === undefined) return ok({});
  const { type, token } = credential;
  if (!isKeyText(token)) return err(BAD_KEY);
  return ok(type === 'bearer' ? { authorization: `Bearer ${token}` } : { 'x-api-key': token });
}
