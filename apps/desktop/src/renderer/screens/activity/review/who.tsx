import type { Party } from '../../../../contract/values.ts';
import { Address } from '../../../ui/address.tsx';
import { classes } from '../../../ui/classes.ts';

/** A party with its whole address: this is where one compares. */
export function Who({ party, large = false }: { readonly party: Party; readonly large?: boolean }) {
  return (
    <span className="flex min-w-0 flex-col">
      {party.name !== null && (
        <span className={classes(large ? 'font-serif text-title' : 'font-medium')}>
          {party.name}
        </span>
      )}
      <Address address={party.address} show="whole" />
    </span>
  );
}
