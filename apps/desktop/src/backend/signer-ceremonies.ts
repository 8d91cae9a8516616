import { err, type KeyOpenerPort, ok, type Result } from '@countinghouse/core';
import {
  addKeychainWrap,
  changePassphrase,
  createKeyOpener,
  createProfile,
  DEFAULT_SCRYPT_COST,
  type Keychain,
  type OpenedKeys,
  profilePaths,
  renewRecoveryCode,
  restoreSnapshot,
  type ScryptCost,
  snapshotHeaderPath,
  wipeKeys,
} from '@countinghouse/storage';
import type { Ceremony } from '@countinghouse/wallet/signer-server';
import { systemClock, systemRandom } from './system.ts';

const environment = { clock: systemClock, random: systemRandom, program: 'Countinghouse' };

const refused = (message: string) => err({ code: 'DOOR_REFUSED', message });

/**
 * What the signer does with secrets beside signing. Runs in its process and nowhere else.
 *
 * @param scrypt what a passphrase costs to try; only tests choose it.
 */
export function signerCeremonies(
  directory: string,
  keychain: Keychain,
  scrypt: ScryptCost = DEFAULT_SCRYPT_COST,
): Readonly<Record<string, Ceremony>> {
  const { header } = profilePaths(directory);
  const change = { ...environment, headerPath: header };
  const today = createKeyOpener({ headerPath: header, clock: systemClock });

  /** Opens today's keys for one piece of work and overwrites them after it. */
  async function withKeys<T, E>(
    opened: Promise<Result<OpenedKeys, E>>,
    work: (keys: OpenedKeys) => Promise<T>,
  ): Promise<T | { readonly ok: false; readonly error: E }> {
    const keys = await opened;
    if (!keys.ok) return keys;
    try {
      return await work(keys.value);
    } finally {
      wipeKeys(keys.value);
    }
  }

  /** Makes the profile: secrets are [passphrase]; the recovery code goes to the person only. */
  const setUp: Ceremony = async ([passphrase]) => {
    if (passphrase === undefined) return refused('A passphrase is needed to make a profile.');
    const made = await createProfile({ ...environment, directory, passphrase, scrypt });
    if (!made.ok) return made;
    return ok({
      value: { profileId: made.value.profileId },
      toPerson: Buffer.from(made.value.recoveryCode, 'utf8'),
      keys: made.value.keys,
    });
  };

  /**
   * Brings a snapshot back: secrets are [passphrase of its day] or [recovery code]. Works in an empty
   * folder on a new machine; what stood there before is kept in quarantine.
   */
  const restore: Ceremony = async ([secret], params) => {
    const wish = params as { readonly snapshot?: unknown; readonly how?: unknown } | null;
    if (secret === undefined || typeof wish?.snapshot !== 'string') {
      return refused('A snapshot and what opens it are needed.');
    }
    const { snapshot } = wish;
    const opener: KeyOpenerPort = createKeyOpener({
      headerPath: snapshotHeaderPath(snapshot),
      clock: systemClock,
    });
    const keys = await (wish.how === 'passphrase'
      ? opener.openWithPassphrase(secret)
      : opener.openWithRecoveryCode(secret));
    if (!keys.ok) return keys;
    const options = { ...environment, directory, snapshot, keys: keys.value };
    const restored = await restoreSnapshot(options);
    if (!restored.ok) {
      wipeKeys(keys.value);
      return restored;
    }
    return ok({ value: { quarantined: restored.value.quarantined }, keys: keys.value });
  };

  /**
   * Secrets are [today's passphrase or the recovery code, the new passphrase]: whoever has forgotten
   * the one must be able to set another with what was printed.
   */
  const newPassphrase: Ceremony = async ([secret, passphrase]) => {
    if (secret === undefined || passphrase === undefined) {
      return refused('Today’s passphrase and the new one are needed.');
    }
    return withKeys(openWithEither(secret), async (keys) => {
      const changed = await changePassphrase({ ...change, keys, passphrase, scrypt });
      return changed.ok ? ok({ value: null }) : changed;
    });
  };

  /** A code carries a checksum, so a passphrase is not taken for one; the opener wipes what it gets. */
  async function openWithEither(secret: Uint8Array) {
    const byCode = await today.openWithRecoveryCode(Uint8Array.from(secret));
    return byCode.ok ? byCode : today.openWithPassphrase(secret);
  }

  /** Secrets are [passphrase]; the new code goes to the person only, and the old one is void. */
  const newRecoveryCode: Ceremony = async ([passphrase]) => {
    if (passphrase === undefined) return refused('The passphrase is needed.');
    return withKeys(today.openWithPassphrase(passphrase), async (keys) => {
      const renewed = await renewRecoveryCode({ ...change, keys });
      if (!renewed.ok) return renewed;
      return ok({ value: null, toPerson: Buffer.from(renewed.value.recoveryCode, 'utf8') });
    });
  };

  /** Secrets are [recovery code]: that what was written down opens the vault. */
  const checkRecoveryCode: Ceremony = async ([code]) => {
    if (code === undefined) return refused('The recovery code is needed.');
    return withKeys(today.openWithRecoveryCode(code), async () => ok({ value: null }));
  };

  /** Secrets are [passphrase]: the keychain may from now on open tracking. */
  const trustKeychain: Ceremony = async ([passphrase]) => {
    if (passphrase === undefined) return refused('The passphrase is needed.');
    return withKeys(today.openWithPassphrase(passphrase), async (keys) => {
      const trusted = await addKeychainWrap({ ...change, keys, keychain });
      return trusted.ok ? ok({ value: null }) : trusted;
    });
  };

  return {
    'set up': setUp,
    restore,
    'change passphrase': newPassphrase,
    'renew recovery code': newRecoveryCode,
    'check recovery code': checkRecoveryCode,
    'trust keychain': trustKeychain,
  };
}
