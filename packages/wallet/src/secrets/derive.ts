import { HDKey } from '@scure/bip32';
import { type PhraseEntropy, phraseSeed } from './phrase.ts';

/**
 * A profile is one or the other for good. Chain ids of the sandbox are real, so a signature made
 * there with a live key would be a live signature.
 */
export type Profile = 'live' | 'sandbox';

/** The BIP-39 passphrase every phrase of a sandbox profile is derived with. Fixed and public. */
export const SANDBOX_PHRASE_PASSWORD = 'countinghouse-sandbox';

/** The private key of account `index`: BIP-44, `m/44'/60'/0'/0/index`. 32 bytes. */
export function deriveKey(entropy: PhraseEntropy, profile: Profile, index: number): Uint8Array {
  const seed = phraseSeed(entropy, profile === 'sandbox' ? SANDBOX_PHRASE_PASSWORD : '');
  const root = HDKey.fromMasterSeed(seed);
  const account = root.derive(`m/44'/60'/0'/0/${index}`);
  try {
    if (account.privateKey === null) throw new Error('a derived key has no private part');
    return Uint8Array.from(account.privateKey);
  } finally {
    seed.fill(0);
    account.wipePrivateData();
    root.wipePrivateData();
  }
}
