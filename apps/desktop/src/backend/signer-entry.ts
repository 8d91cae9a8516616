import { err, type KeyOpenerPort, ok } from '@countinghouse/core';
import { createKeyOpener, createProfile, profilePaths } from '@countinghouse/storage';
import {
  type Ceremony,
  hardenProcess,
  parentChannel,
  serveSigner,
} from '@countinghouse/wallet/signer-server';
import { systemClock, systemRandom } from './system.ts';

/**
 * The entry of the signer process. The only one that ever sees a passphrase, a recovery code or a
 * phrase; it ends at every lock, and with the backend. Arguments: profile, ledger directory.
 */
const [, , profile, directory = ''] = process.argv;

const keyOpener: KeyOpenerPort = createKeyOpener({
  headerPath: profilePaths(directory).header,
  clock: systemClock,
});

/** Makes the profile: secrets are [passphrase]; the recovery code goes to the person only. */
const setUp: Ceremony = async ([passphrase]) => {
  if (passphrase === undefined) {
    return err({ code: 'DOOR_REFUSED', message: 'A passphrase is needed to make a profile.' });
  }
  const made = await createProfile({
    directory,
    passphrase,
    clock: systemClock,
    random: systemRandom,
    program: 'Countinghouse',
  });
  if (!made.ok) return made;
  return ok({
    value: { profileId: made.value.profileId },
    toPerson: Buffer.from(made.value.recoveryCode, 'utf8'),
    keys: made.value.keys,
  });
};

hardenProcess();
serveSigner({
  profile: profile === 'live' ? 'live' : 'sandbox',
  channel: parentChannel(),
  keyOpener,
  clock: systemClock,
  random: systemRandom,
  ceremonies: { 'set up': setUp },
  exit: () => process.exit(0),
});
