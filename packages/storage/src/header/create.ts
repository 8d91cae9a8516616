import type { ClockPort, ProfileKeys, RandomPort } from '@countinghouse/core';
import { deriveFromPassphrase, deriveFromSecret, type ScryptCost } from '../crypto/kdf.ts';
import { wipe } from '../crypto/wipe.ts';
import { GENESIS_HASH } from '../ledger/chain.ts';
import { CIPHER_FORMAT, type CipherFormat } from '../ledger/cipher.ts';
import { checkValues } from './keys.ts';
import { RECOVERY_INFO } from './open-keys.ts';
import { HEADER_VERSION, type Header, type Wrap } from './schema.ts';
import { NO_ATTEMPTS } from './throttle.ts';
import { type Generation, makeWrap } from './wraps.ts';

/** What new wraps are made of. */
export interface WrapParts {
  readonly profileId: string;
  readonly generations: readonly Generation[];
  /** The newest vault key. */
  readonly escrowKey: Uint8Array;
  readonly clock: ClockPort;
  readonly random: RandomPort;
}

/** A header for new keys, wrapped by a passphrase and a recovery secret. */
export async function newHeader(parts: {
  readonly keys: ProfileKeys;
  readonly passphrase: Uint8Array;
  readonly recoverySecret: Uint8Array;
  readonly scrypt: ScryptCost;
  readonly machine: string | null;
  readonly format?: CipherFormat;
  readonly clock: ClockPort;
  readonly random: RandomPort;
}): Promise<Header> {
  const { keys, clock, random } = parts;
  const profileId = Buffer.from(random.bytes(16)).toString('hex');
  const wrapParts: WrapParts = {
    profileId,
    generations: [{ id: 1, keys }],
    escrowKey: keys.vaultKey,
    clock,
    random,
  };
  return {
    format: 'countinghouse-header',
    version: HEADER_VERSION,
    profileId,
    createdAt: clock.now(),
    database: parts.format ?? CIPHER_FORMAT,
    generations: [{ id: 1, check: checkValues(profileId, keys) }],
    wraps: [
      await passphraseWrap(wrapParts, parts.passphrase, parts.scrypt),
      recoveryWrap(wrapParts, parts.recoverySecret),
    ],
    attempts: NO_ATTEMPTS,
    mark: { seq: 0, hash: Buffer.from(GENESIS_HASH).toString('hex') },
    machine: parts.machine,
    recovered: null,
  };
}

/** A wrap that a passphrase opens. */
export async function passphraseWrap(
  parts: WrapParts,
  passphrase: Uint8Array,
  cost: ScryptCost,
): Promise<Wrap> {
  const salt = Buffer.from(parts.random.bytes(16));
  const wrappingKey = await deriveFromPassphrase(passphrase, salt, cost);
  const { N, r, p } = cost;
  const wrap = makeWrap(
    { profileId: parts.profileId, purpose: 'passphrase' },
    {
      ...parts,
      wrappingKey,
      kdf: { name: 'scrypt', N, r, p, salt: salt.toString('hex') },
      createdAt: parts.clock.now(),
    },
  );
  wipe(wrappingKey);
  return wrap;
}

/** A wrap that a recovery secret opens. */
export function recoveryWrap(parts: WrapParts, secret: Uint8Array): Wrap {
  const salt = Buffer.from(parts.random.bytes(16));
  const wrappingKey = deriveFromSecret(secret, salt, RECOVERY_INFO);
  const wrap = makeWrap(
    { profileId: parts.profileId, purpose: 'recovery' },
    {
      ...parts,
      wrappingKey,
      kdf: { name: 'hkdf-sha256', salt: salt.toString('hex') },
      createdAt: parts.clock.now(),
    },
  );
  wipe(wrappingKey);
  return wrap;
}
