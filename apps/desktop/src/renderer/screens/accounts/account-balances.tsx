import type { Balance, Balances } from '../../../contract/accounts.ts';
import type { NamedChain } from '../../../contract/values.ts';
import { Amount } from '../../ui/amount.tsx';
import { Time } from '../../ui/time.tsx';

/** What an account holds, chain by chain: amounts with their values, exact on hover. */
export function AccountBalances({
  list,
  troubles,
}: {
  readonly list: readonly Balance[];
  readonly troubles: Balances['troubles'];
}) {
  const chains = [...new Map(list.map(({ chain }) => [chain.id, chain])).values()];
  return (
    <div className="flex flex-col gap-6">
      {chains.map((chain) => (
        <ChainBalances
          key={chain.id}
          chain={chain}
          list={list.filter((each) => each.chain.id === chain.id)}
          trouble={troubles.find((each) => each.chain.id === chain.id)?.failure.message ?? null}
        />
      ))}
    </div>
  );
}

function ChainBalances({
  chain,
  list,
  trouble,
}: {
  readonly chain: NamedChain;
  readonly list: readonly Balance[];
  readonly trouble: string | null;
}) {
  const times = list.flatMap(({ at }) => (at === null ? [] : [at]));
  return (
    <section aria-label={chain.name}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-rule pb-1">
        <h3 className="text-note font-medium text-soft">{chain.name}</h3>
        <span className="text-note text-faint">
          {times.length === 0 ? (
            'never read'
          ) : (
            <>
              read <Time at={Math.min(...times)} />
            </>
          )}
        </span>
      </div>
      {trouble !== null && <p className="pt-2 text-note text-wait">{trouble}</p>}
      <ul className="rows">
        {list.map(({ amount, at }) => (
          <li key={amount.asset} className="flex items-baseline justify-between gap-4 py-3">
            <span className="text-soft">{amount.symbol}</span>
            {at === null ? (
              <span className="text-note text-faint">not known</span>
            ) : (
              <Amount amount={amount} value align="right" />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
