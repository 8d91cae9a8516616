import type { EarnAccount, Position } from '../../../contract/earn.ts';
import { Section } from '../../ui/page.tsx';
import { Warnings } from '../../ui/warnings.tsx';
import { names } from '../holdings/holdings.ts';
import { Alone } from './alone.tsx';
import { OrdersUnderWay } from './open-orders.tsx';

/** What the owner can do alone, on chain: it works whatever 1tx does, and with 1tx gone. */
export function Leave({
  account: { owner, chains, orders },
  held,
}: {
  readonly account: EarnAccount;
  readonly held: readonly Position[];
}) {
  const readable = chains.filter(({ usdcFrom }) => usdcFrom === 'chain');
  if (readable.length === 0) return null;
  const asTheyAre = held.filter(({ worthFrom }) => worthFrom !== 'chain').map(({ name }) => name);
  return (
    <Section title="Without 1tx">
      <p className="max-w-words text-soft">
        Both are done by you, on chain, with gas from your wallet. 1tx is not asked, cannot prevent
        it, and need not be there. You read every call before you sign. Rights that others have on
        the account, used or not, end with either, if what you sign says so. One that was signed far
        ahead, with a number that the account has not come to, cannot be seen: only the account of a
        new address is safe from it.
      </p>
      {asTheyAre.length > 0 && (
        <Warnings
          list={[
            {
              code: 'GOES_AS_IT_IS',
              weight: 'note',
              sentence: `Nobody could say on chain what ${names(asTheyAre)} is worth in USDC. Taking everything out gives back what a vault or a pool proves to be its own, and sends any other token to your wallet as it is, where this program cannot redeem it; what cannot leave is named before you sign.`,
            },
          ]}
        />
      )}
      <OrdersUnderWay list={orders} />
      <Alone owner={owner.address} account={null} chains={readable.map(({ chain }) => chain)} />
    </Section>
  );
}
