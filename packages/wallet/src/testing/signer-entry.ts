import { randomBytes } from 'node:crypto';
import { ok } from '@countinghouse/core';
import { hardenProcess, parentChannel, serveSigner } from '../signer/server/index.ts';
import { createFakeKeyOpener } from './fake-opener.ts';

/**
 * The entry file of a signer process for tests and examples, with a key opener that protects
 * nothing. Arguments: profile, SHA-256 of the passphrase, seed of the keys, idle limit in ms.
 */
const [, , profile, passphraseSha256 = '', seed = '', idleMs] = process.argv;

hardenProcess();
serveSigner({
  profile: profile === 'live' ? 'live' : 'sandbox',
  channel: parentChannel(),
  keyOpener: createFakeKeyOpener(passphraseSha256, seed),
  clock: { now: () => Date.now() },
  random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
  ceremonies: {
    echo: async (secrets, params) => ok({ value: params, toPerson: Buffer.concat(secrets) }),
  },
  ...(idleMs === undefined ? {} : { idleMs: Number(idleMs) }),
  exit: () => process.exit(0),
});
