import type { ProfileKeys, RandomPort } from '@countinghouse/core';
import { seal, unseal } from '../crypto/aead.ts';
import { type KeyName, keyOf } from './keys.ts';
import type { Kdf, SealedKeys, Wrap } from './schema.ts';

/** What identifies a wrap while keys are sealed under it. */
export interface WrapPlace {
  readonly profileId: string;
  readonly purpose: Wrap['purpose'];
}

/** A key and the generation it belongs to. */
export interface Generation {
  readonly id: number;
  readonly keys: ProfileKeys;
}

/** The authenticated name of one sealed key: moved to another profile, wrap or key it does not open. */
function sealedName(place: WrapPlace, generation: number, key: KeyName | 'escrow'): string {
  return `countinghouse/${place.profileId}/wrap/${place.purpose}/${generation}/${key}/1`;
}

/** Seals one generation. The keychain may open tracking only, so it never gets the vault key. */
export function sealGeneration(
  place: WrapPlace,
  wrappingKey: Uint8Array,
  generation: Generation,
  random: RandomPort,
): SealedKeys {
  const sealKey = (name: KeyName) =>
    seal(
      wrappingKey,
      sealedName(place, generation.id, name),
      keyOf(generation.keys, name),
      random.bytes(12),
    ).toString('base64');
  return {
    generation: generation.id,
    ledger: sealKey('ledger'),
    connection: sealKey('connection'),
    vault: place.purpose === 'keychain' ? null : sealKey('vault'),
  };
}

/** Makes a wrap of every given generation. `escrowKey` is the newest vault key. */
export function makeWrap(
  place: WrapPlace,
  parts: {
    readonly wrappingKey: Uint8Array;
    readonly kdf: Kdf;
    readonly generations: readonly Generation[];
    readonly escrowKey: Uint8Array;
    readonly createdAt: number;
    readonly random: RandomPort;
  },
): Wrap {
  const { random } = parts;
  return {
    id: Buffer.from(random.bytes(8)).toString('hex'),
    purpose: place.purpose,
    createdAt: parts.createdAt,
    kdf: parts.kdf,
    sealed: parts.generations.map((one) => sealGeneration(place, parts.wrappingKey, one, random)),
    escrow: sealEscrow(place, parts.escrowKey, parts.wrappingKey, random),
  };
}

/**
 * The wrapping key under the vault key. Whoever holds the vault key already holds everything a wrap
 * protects, and rotation can so wrap new keys for a recovery code nobody has to type.
 */
export function sealEscrow(
  place: WrapPlace,
  vaultKey: Uint8Array,
  wrappingKey: Uint8Array,
  random: RandomPort,
): string {
  return seal(vaultKey, sealedName(place, 0, 'escrow'), wrappingKey, random.bytes(12)).toString(
    'base64',
  );
}

/** The wrapping key of a wrap, by the vault key; null when it is another vault key's. */
export function openEscrow(profileId: string, wrap: Wrap, vaultKey: Uint8Array): Buffer | null {
  const place = { profileId, purpose: wrap.purpose };
  return unseal(vaultKey, sealedName(place, 0, 'escrow'), Buffer.from(wrap.escrow, 'base64'));
}

/** One key out of a wrap; null when the wrapping key is not the right one or the wrap lacks it. */
export function openSealedKey(
  place: WrapPlace,
  wrappingKey: Uint8Array,
  sealed: SealedKeys,
  name: KeyName,
): Buffer | null {
  const text = sealed[name];
  if (text === null) return null;
  return unseal(
    wrappingKey,
    sealedName(place, sealed.generation, name),
    Buffer.from(text, 'base64'),
  );
}

/** All three keys of the newest generation, with the one before it while a rotation is unfinished. */
export function openWrap(
  profileId: string,
  wrap: Wrap,
  wrappingKey: Uint8Array,
): (ProfileKeys & { readonly previous?: ProfileKeys }) | null {
  const place = { profileId, purpose: wrap.purpose };
  const opened: ProfileKeys[] = [];
  for (const sealed of wrap.sealed.toSorted((a, b) => b.generation - a.generation)) {
    const ledgerKey = openSealedKey(place, wrappingKey, sealed, 'ledger');
    const connectionKey = openSealedKey(place, wrappingKey, sealed, 'connection');
    const vaultKey = openSealedKey(place, wrappingKey, sealed, 'vault');
    if (ledgerKey === null || connectionKey === null || vaultKey === null) return null;
    opened.push({ ledgerKey, connectionKey, vaultKey });
  }
  const [newest, previous] = opened;
  if (newest === undefined) return null;
  return previous === undefined ? newest : { ...newest, previous };
}
