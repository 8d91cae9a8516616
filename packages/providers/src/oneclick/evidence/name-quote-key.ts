import type { QuoteKeyName } from '@countinghouse/core';
import { PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY } from '../signature/keys.ts';

/** Names the key a quote is signed with. Only a key from elsewhere than the file proves anything. */
export function nameQuoteKey(publicKey: string, trusted: readonly string[]): QuoteKeyName {
  if (publicKey === PRODUCTION_QUOTE_KEY) {
    return { name: '1Click’s production key', trusted: true };
  }
  if (trusted.includes(publicKey)) {
    return { name: `the key you named (${publicKey}), which is not 1Click’s own`, trusted: true };
  }
  if (publicKey === STAGING_QUOTE_KEY) {
    return { name: '1Click’s staging key, which proves nothing about real money', trusted: false };
  }
  return {
    name: `the key ${publicKey}, which is not 1Click’s: a sandbox, or a forgery`,
    trusted: false,
  };
}
