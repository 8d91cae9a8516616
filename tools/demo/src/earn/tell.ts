import { formatAmount, type JsonObject } from '@countinghouse/core';
import type { Narrator } from '../narrator.ts';
import type { Act } from './act.ts';
import type { Books } from './books.ts';
import type { NetworkFees } from './network-fees.ts';
import { carriedOutFor } from './operations.ts';
import type { Reconciled } from './reconcile.ts';
import { type Holdings, holdings, type Site } from './site.ts';

export const usdc = (units: bigint) => `${formatAmount(units, 6)} USDC`;

/** What lies where on each chain, said at a moment of the journey. */
export async function tellHoldings(
  sites: readonly Site[],
  at: string,
  say: Narrator,
): Promise<readonly Holdings[]> {
  const held = await Promise.all(sites.map(holdings));
  const lines = sites.map(({ name }, index) => {
    const { wallet, account, vault } = held[index] ?? NONE;
    return `${name}: wallet ${usdc(wallet)}, account ${usdc(account)}, earning ${usdc(vault)}`;
  });
  const facts = sites.map(({ chain, vault: { name, token } }, index) => {
    const { wallet, account, shares, vault } = held[index] ?? NONE;
    return [
      chain.id === 8453 ? 'base' : 'arbitrum',
      {
        ...{ wallet: wallet.toString(), account: account.toString(), vault: vault.toString() },
        ...{ shares: shares.toString(), in: name, contract: token },
      },
    ] as const;
  });
  say.tell('balances', `${at}. ${lines.join('. ')}.`, { at, ...Object.fromEntries(facts) });
  return held;
}

const NONE: Holdings = { wallet: 0n, account: 0n, shares: 0n, vault: 0n, gas: 0n };

export function tellReconciled(found: Reconciled, at: string, say: Narrator): void {
  const { given, wallets, accounts, inVaults, bridgeFee, error, doubleEffects, missing } = found;
  const where =
    inVaults < 0n
      ? `${usdc(wallets)} in wallets, ${usdc(-inVaults)} of it earned`
      : `${usdc(wallets)} in wallets, ${usdc(accounts)} in the account, ${usdc(inVaults)} at work`;
  say.tell(
    'reconciled',
    `Of ${usdc(given)}: ${where}, ${usdc(bridgeFee)} for the bridge. Off by ${error} units; ${doubleEffects} effects too many.`,
    {
      at,
      ...{ given: given.toString(), wallets: wallets.toString(), accounts: accounts.toString() },
      ...{ inVaults: inVaults.toString(), bridgeFee: bridgeFee.toString() },
      ...{ balanceErrorUnits: error.toString(), doubleEffects, missing },
    },
  );
}

/** How often the chains carried each action's operation out. */
export function tellOperations(acts: readonly Act[], { operations }: Books, say: Narrator): number {
  const counted = acts.flatMap(({ name, view }): JsonObject[] => {
    const found = carriedOutFor(view, operations);
    if (found === null) return [];
    const [first] = found;
    return [
      {
        ...{ action: name, onChain: found.length, chain: first?.chain ?? null },
        userOpHash: view.row?.summary.userOpHash ?? first?.userOpHash ?? null,
        transaction: first?.transaction ?? null,
      },
    ];
  });
  const once = counted.filter(({ onChain }) => onChain === 1).length;
  say.tell(
    'operations',
    `${operations.length} operations of the account are on the chains; ${once} of ${counted.length} actions made one each.`,
    { operations: counted, onChain: operations.length },
  );
  return once;
}

export function tellFees(fees: readonly NetworkFees[], say: Narrator): void {
  const shown = fees.map(({ chain, paid, transactions }) => {
    const ether = formatAmount(paid, 18);
    return `${ether} ETH for ${transactions} transactions on ${chain}`;
  });
  say.tell('network fees', `The owner paid ${shown.join(', ')}; 1tx paid for the rest.`, {
    fees: fees.map(({ chain, paid, transactions, error }) => ({
      ...{ chain, transactions, paidWei: paid.toString(), errorWei: error.toString() },
    })),
  });
}

export function tellKills(kills: number, resumed: number, say: Narrator): void {
  say.tell('kills', `Killed ${kills} times, and ${resumed} times it went on to its end, once.`, {
    ...{ kills, resumed },
  });
}
