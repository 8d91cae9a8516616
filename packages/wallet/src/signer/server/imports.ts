import { ok, type Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import { isPrivateKey } from '../../secrets/key.ts';
import { readKeystore, writeKeystore } from '../../secrets/keystore.ts';
import { readPhrase } from '../../secrets/phrase.ts';
import { isPublicPhrase } from '../../secrets/public-phrases.ts';
import type { StoredWallet } from '../protocol/values.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf } from './session.ts';
import { keepWallet } from './wallets.ts';

type Imported = Result<StoredWallet, WalletFailure>;

export function importPhrase(
  state: SignerState,
  task: { readonly name: string; readonly accounts: number },
  typed: Uint8Array,
): Imported {
  if (state.session === null) return locked();
  const entropy = readPhrase(typed);
  if (!entropy.ok) return entropy;
  if (state.parts.profile === 'live' && isPublicPhrase(entropy.value)) {
    const message = 'This phrase is printed in manuals: whatever is sent to it is taken at once.';
    return failed('PHRASE_IS_PUBLIC', message);
  }
  const { name, accounts } = task;
  return keepWallet(state, { name, kind: 'phrase', secret: entropy.value, accounts });
}

export function importKey(
  state: SignerState,
  task: { readonly name: string },
  typed: Uint8Array,
): Imported {
  if (state.session === null) return locked();
  if (state.parts.profile === 'sandbox') return refusedInSandbox();
  const key = keyFromHex(typed);
  if (key === null) return failed('KEY_INVALID', 'A private key is 64 hexadecimal digits.');
  return keepWallet(state, { name: task.name, kind: 'key', secret: key, accounts: 1 });
}

export async function importKeystore(
  state: SignerState,
  task: { readonly name: string; readonly keystore: string },
  password: Uint8Array,
): Promise<Imported> {
  if (state.session === null) return locked();
  if (state.parts.profile === 'sandbox') return refusedInSandbox();
  const key = await readKeystore(task.keystore, password);
  if (!key.ok) return key;
  return keepWallet(state, { name: task.name, kind: 'key', secret: key.value, accounts: 1 });
}

/** Encrypted with the new password, so the backend may carry the file. */
export async function exportKeystore(
  { parts, session }: SignerState,
  address: string,
  password: Uint8Array,
): Promise<Result<{ readonly keystore: string }, WalletFailure>> {
  if (session === null) return locked();
  const account = accountOf(session, address);
  if (!account) return failed('NO_SUCH_ACCOUNT', `No wallet here holds ${address}.`);
  return ok({ keystore: await writeKeystore(account.key, password, parts.random) });
}

/** A key cannot be derived otherwise, so in a sandbox it would sign for real chains. */
function refusedInSandbox(): Imported {
  const message =
    'Keys are not imported into a sandbox: what they sign there would count on the real chain.';
  return failed('REFUSED_IN_SANDBOX', message);
}

/** Digit by digit into bytes: a string of a key could not be overwritten. */
function keyFromHex(typed: Uint8Array): Uint8Array | null {
  const bytes = typed.filter((byte) => byte > 0x20);
  const prefixed = bytes[0] === 0x30 && (bytes[1] === 0x78 || bytes[1] === 0x58);
  const digits = prefixed ? bytes.subarray(2) : bytes;
  const key = new Uint8Array(32);
  const good = digits.length === 64 && digits.every((byte) => digitOf(byte) >= 0);
  if (good) {
    for (let at = 0; at < 32; at++) {
      key[at] = digitOf(digits[at * 2] ?? 0) * 16 + digitOf(digits[at * 2 + 1] ?? 0);
    }
  }
  bytes.fill(0);
  return good && isPrivateKey(key) ? key : null;
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
