import { pbkdf2Sync } from 'node:crypto';
import { err, ok, type RandomPort, type Result } from '@countinghouse/core';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { WalletFailure } from './failure.ts';

const lengths: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);
const words: ReadonlySet<string> = new Set(wordlist);

/** A BIP-39 phrase as its entropy: 16 to 32 bytes that can be overwritten, unlike a string. */
export type PhraseEntropy = Uint8Array;

/** Fresh entropy for a phrase of 12 or 24 words. */
export function createPhrase(random: RandomPort, length: 12 | 24): PhraseEntropy {
  return random.bytes(length === 12 ? 16 : 32);
}

/**
 * Reads a phrase as a person types it: any case, any white space, composed or decomposed letters.
 *
 * @param typed UTF-8 bytes.
 * @returns its entropy, or which word (counted from 1) is not in the English list, or that the
 * words are fine but do not belong together. Never repeats a word: a typo is most of a secret.
 */
export function readPhrase(typed: Uint8Array): Result<PhraseEntropy, WalletFailure> {
  const text = Buffer.from(typed.buffer, typed.byteOffset, typed.byteLength).toString('utf8');
  const list = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (!lengths.has(list.length)) {
    const message = `A phrase has 12, 15, 18, 21 or 24 words; here are ${list.length}.`;
    return err({ code: 'PHRASE_LENGTH', message });
  }
  const wrong = list.flatMap((word, index) => (words.has(word) ? [] : [index + 1]));
  if (wrong.length > 0) {
    const which = wrong.length === 1 ? `Word ${wrong[0]} is` : `Words ${wrong.join(', ')} are`;
    return err({ code: 'PHRASE_UNKNOWN_WORD', message: `${which} not in the English word list.` });
  }
  try {
    return ok(mnemonicToEntropy(list.join(' '), wordlist));
  } catch {
    const message =
      'All words exist, but they do not belong together: one is wrong or out of place.';
    return err({ code: 'PHRASE_CHECKSUM', message });
  }
}

/** The words, as UTF-8 bytes. */
export function phraseBytes(entropy: PhraseEntropy): Uint8Array {
  return Buffer.from(entropyToMnemonic(copy(entropy), wordlist), 'utf8');
}

/** BIP-39: 64 bytes of seed. `password` is the standard's optional passphrase. */
export function phraseSeed(entropy: PhraseEntropy, password: string): Uint8Array {
  const sentence = phraseBytes(entropy);
  const salt = Buffer.from(`mnemonic${password}`.normalize('NFKD'), 'utf8');
  try {
    return pbkdf2Sync(sentence, salt, 2048, 64, 'sha512');
  } finally {
    sentence.fill(0);
  }
}

/** Plain Uint8Array: the library refuses subclasses in places. */
function copy(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
