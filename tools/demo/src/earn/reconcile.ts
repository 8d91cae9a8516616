import { type Books, of } from './books.ts';
import type { Deed } from './deeds.ts';
import { distance, total } from './vault-flows.ts';

/** How often each deed is wanted, and how much of USDC where that was said beforehand. */
export interface Wanted {
  readonly deeds: Readonly<Record<Deed, number>>;
  readonly amounts: Partial<Readonly<Record<Deed, bigint>>>;
  /** User operations of the account on all chains. */
  readonly userOps: number;
}

export interface Reconciled {
  /** Deeds and operations beyond what was wanted, and whatever moved money for no known reason. */
  readonly doubleEffects: number;
  /** Wanted and not on the chains. */
  readonly missing: number;
  /** Base units of USDC by which anything is off. */
  readonly error: bigint;
  readonly given: bigint;
  readonly wallets: bigint;
  readonly accounts: bigint;
  /** Put into the vaults and not yet taken out; below zero when more came out. */
  readonly inVaults: bigint;
  readonly bridgeFee: bigint;
}

/**
 * Settles up from the chains alone: every USDC that the faucet gave lies in a wallet, in an account or
 * in a vault, or was the bridge's fee; each deed moved what it should, as often as it should.
 */
export function reconcile(books: Books, { deeds, amounts, userOps }: Wanted): Reconciled {
  const { sites, operations, bridgeFee } = books;
  let doubleEffects = Math.max(0, operations.length - userOps);
  let missing = Math.max(0, userOps - operations.filter(({ success }) => success).length);
  let error = 0n;
  for (const [deed, wanted] of Object.entries(deeds) as [Deed, number][]) {
    const found = of(books, deed);
    doubleEffects += Math.max(0, found.length - wanted);
    missing += Math.max(0, wanted - found.length);
    const amount = amounts[deed];
    if (amount === undefined) continue;
    for (const { walletIn, accountIn, accountOut } of found) {
      const moved = deed === 'fund' ? accountIn : deed === 'faucet' ? walletIn : accountOut;
      error += distance(moved, amount);
    }
  }
  for (const { now, moved, vault } of sites) {
    const sum = (what: 'walletIn' | 'walletOut' | 'accountIn' | 'accountOut') =>
      total(moved.map((one) => one[what]));
    const shares = total(moved.map(({ sharesIn, sharesOut }) => sharesIn - sharesOut));
    error += distance(now.wallet, sum('walletIn') - sum('walletOut'));
    error += distance(now.account, sum('accountIn') - sum('accountOut'));
    error += shares === now.shares ? 0n : 1n;
    error += vault.mispaid;
    for (const one of moved) {
      const [paidIn, paidOut] = [vault.paidIn.get(one.hash), vault.paidOut.get(one.hash)];
      if (one.deed === 'buy') error += distance(one.accountOut, paidIn ?? 0n);
      if (one.deed === 'sell') error += distance(one.accountIn, paidOut ?? 0n);
      if (one.deed === 'exit') error += distance(one.walletIn, (paidOut ?? 0n) + one.accountOut);
    }
  }
  const burnt = total(of(books, 'burn').map(({ accountOut }) => accountOut));
  const arrived = total(sites.map(arrivedAt));
  error += distance(burnt, arrived + bridgeFee);
  const given = total(of(books, 'faucet').map(({ walletIn }) => walletIn));
  const wallets = total(sites.map(({ now }) => now.wallet));
  const accounts = total(sites.map(({ now }) => now.account));
  const inVaults = total(
    sites.map(({ vault }) => total(vault.paidIn.values()) - total(vault.paidOut.values())),
  );
  error += distance(given, wallets + accounts + inVaults + bridgeFee);
  return { doubleEffects, missing, error, given, wallets, accounts, inVaults, bridgeFee };
}

function arrivedAt({ moved, vault }: Books['sites'][number]): bigint {
  const arrivals = moved.filter(({ deed }) => deed === 'arrival');
  return total(arrivals.map(({ hash }) => vault.paidIn.get(hash) ?? 0n));
}
