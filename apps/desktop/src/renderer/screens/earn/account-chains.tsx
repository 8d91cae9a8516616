import type { AccountOnChain } from '../../../contract/earn.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';

/** What the account holds on each chain, and whether it is there yet. */
export function AccountChains({ chains }: { readonly chains: readonly AccountOnChain[] }) {
  if (chains.length === 0) {
    return (
      <p className="border-y border-hairline py-6 text-soft">
        No chain with USDC is set up. Add an endpoint of Base or Arbitrum in the settings.
      </p>
    );
  }
  return (
    <ul aria-label="Chains" className="rows border-y border-hairline">
      {chains.map((one) => (
        <li key={one.chain.id} className="flex flex-col gap-1 py-3">
          <span className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span className="flex flex-col">
              <span>{one.chain.name}</span>
              <span className="text-note text-faint">{standing(one)}</span>
            </span>
            <span className="ml-auto flex flex-col items-end text-right">
              {one.usdc === null ? (
                <span className="text-soft">not read</span>
              ) : (
                <Amount amount={one.usdc} value align="right" />
              )}
              {one.usdcFrom === 'service' && (
                <span className="text-note text-wait">1tx’s word</span>
              )}
            </span>
          </span>
          {one.failure !== null && (
            <span className="max-w-words border-l-2 border-wait pl-3 text-note text-soft">
              {one.failure.message}
            </span>
          )}
          {one.otherOwner !== null && (
            <span className="border-l-2 border-stop pl-3">
              <span className="font-medium text-stop">It obeys somebody else there: </span>
              <Address address={one.otherOwner} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function standing({ deployed }: AccountOnChain): string {
  if (deployed === null) return 'its chain was not asked';
  return deployed
    ? 'on chain'
    : 'not on chain yet: it comes about with its first use, and can be paid before';
}
