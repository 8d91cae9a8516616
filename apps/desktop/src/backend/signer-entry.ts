import { createKeyOpener, profilePaths } from '@countinghouse/storage';
import { hardenProcess, serveSigner } from '@countinghouse/wallet/signer-server';
import { signerChannel } from './electron/signer-channel.ts';
import { systemKeychain } from './keychain.ts';
import { signerCeremonies } from './signer-ceremonies.ts';
import { systemClock, systemRandom } from './system.ts';

/**
 * The entry of the signer process. The only one that ever sees a passphrase, a recovery code or a
 * phrase; it ends at every lock, and with the backend. Arguments: profile, ledger directory.
 */
const [, , profile, directory = ''] = process.argv;

hardenProcess();
serveSigner({
  profile: profile === 'live' ? 'live' : 'sandbox',
  channel: signerChannel(),
  keyOpener: createKeyOpener({ headerPath: profilePaths(directory).header, clock: systemClock }),
  clock: systemClock,
  random: systemRandom,
  ceremonies: signerCeremonies(directory, systemKeychain()),
  exit: () => process.exit(0),
});
