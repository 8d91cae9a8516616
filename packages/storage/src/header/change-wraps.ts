import type { ClockPort, ProfileKeys, RandomPort, Result } from '@countinghouse/core';
import { DEFAULT_SCRYPT_COST, isStrongEnough, type ScryptCost } from '../crypto/kdf.ts';
import { formatRecoveryCode, RECOVERY_SECRET_BYTES } from '../crypto/recovery-code.ts';
import { wipe } from '../crypto/wipe.ts';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import type { StepHook } from '../files/atomic-write.ts';
import { err, ok } from '../result.ts';
import { passphraseWrap, recoveryWrap, type WrapParts } from './create.ts';
import { readHeader } from './header-file.ts';
import { checkValues, type OpenedKeys } from './keys.ts';
import type { Header, Wrap } from './schema.ts';
import { NO_ATTEMPTS } from './throttle.ts';
import { updateHeader } from './update.ts';
import type { Generation } from './wraps.ts';

/** What every change of the header's wraps needs. `keys` come from {@link createKeyOpener}. */
export interface WrapChange {
  readonly headerPath: string;
  readonly keys: OpenedKeys;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly hook?: StepHook;
}

const SHORTEST_PASSPHRASE = 8;

/**
 * Replaces the passphrase in one write of the header. Snapshots keep the headers they were taken
 * with and go on opening with the passphrase of their day; {@link listSnapshots} says which.
 *
 * @param change `passphrase` is overwritten before this returns.
 */
export async function changePassphrase(
  change: WrapChange & { readonly passphrase: Uint8Array; readonly scrypt?: ScryptCost },
): Promise<Result<void, OpenFailure>> {
  const cost = change.scrypt ?? DEFAULT_SCRYPT_COST;
  try {
    if (change.passphrase.length < SHORTEST_PASSPHRASE) {
      return err(
        openFailure(
          'PASSPHRASE_TOO_SHORT',
          `The passphrase is shorter than ${SHORTEST_PASSPHRASE} characters. Choose a longer one.`,
        ),
      );
    }
    if (!isStrongEnough(cost)) {
      return err(openFailure('WRAP_TOO_WEAK', 'These scrypt parameters are below the minimum.'));
    }
    return await replaceWrap(change, 'passphrase', (parts) =>
      passphraseWrap(parts, change.passphrase, cost),
    );
  } finally {
    wipe(change.passphrase);
  }
}

/** Makes a new recovery code and ends the old one. The code is shown once and stored nowhere. */
export async function renewRecoveryCode(
  change: WrapChange,
): Promise<Result<{ readonly recoveryCode: string }, OpenFailure>> {
  const secret = change.random.bytes(RECOVERY_SECRET_BYTES);
  try {
    const replaced = await replaceWrap(change, 'recovery', async (parts) =>
      recoveryWrap(parts, secret),
    );
    return replaced.ok ? ok({ recoveryCode: formatRecoveryCode(secret) }) : replaced;
  } finally {
    wipe(secret);
  }
}

/** Builds a wrap of every generation the keys reach and puts it in the place of its purpose. */
export async function replaceWrap(
  change: WrapChange,
  purpose: Wrap['purpose'],
  build: (parts: WrapParts) => Promise<Wrap>,
): Promise<Result<void, OpenFailure>> {
  const header = readHeader(change.headerPath);
  if (!header.ok) return header;
  const generations = knownGenerations(header.value, change.keys);
  if (generations === null) return err(foreignKeys(change.headerPath));
  const wrap = await build({
    ...change,
    profileId: header.value.profileId,
    generations,
    escrowKey: change.keys.vaultKey,
  });
  return updateHeader(
    change.headerPath,
    (current) => ({
      ...current,
      wraps: [...current.wraps.filter((one) => one.purpose !== purpose), wrap],
      attempts: purpose === 'passphrase' ? NO_ATTEMPTS : current.attempts,
    }),
    change.hook,
  );
}

/**
 * The header's generations with their keys, newest first; null unless the keys cover all of them.
 * A wrap that lacked one would lock out whoever holds only that wrap.
 */
export function knownGenerations(header: Header, keys: OpenedKeys): readonly Generation[] | null {
  const offered: ProfileKeys[] = keys.previous === undefined ? [keys] : [keys, keys.previous];
  const found: Generation[] = [];
  for (const { id, check } of header.generations.toReversed()) {
    const fits = offered.find((one) => {
      const values = checkValues(header.profileId, one);
      return (
        values.ledger === check.ledger &&
        values.connection === check.connection &&
        values.vault === check.vault
      );
    });
    if (fits === undefined) return null;
    found.push({ id, keys: fits });
  }
  return found;
}

export function foreignKeys(path: string): OpenFailure {
  return openFailure(
    'WRONG_KEY',
    `These keys are not those of the header ${path}. Unlock the profile again; nothing was changed.`,
  );
}
