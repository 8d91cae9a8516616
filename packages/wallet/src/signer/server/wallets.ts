import { err, ok, type Result, type VaultRow } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import { createPhrase } from '../../secrets/phrase.ts';
import { signPersonal } from '../../secrets/sign.ts';
import {
  MOST_ACCOUNTS,
  type OpenWallet,
  openWallet,
  sealWallet,
  unsealWallet,
  type WalletInfo,
  walletInfo,
  wipeWallet,
} from '../../secrets/wallet.ts';
import type { StoredWallet } from '../protocol/values.ts';
import { failed, locked, type SignerState } from './context.ts';
import { accountOf } from './session.ts';

/** Opens the stored rows. Every account signs a random message first: a key that cannot, is not used. */
export async function loadWallets(
  { parts, session }: SignerState,
  rows: readonly VaultRow[],
): Promise<Result<readonly WalletInfo[], WalletFailure>> {
  if (session === null) return locked();
  const opened: OpenWallet[] = [];
  for (const row of rows) {
    const wallet = unsealWallet(row, session.vaultKey, parts.profile);
    if (!wallet.ok) return undo(opened, wallet.error);
    opened.push(wallet.value);
    for (const account of wallet.value.accounts) {
      const check = await signPersonal(account, parts.random.bytes(32));
      if (!check.ok) return undo(opened, check.error);
    }
  }
  for (const wallet of opened) {
    const before = session.wallets.get(wallet.id);
    if (before) wipeWallet(before);
    session.wallets.set(wallet.id, wallet);
  }
  return ok([...session.wallets.values()].map(walletInfo));
}

function undo(opened: readonly OpenWallet[], error: WalletFailure): Result<never, WalletFailure> {
  for (const wallet of opened) wipeWallet(wallet);
  return err(error);
}

/** A new phrase. It is shown later, through the door, to whoever knows the passphrase. */
export function createWallet(
  state: SignerState,
  name: string,
  words: 12 | 24,
): Result<StoredWallet, WalletFailure> {
  return keepWallet(state, {
    name,
    kind: 'phrase',
    secret: createPhrase(state.parts.random, words),
    accounts: 1,
  });
}

/** Takes a wallet into the session and seals it; takes over `secret`. */
export function keepWallet(
  { parts, session }: SignerState,
  from: Pick<OpenWallet, 'name' | 'kind' | 'secret'> & { readonly accounts: number },
): Result<StoredWallet, WalletFailure> {
  if (session === null) return locked();
  const id = Buffer.from(parts.random.bytes(8)).toString('hex');
  const wallet = openWallet({ ...from, id }, parts.profile);
  const known = wallet.accounts.find(({ address }) => accountOf(session, address));
  if (known) {
    wipeWallet(wallet);
    return failed('WALLET_EXISTS', `You have this wallet already: it holds ${known.address}.`);
  }
  session.wallets.set(id, wallet);
  const row = sealWallet(wallet, session.vaultKey, parts.profile, parts.random);
  return ok({ wallet: mutable(wallet), row: { ...row } });
}

/** The next account of a phrase. */
export function addAccount(
  { parts, session }: SignerState,
  walletId: string,
): Result<StoredWallet, WalletFailure> {
  if (session === null) return locked();
  const wallet = session.wallets.get(walletId);
  if (!wallet) return failed('NO_SUCH_WALLET', 'There is no such wallet.');
  if (wallet.kind === 'key') return failed('NO_PHRASE', 'An imported key has one account only.');
  if (wallet.accounts.length >= MOST_ACCOUNTS) {
    return failed('TOO_MANY_ACCOUNTS', `A wallet has at most ${MOST_ACCOUNTS} accounts.`);
  }
  const grown = openWallet({ ...wallet, accounts: wallet.accounts.length + 1 }, parts.profile);
  session.wallets.set(walletId, grown);
  for (const account of wallet.accounts) account.key.fill(0);
  const row = sealWallet(grown, session.vaultKey, parts.profile, parts.random);
  return ok({ wallet: mutable(grown), row: { ...row } });
}

function mutable(wallet: OpenWallet): StoredWallet['wallet'] {
  const { accounts, ...info } = walletInfo(wallet);
  return { ...info, accounts: accounts.map((account) => ({ ...account })) };
}
