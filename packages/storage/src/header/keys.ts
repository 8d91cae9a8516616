import { createHmac } from 'node:crypto';
import type { OpenedKeys, ProfileKeys, RandomPort } from '@countinghouse/core';
import { wipe } from '../crypto/wipe.ts';

export type { OpenedKeys } from '@countinghouse/core';

/** The three keys of a profile, by the names they have in the header. */
export const KEY_NAMES = ['ledger', 'connection', 'vault'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** Three new keys. */
export function newKeys(random: RandomPort): ProfileKeys {
  return {
    ledgerKey: random.bytes(32),
    connectionKey: random.bytes(32),
    vaultKey: random.bytes(32),
  };
}

/** Overwrites all keys. */
export function wipeKeys(keys: OpenedKeys): void {
  wipe(keys.ledgerKey, keys.connectionKey, keys.vaultKey);
  if (keys.previous !== undefined) wipeKeys(keys.previous);
}

/** The key of that name. */
export function keyOf(keys: ProfileKeys, name: KeyName): Uint8Array {
  switch (name) {
    case 'ledger':
      return keys.ledgerKey;
    case 'connection':
      return keys.connectionKey;
    case 'vault':
      return keys.vaultKey;
  }
}

/**
 * 16 bytes that recognise a key without helping to find it, as hex. They let the program tell a
 * wrong key from a damaged file, which SQLite answers alike.
 */
export function checkValue(profileId: string, name: KeyName, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`countinghouse/${profileId}/check/${name}`)
    .digest('hex')
    .slice(0, 32);
}

/** Check values of all three keys. */
export function checkValues(profileId: string, keys: ProfileKeys): Record<KeyName, string> {
  return {
    ledger: checkValue(profileId, 'ledger', keys.ledgerKey),
    connection: checkValue(profileId, 'connection', keys.connectionKey),
    vault: checkValue(profileId, 'vault', keys.vaultKey),
  };
}
