import type { Balance, Balances } from '../../../contract/accounts.ts';
import type { Positions } from '../../../contract/earn.ts';
import type { Latest } from '../../client/live.ts';
import { isSaid, worthOf } from '../earn/worth.ts';
import type { Sum } from '../holdings/holdings.ts';

/**
 * What the wallets hold, and what earns or lies idle in the accounts of the same owners. What only the
 * service says is no part of a total: it could say anything.
 */
export function balancesWith(balances: Balances, positions: Positions | null): readonly Balance[] {
  if (positions === null) return balances.list;
  const { list, idle, at } = positions;
  const earning = list.flatMap((one) =>
    one.worth === null || isSaid(one)
      ? []
      : [{ account: one.owner.address, chain: one.chain, amount: one.worth, at }],
  );
  const lying = idle.map(({ owner, chain, usdc }) => ({
    account: owner.address,
    chain,
    amount: usdc,
    at,
  }));
  return [...balances.list, ...earning, ...lying];
}

/** A sum that says what of the earning accounts is not in it. */
export function withEarning(sum: Sum, { value }: Latest<Positions>): Sum {
  const unknown = (value?.list ?? []).flatMap(({ worth, name }) => (worth === null ? [name] : []));
  const more = value === null || troublesOf(value).length > 0 || worthOf(value).said !== null;
  return { ...sum, unpriced: [...sum.unpriced, ...unknown], more };
}

/** Why what earns is not all known. A key that nobody has kept is no trouble: the chains are read. */
export function troublesOf({ troubles }: Positions): Positions['troubles'] {
  return troubles.filter(({ failure }) => failure.detail !== 'NO_CONNECTION');
}
