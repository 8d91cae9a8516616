import type { Result, UnlockFailure } from '@countinghouse/core';
import { deriveFromSecret } from '../crypto/kdf.ts';
import { wipe } from '../crypto/wipe.ts';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import type { Keychain } from '../keychain/keychain.ts';
import type { LedgerKeys } from '../ledger/connect.ts';
import { err, ok } from '../result.ts';
import { replaceWrap, type WrapChange } from './change-wraps.ts';
import { readHeader } from './header-file.ts';
import type { Wrap } from './schema.ts';
import { updateHeader } from './update.ts';
import { makeWrap, openSealedKey } from './wraps.ts';

const INFO = 'countinghouse/keychain/1';

/** Where the keychain keeps a profile's wrapping key. */
export function keyAccount(profileId: string): string {
  return `${profileId}/key`;
}

/**
 * Lets the keychain open tracking: it gets a wrapping key, and the header the ledger and connection
 * keys under it. Never the vault key. The entry is written and read back before the header relies
 * on it.
 */
export async function addKeychainWrap(
  change: WrapChange & { readonly keychain: Keychain },
): Promise<Result<void, OpenFailure>> {
  const header = readHeader(change.headerPath);
  if (!header.ok) return header;
  const { profileId } = header.value;
  const secret = Buffer.from(change.random.bytes(32));
  try {
    const text = secret.toString('base64');
    const stored = await change.keychain.set(keyAccount(profileId), text);
    if (!stored.ok) return stored;
    const read = await change.keychain.get(keyAccount(profileId));
    if (!read.ok) return read;
    if (read.value !== text) {
      return err(
        openFailure(
          'KEYCHAIN_FAILED',
          'The keychain did not keep what it was given. Use the passphrase.',
        ),
      );
    }
    return await replaceWrap(change, 'keychain', async (parts) => {
      const salt = Buffer.from(change.random.bytes(16));
      const wrappingKey = deriveFromSecret(secret, salt, INFO);
      try {
        return makeWrap(
          { profileId, purpose: 'keychain' },
          {
            ...parts,
            wrappingKey,
            kdf: { name: 'hkdf-sha256', salt: salt.toString('hex') },
            createdAt: change.clock.now(),
          },
        );
      } finally {
        wipe(wrappingKey);
      }
    });
  } finally {
    wipe(secret);
  }
}

/** Whether a header has a wrap for the keychain; false for one that cannot be read. Asks no keychain. */
export function hasKeychainWrap(headerPath: string): boolean {
  const header = readHeader(headerPath);
  return header.ok && header.value.wraps.some(({ purpose }) => purpose === 'keychain');
}

/** Takes the keychain's wrap out of the header, then its entry out of the keychain. */
export async function removeKeychainWrap(options: {
  readonly headerPath: string;
  readonly keychain: Keychain;
}): Promise<Result<void, OpenFailure>> {
  const header = readHeader(options.headerPath);
  if (!header.ok) return header;
  const removed = await updateHeader(options.headerPath, (current) => ({
    ...current,
    wraps: current.wraps.filter(({ purpose }) => purpose !== 'keychain'),
  }));
  if (!removed.ok) return removed;
  return options.keychain.delete(keyAccount(header.value.profileId));
}

/** The keys for tracking, by the keychain alone. A keychain without the entry is told from one that cannot answer. */
export async function openWithKeychain(options: {
  readonly headerPath: string;
  readonly keychain: Keychain;
}): Promise<Result<LedgerKeys & { readonly previous?: LedgerKeys }, UnlockFailure | OpenFailure>> {
  const header = readHeader(options.headerPath);
  if (!header.ok) return header;
  const { profileId, wraps } = header.value;
  // More than one only while a restore is unfinished: one of each generation, under the same entry.
  const own = wraps.filter(({ purpose }) => purpose === 'keychain');
  if (own.length === 0) return err(NOT_SET_UP);
  const entry = await options.keychain.get(keyAccount(profileId));
  if (!entry.ok) return entry;
  if (entry.value === null) return err(NOT_SET_UP);
  const secret = Buffer.from(entry.value, 'base64');
  try {
    const keys = own.flatMap((wrap) => trackingKeys(profileId, wrap, secret));
    const [newest, previous] = keys;
    if (newest === undefined) return err(NOT_SET_UP);
    return ok(previous === undefined ? newest : { ...newest, previous });
  } finally {
    wipe(secret);
  }
}

/** What one wrap leads to, the newest generation first. */
function trackingKeys(profileId: string, wrap: Wrap, secret: Uint8Array): readonly LedgerKeys[] {
  const wrappingKey = deriveFromSecret(secret, Buffer.from(wrap.kdf.salt, 'hex'), INFO);
  const place = { profileId, purpose: wrap.purpose };
  try {
    return wrap.sealed
      .toSorted((a, b) => b.generation - a.generation)
      .flatMap((sealed) => {
        const ledgerKey = openSealedKey(place, wrappingKey, sealed, 'ledger');
        const connectionKey = openSealedKey(place, wrappingKey, sealed, 'connection');
        return ledgerKey === null || connectionKey === null ? [] : [{ ledgerKey, connectionKey }];
      });
  } finally {
    wipe(wrappingKey);
  }
}

const NOT_SET_UP: UnlockFailure = {
  code: 'KEYCHAIN_FAILED',
  message:
    'The keychain has no matching key for this profile. Use the passphrase, then set the keychain up again.',
};
