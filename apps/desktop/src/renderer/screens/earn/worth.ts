import type { Position, Positions } from '../../../contract/earn.ts';
import type { Amount } from '../../../contract/values.ts';
import { centsOf } from '../../ui/money.ts';

export interface Worth {
  /** Rounded down, of what was read on a chain by us. */
  readonly cents: bigint;
  /** How many amounts that are there were added up. */
  readonly of: number;
  /** Something is not in it: it could not be read, or nobody but the service says what it is worth. */
  readonly partly: boolean;
  /** What the service says there is beside it, rounded down; null where it says nothing more. */
  readonly said: bigint | null;
}

/** Whether what a position comes to is the service's word, and not read by us. */
export function isSaid({ worth, sharesFrom, worthFrom }: Position): boolean {
  return worth !== null && (sharesFrom !== 'chain' || worthFrom !== 'chain');
}

/** What earns and what lies idle in the accounts, of one owner or of all. */
export function worthOf({ list, idle, troubles }: Positions, owner?: string): Worth {
  const ours = <T extends { readonly owner: { readonly address: string } }>(all: readonly T[]) =>
    all.filter((one) => owner === undefined || one.owner.address === owner);
  const said = ours(list).filter(isSaid);
  const amounts: (Amount | null)[] = [
    ...ours(list)
      .filter((one) => !isSaid(one))
      .map(({ worth }) => worth),
    ...ours(idle).map(({ usdc }) => usdc),
  ].filter((amount) => amount === null || amount.units !== '0');
  const cents = amounts.map((amount) => (amount === null ? null : centsOf(amount, 'gets')));
  return {
    cents: sum(cents),
    of: cents.filter((each) => each !== null).length,
    partly: troubles.length > 0 || said.length > 0 || cents.includes(null),
    said: said.length === 0 ? null : sum(said.map(({ worth }) => worth && centsOf(worth, 'gets'))),
  };
}

/** Whether all that earns was read on its chain and has a worth there. */
export function isAllRead({ list, troubles }: Positions): boolean {
  return troubles.length === 0 && list.every((one) => one.worth !== null && !isSaid(one));
}

function sum(cents: readonly (bigint | null)[]): bigint {
  return cents.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);
}
