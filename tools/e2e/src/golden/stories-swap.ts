import {
  cheapGas,
  loseRefund,
  noBlockSpace,
  payFromOutside,
  reorganise,
} from './hands.ts';
import type { SwapWish } from './inputs.ts';
import { at, type Stop, type Story } from './story.ts';
import type { Tale } from './tale.ts';

const MINUTE = 60_000;
const USDC_50 = 50_000_000n;
const IN_A_BLOCK = at('transaction.included');

const status = (word: string): Stop => at('status.changed', 'status', word);
const attention = (code: string): Stop => at('swap.attention', 'code', code);
const ended = (end: string): Stop => at('swap.ended', 'end', end);

type Spoiled = Extract<Parameters<Tale['outside']['act']>[0], { do: 'spoil next order' }>['fault'];

const story = (name: string, tell: Story['tell'], wish: SwapWish = {}): Story => ({
  name: `swap: ${name}`,
  kind: 'swap',
  wish,
  tell,
});

/** A swap whose order goes wrong in this way, left at `stop`. */
const spoiled = (name: string, fault: Spoiled, stop: Stop, wish: SwapWish = {}, paceMs = 2_000) =>
  story(
    name,
    async (tale) => {
      await tale.outside.act({ do: 'spoil next order', fault });
      await tale.leaveAt(stop, paceMs);
    },
    wish,
  );

/** A refund that is reported and never lands. */
async function refundThatNeverLands(tale: Tale): Promise<void> {
  await tale.outside.act({ do: 'spoil next order', fault: 'refunded' });
  await tale.leaveAt(IN_A_BLOCK);
  await noBlockSpace(tale);
  await tale.leaveAt(status('REFUNDED'));
  await loseRefund(tale);
  await cheapGas(tale);
}

const OUTSIDE: SwapWish = { outside: true };
const FROM_BITCOIN: SwapWish = { origin: 'btc BTC', outside: true };

/** What lasts long: these come first, so that the others are fresh when the ledger is left. */
export const LONG_SWAPS: readonly Story[] = [
  story('done and no longer watched', (tale) => tale.leaveAt(at('swap.watch-ended'), 60 * MINUTE)),
  spoiled('past its deadline', 'stuck', attention('PAST_DEADLINE'), {}, MINUTE),
  spoiled(
    'success without payout',
    'success-without-payout',
    attention('PAYOUT_MISSING'),
    {},
    MINUTE,
  ),
  spoiled('paid out less than promised', 'part-refund', attention('PAYOUT_SHORT'), {}, MINUTE),
  story('refund missing', async (tale) => {
    await refundThatNeverLands(tale);
    await tale.leaveAt(attention('REFUND_MISSING'), MINUTE);
  }),
  story('refund short', async (tale) => {
    await tale.outside.act({ do: 'spoil next order', fault: 'refunded' });
    await tale.leaveAt(ended('refunded'));
    await payFromOutside(tale, USDC_50);
    tale.pass(2_000);
    await noBlockSpace(tale);
    tale.pass(10_000);
    await loseRefund(tale);
    await cheapGas(tale);
    await tale.leaveAt(attention('REFUND_SHORT'), MINUTE);
  }),
  story(
    'money at the deposit address nobody told of',
    async (tale) => {
      await tale.outside.act({ do: 'spoil next order', fault: 'pending-for-ever' });
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, 16_666_666_666_666_666n, false);
      await tale.leaveAt(attention('LATE_DEPOSIT'), MINUTE);
    },
    { outside: true, origin: 'base ETH' },
  ),
  story('did you send?', (tale) => tale.leaveAt(attention('DID_YOU_SEND'), MINUTE), FROM_BITCOIN),
  story(
    'sent, they say',
    async (tale) => {
      await tale.leaveAt(attention('DID_YOU_SEND'), MINUTE);
      await tale.command('sent');
    },
    FROM_BITCOIN,
  ),
  story(
    'not sent, they say',
    async (tale) => {
      await tale.leaveAt(attention('DID_YOU_SEND'), MINUTE);
      await tale.command('not-sent');
    },
    FROM_BITCOIN,
  ),
  story('expired, still watched', (tale) => tale.leaveAt(ended('expired'), MINUTE), OUTSIDE),
];

/** What a swap goes through once its deposit is on its way. */
export const RUNNING_SWAPS: readonly Story[] = [
  spoiled('success, payout not seen yet', 'success-before-payout', status('SUCCESS')),
  story('payout seen', (tale) => tale.leaveAt(at('payout.seen'))),
  story('payout gone', async (tale) => {
    await tale.leaveAt(ended('done'));
    await reorganise(tale, 'destination');
    await tale.leaveAt(at('payout.gone'));
  }),
  spoiled('refunded, not seen yet', 'refunded', status('REFUNDED')),
  spoiled('refund seen', 'refunded', at('refund.seen')),
  story('refund gone', async (tale) => {
    await tale.outside.act({ do: 'spoil next order', fault: 'refunded' });
    await tale.leaveAt(ended('refunded'));
    await reorganise(tale, 'origin');
    await tale.leaveAt(at('refund.gone'));
  }),
  spoiled('failed at the provider', 'failed', status('FAILED')),
  story('done, still watched', (tale) => tale.leaveAt(ended('done'))),
  story('done, not verified', (tale) => tale.leaveAt(ended('done'), 30_000), {
    destination: 'btc BTC',
  }),
  spoiled(
    'done, unspent buffer returned',
    'part-refund',
    ended('done'),
    { swapType: 'EXACT_OUTPUT' },
  ),
  spoiled('refunded, still watched', 'refunded', ended('refunded')),
  spoiled('failed, still watched', 'failed', ended('failed')),
  story('cancelled, still watched', async (tale) => {
    await tale.leaveAt(at('review.prepared'));
    await tale.command('cancel');
  }),
  story(
    'part refunded, still watched',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, USDC_50);
      await payFromOutside(tale, USDC_50);
      await tale.leaveAt(ended('done with part refunded'));
    },
    OUTSIDE,
  ),
  story('opened again by a second deposit', async (tale) => {
    await tale.leaveAt(ended('done'));
    await payFromOutside(tale, USDC_50);
    await tale.leaveAt(at('swap.reopened'));
  }),
  story(
    'part of the deposit is there',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, USDC_50 / 2n);
      await tale.leaveAt(status('INCOMPLETE_DEPOSIT'));
    },
    OUTSIDE,
  ),
  story(
    'outside deposit seen',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, USDC_50);
      await tale.leaveAt(at('deposit.seen'));
    },
    { outside: true, swapType: 'FLEX_INPUT' },
  ),
  story(
    'outside deposit gone',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, USDC_50);
      await tale.leaveAt(at('deposit.seen'));
      await reorganise(tale, 'origin');
      await tale.leaveAt(at('deposit.gone'));
    },
    OUTSIDE,
  ),
  spoiled('an unknown status', 'unknown-status', status('AWAITING_AUCTION')),
  spoiled('deposit unnoticed', 'pending-for-ever', at('deposit.seen')),
  story('being swapped', (tale) => tale.leaveAt(status('PROCESSING'))),
  story('deposit submitted', (tale) => tale.leaveAt(at('deposit.submitted'))),
];

/** What takes no time. */
export const FRESH_SWAPS: readonly Story[] = [
  story('quoted', (tale) => tale.leaveAt(at('quote.received'))),
  story('quote refused', async (tale) => {
    await tale.outside.act({ do: 'refuse next quote' });
    await tale.leaveAt(at('quote.refused'));
  }),
  story('quote rejected', async (tale) => {
    await tale.outside.act({ do: 'lie in next quote', fault: 'stranger-app-fee' });
    await tale.leaveAt(at('quote.rejected'));
  }),
  story('outside deposit awaited', (tale) => tale.leaveAt(at('quote.received')), OUTSIDE),
  story(
    'outside deposit awaited on a chain nobody here can read',
    (tale) => tale.leaveAt(at('quote.received')),
    FROM_BITCOIN,
  ),
  story('pending at the provider', (tale) => tale.leaveAt(status('PENDING_DEPOSIT'))),
];
