import { err, type KeyOpenerPort, ok } from '@countinghouse/core';
import {
  createKeyOpener,
  createProfile,
  profilePaths,
  restoreSnapshot,
  snapshotHeaderPath,
} from '@countinghouse/storage';
import { type Ceremony, hardenProcess, serveSigner } from '@countinghouse/wallet/signer-server';
import { signerChannel } from './electron/signer-channel.ts';
import { systemClock, systemRandom } from './system.ts';

/**
 * The entry of the signer process. The only one that ever sees a passphrase, a recovery code or a
 * phrase; it ends at every lock, and with the backend. Arguments: profile, ledger directory.
 */
const [, , profile, directory = ''] = process.argv;

const environment = { clock: systemClock, random: systemRandom, program: 'Countinghouse' };
const openerOf = (headerPath: string): KeyOpenerPort =>
  createKeyOpener({ headerPath, clock: systemClock });

/** Makes the profile: secrets are [passphrase]; the recovery code goes to the person only. */
const setUp: Ceremony = async ([passphrase]) => {
  if (passphrase === undefined) {
    return err({ code: 'DOOR_REFUSED', message: 'A passphrase is needed to make a profile.' });
  }
  const made = await createProfile({ ...environment, directory, passphrase });
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
    return err({ code: 'DOOR_REFUSED', message: 'A snapshot and what opens it are needed.' });
  }
  const { snapshot } = wish;
  const opener = openerOf(snapshotHeaderPath(snapshot));
  const keys = await (wish.how === 'passphrase'
    ? opener.openWithPassphrase(secret)
    : opener.openWithRecoveryCode(secret));
  if (!keys.ok) return keys;
  const restored = await restoreSnapshot({ ...environment, directory, snapshot, keys: keys.value });
  if (!restored.ok) return restored;
  return ok({ value: { quarantined: restored.value.quarantined }, keys: keys.value });
};

hardenProcess();
serveSigner({
  profile: profile === 'live' ? 'live' : 'sandbox',
  channel: signerChannel(),
  keyOpener: openerOf(profilePaths(directory).header),
  clock: systemClock,
  random: systemRandom,
  ceremonies: { 'set up': setUp, restore },
  exit: () => process.exit(0),
});
