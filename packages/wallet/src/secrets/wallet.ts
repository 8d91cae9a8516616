import { err, ok, type RandomPort, type Result, type VaultRow } from '@countinghouse/core';
import { z } from 'zod';
import { deriveKey, type Profile } from './derive.ts';
import type { WalletFailure } from './failure.ts';
import { addressOf, isPrivateKey } from './key.ts';
import { openRow, sealRow } from './seal.ts';

/** More accounts than a person can tell apart; a damaged count must not keep the process busy. */
export const MOST_ACCOUNTS = 100;

/** One account of an opened wallet. `key` is the private key; overwrite it when done. */
export interface OpenAccount {
  readonly address: `0x${string}`;
  readonly index: number;
  readonly key: Uint8Array;
}

/** A wallet as it is held in memory while unlocked. `secret`: entropy of a phrase, or a private key. */
export interface OpenWallet {
  readonly id: string;
  readonly name: string;
  readonly kind: 'phrase' | 'key';
  readonly secret: Uint8Array;
  readonly accounts: readonly OpenAccount[];
}

/** What others may know of a wallet. */
export interface WalletInfo {
  readonly id: string;
  readonly name: string;
  readonly kind: 'phrase' | 'key';
  /** Lowest index first. A wallet of one imported key has one account, with index 0. */
  readonly accounts: readonly { readonly address: string; readonly index: number }[];
}

const meta = z.strictObject({
  name: z.string().max(200),
  kind: z.enum(['phrase', 'key']),
  accounts: z.int().min(1).max(MOST_ACCOUNTS),
});

/** Names of vault rows this package owns. */
const WALLET_ROW_PREFIX = 'wallet/';

/** A wallet from its secret, its accounts derived. Takes over `secret`. */
export function openWallet(
  from: Pick<OpenWallet, 'id' | 'name' | 'kind' | 'secret'> & { readonly accounts: number },
  profile: Profile,
): OpenWallet {
  const indexes = Array.from({ length: from.accounts }, (_, index) => index);
  const accounts = indexes.map((index) => {
    const key =
      from.kind === 'key' ? Uint8Array.from(from.secret) : deriveKey(from.secret, profile, index);
    return { address: addressOf(key), index, key };
  });
  return { ...from, accounts };
}

export function walletInfo({ id, name, kind, accounts }: OpenWallet): WalletInfo {
  return { id, name, kind, accounts: accounts.map(({ address, index }) => ({ address, index })) };
}

/** Overwrites every secret of a wallet. Best effort: what the runtime copied is gone with the process. */
export function wipeWallet(wallet: OpenWallet): void {
  wallet.secret.fill(0);
  for (const account of wallet.accounts) account.key.fill(0);
}

/** Row content: length of the description (2 bytes), the description as JSON, the secret. */
export function sealWallet(
  wallet: OpenWallet,
  vaultKey: Uint8Array,
  profile: Profile,
  random: RandomPort,
): VaultRow {
  const { name, kind, accounts } = wallet;
  const head = Buffer.from(JSON.stringify({ name, kind, accounts: accounts.length }), 'utf8');
  const body = Buffer.alloc(2 + head.length + wallet.secret.length);
  body.writeUInt16BE(head.length, 0);
  body.set(head, 2);
  body.set(wallet.secret, 2 + head.length);
  try {
    return sealRow(WALLET_ROW_PREFIX + wallet.id, body, vaultKey, profile, random);
  } finally {
    body.fill(0);
  }
}

export function unsealWallet(
  row: VaultRow,
  vaultKey: Uint8Array,
  profile: Profile,
): Result<OpenWallet, WalletFailure> {
  const opened = openRow(row, vaultKey, profile);
  if (!opened.ok) return opened;
  const body = Buffer.from(opened.value.buffer, opened.value.byteOffset, opened.value.byteLength);
  try {
    const end = 2 + body.readUInt16BE(0);
    const head = meta.parse(JSON.parse(body.subarray(2, end).toString('utf8')));
    const secret = Uint8Array.from(body.subarray(end));
    const fits =
      head.kind === 'key'
        ? isPrivateKey(secret) && head.accounts === 1
        : [16, 20, 24, 28, 32].includes(secret.length);
    if (!fits || !row.name.startsWith(WALLET_ROW_PREFIX)) throw new TypeError('not a wallet');
    const id = row.name.slice(WALLET_ROW_PREFIX.length);
    return ok(openWallet({ id, ...head, secret }, profile));
  } catch {
    const message = `The row ${row.name} holds no wallet this program understands.`;
    return err({ code: 'VAULT_ROW_DAMAGED', message });
  } finally {
    body.fill(0);
  }
}
