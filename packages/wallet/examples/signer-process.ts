/**
 * The entry of the signer process: the one place where a key opener meets the signer. A real
 * application hands in the opener of its key header here, and keeps this file as short.
 */
import { createHash, randomBytes } from 'node:crypto';
import { hardenProcess, parentChannel, serveSigner } from '@countinghouse/wallet/signer-server';
import { createFakeKeyOpener } from '@countinghouse/wallet/testing';

const passphraseSha256 = createHash('sha256').update('correct horse').digest('hex');

hardenProcess();
serveSigner({
  profile: 'sandbox',
  channel: parentChannel(),
  keyOpener: createFakeKeyOpener(passphraseSha256, 'example'),
  clock: { now: () => Date.now() },
  random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
  idleMs: 15 * 60 * 1000,
  exit: () => process.exit(0),
});
