import type { Account } from '../../../contract/accounts.ts';

/** A phrase or a key, with the accounts it signs for. */
export interface Wallet {
  readonly id: string;
  readonly name: string;
  readonly kind: Account['walletKind'];
  readonly accounts: readonly Account[];
}

/** Accounts by the wallet they belong to, in the order they came. */
export function walletsOf(accounts: readonly Account[]): readonly Wallet[] {
  const wallets = new Map<string, Wallet>();
  for (const account of accounts) {
    const { walletId: id, walletName: name, walletKind: kind } = account;
    const before = wallets.get(id)?.accounts ?? [];
    wallets.set(id, { id, name, kind, accounts: [...before, account] });
  }
  return [...wallets.values()];
}

/** What the next account of a wallet may be called. */
export function nextName({ accounts }: Pick<Wallet, 'accounts'>): string {
  return `Account ${accounts.length + 1}`;
}
