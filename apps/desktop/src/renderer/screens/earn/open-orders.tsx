import { Link } from '@tanstack/react-router';
import type { EarnAccount } from '../../../contract/earn.ts';
import { useLocale } from '../../ui/locale.tsx';
import { named } from '../../ui/money.ts';

type OpenOrder = EarnAccount['orders'][number];

/** Orders that may still take USDC which lie on a chain, before those are taken out. */
export function OrdersThatTake({
  list,
  chain,
}: {
  readonly list: readonly OpenOrder[];
  readonly chain: string;
}) {
  const locale = useLocale();
  const taking = list.filter(({ takes }) => takes?.chain.id === chain);
  return (
    <Orders
      list={taking}
      say={({ takes, givenUp }) =>
        `${takes === null ? '' : `${named(takes.usdc, locale)} ${takes.usdc.symbol} `}of what lies there may be on their way out, by an order ${givenUp ? 'that you gave up' : 'under way'}.`
      }
    />
  );
}

/** Orders that may bring something after everything was taken out, or take it before. */
export function OrdersUnderWay({ list }: { readonly list: readonly OpenOrder[] }) {
  return (
    <Orders
      list={list}
      say={({ givenUp }) =>
        `${givenUp ? 'An order that you gave up may still be carried out.' : 'An order is under way.'} What it brings after you have taken everything out stays in the account.`
      }
    />
  );
}

function Orders({
  list,
  say,
}: {
  readonly list: readonly OpenOrder[];
  readonly say: (order: OpenOrder) => string;
}) {
  if (list.length === 0) return null;
  return (
    <section aria-label="Orders under way" className="flex flex-col gap-2">
      {list.map((order) => (
        <p
          key={order.actionId}
          className="border-l-2 border-wait bg-wait-wash px-4 py-3 wrap-anywhere"
        >
          <span className="font-medium text-wait">Take care. </span>
          {say(order)} {order.sentence}{' '}
          <Link
            to="/activity/$actionId"
            params={{ actionId: order.actionId }}
            className="font-medium underline underline-offset-4"
          >
            Look at it
          </Link>
        </p>
      ))}
    </section>
  );
}
