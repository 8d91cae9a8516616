import { err, ok, type Result } from '@countinghouse/core';

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
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token))
    return err('The key is empty or holds spaces or characters a key cannot have. Paste it again.');
  return ok(type === 'bearer' ? { authorization: `Bearer ${token}` } : { 'x-api-key': token });
}
