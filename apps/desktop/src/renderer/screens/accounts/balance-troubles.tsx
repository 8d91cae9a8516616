import type { Balances } from '../../../contract/accounts.ts';
import type { Latest } from '../../client/live.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { sumOf } from '../holdings/holdings.ts';
import { Uncertain } from '../holdings/uncertain.tsx';

/** Why balances are missing or old, above a list of them; nothing when all is well. */
export function BalanceTroubles({ balances }: { readonly balances: Latest<Balances> }) {
  const { value, failure } = balances;
  if (failure !== null && value === null) {
    return <FailureNote title="Your balances could not be read" failure={failure} />;
  }
  if (value === null || value.troubles.length === 0) return null;
  return (
    <Uncertain
      sum={{ ...sumOf(value.list, value.troubles), unpriced: [] }}
      troubles={value.troubles}
    />
  );
}
