import { ExternalLink } from 'lucide-react';
import type { Proof } from '../../../../contract/actions.ts';
import { Hash } from '../../../ui/address.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

const NAMES: Readonly<Record<Proof['what'], string>> = {
  deposit: 'Deposit',
  payment: 'Payment',
  'speed-up': 'Speed-up',
  cancel: 'Cancel',
  payout: 'Payout',
  refund: 'Refund',
  operation: 'Operation',
  arrival: 'Arrival',
};

/** The transactions that prove the steps: a link where there is an explorer, the hash to copy always. */
export function Proofs({ list }: { readonly list: readonly Proof[] }) {
  return (
    <ul className="rows border-y border-hairline">
      {list.map(({ what, chain, hash, explorerUrl }) => (
        <li key={`${what}-${hash}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <span className="w-24 shrink-0">{NAMES[what]}</span>
          <span className="text-soft">on {chain.name}</span>
          <span className="ml-auto flex items-center gap-1 max-narrow:ml-0">
            <Hash text={hash} />
            <CopyButton text={hash} what="transaction" />
            {explorerUrl !== null && (
              <a
                href={explorerUrl}
                target="_blank"
                rel="noreferrer"
                aria-label={`Look at the ${NAMES[what].toLowerCase()} in an explorer`}
                title="In an explorer"
                className="grid size-7 place-items-center rounded-field text-faint hover:bg-hover hover:text-ink"
              >
                <ExternalLink size={14} aria-hidden />
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
