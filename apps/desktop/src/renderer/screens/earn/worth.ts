import type { Positions } from '../../../contract/earn.ts';
import type { Amount } from '../../../contract/values.ts';
import { centsOf } from '../../ui/money.ts';

export interface Worth {
  /** Rounded down. */
  readonly cents: bigint;
  /** Something is not in it: it could not be read, or nobody could say what it is worth. */
  readonly partly: boolean;
  /** Some of it rests on the service's word alone. */
  readonly byWord: boolean;
}

/** What earns and what lies idle in the accounts, of one owner or of all. */
export function worthOf({ list, idle, troubles }: Positions, owner?: string): Worth {
  const ours = <T extends { readonly owner: { readonly address: string } }>(all: readonly T[]) =>
    all.filter((one) => owner === undefined || one.owner.address === owner);
  const held = ours(list);
  const amounts: (Amount | null)[] = [
    ...held.map(({ worth }) => worth),
    ...ours(idle).map(({ usdc }) => usdc),
  ].filter((amount) => amount === null || amount.units !== '0');
  const cents = amounts.map((amount) => (amount === null ? null : centsOf(amount, 'gets')));
  return {
    cents: cents.reduce<bigint>((sum, one) => sum + (one ?? 0n), 0n),
    partly: troubles.length > 0 || cents.includes(null),
    byWord: held.some(
      ({ sharesFrom, worthFrom }) => sharesFrom === 'service' || worthFrom === 'service',
    ),
  };
}
