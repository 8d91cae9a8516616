import {
  cheapGas,
  leaveOthersAlone,
  loseRefund,
  noBlockSpace,
  payFromOutside,
  reorganise,
} from './hands.ts';
import type { SwapWish } from './inputs.ts';
import { at, type Stop, type Story } from './story.ts';
import type { Tale } from './tale.ts';

const MINUTE = 60_000;

const status = (word: string): Stop => at('status.changed', 'status', word);
const attention = (code: string): Stop => at('swap.attention', 'code', code);
const ended = (end: string): Stop => at('swap.ended', 'end', end);

type Spoiled = Extract<Parameters<Tale['outside']['act']>[0], { do: 'spoil next order' }>['fault'];

const OUTSIDE: SwapWish = { outside: true };

const story = (name: string, tell: Story['tell'], wish: SwapWish = {}): Story => ({
  name: `swap: ${name}`,
  kind: 'swap',
  wish,
  tell,
});

/**
 * A swap somebody else pays for, `share` of what it asks, left at `stop`. Most swaps of the ledger
 * are such: with no transaction of their own they take half the room.
 */
const paid = (
  name: string,
  fault: Spoiled | null,
  stop: Stop,
  { paceMs = 2_000, wish = {}, share = 'whole' as 'whole' | 'half' } = {},
) =>
  story(
    name,
    async (tale) => {
      if (fault !== null) await tale.outside.act({ do: 'spoil next order', fault });
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale, share);
      await tale.leaveAt(stop, paceMs);
    },
    { ...OUTSIDE, ...wish },
  );

/** Paid from outside and refunded; the rest of the story follows. */
const refunded = (name: string, then: Story['tell']) =>
  story(
    name,
    async (tale) => {
      leaveOthersAlone(tale);
      await tale.outside.act({ do: 'spoil next order', fault: 'refunded' });
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await then(tale);
    },
    OUTSIDE,
  );

const SLOW = { paceMs: MINUTE };
const FROM_BITCOIN: SwapWish = { origin: 'btc BTC', outside: true };

/** What lasts long: these come first, so that the others are fresh when the ledger is left. */
export const LONG_SWAPS: readonly Story[] = [
  story('done and no longer watched', (tale) => tale.leaveAt(at('swap.watch-ended'), 60 * MINUTE)),
  paid('past its deadline', 'stuck', attention('PAST_DEADLINE'), SLOW),
  paid('success without payout', 'success-without-payout', attention('PAYOUT_MISSING'), SLOW),
  paid('paid out less than promised', 'part-refund', attention('PAYOUT_SHORT'), SLOW),
  refunded('refund missing', async (tale) => {
    await tale.leaveAt(at('deposit.seen'));
    await noBlockSpace(tale);
    await tale.leaveAt(status('REFUNDED'));
    await loseRefund(tale);
    await cheapGas(tale);
    await tale.leaveAt(attention('REFUND_MISSING'), MINUTE);
  }),
  refunded('refund short', async (tale) => {
    await tale.leaveAt(ended('refunded'));
    await payFromOutside(tale);
    tale.pass(2_000);
    await noBlockSpace(tale);
    tale.pass(10_000);
    await loseRefund(tale);
    await cheapGas(tale);
    await tale.leaveAt(attention('REFUND_SHORT'), MINUTE);
  }),
  paid('money at the address nobody told of', 'pending-for-ever', attention('LATE_DEPOSIT'), {
    ...SLOW,
    wish: { origin: 'base ETH' },
  }),
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
  story('deposit submitted', (tale) => tale.leaveAt(at('deposit.submitted'))),
  story('done, still watched', (tale) => tale.leaveAt(ended('done'))),
  paid('success, payout not seen yet', 'success-before-payout', status('SUCCESS')),
  paid('payout seen', null, at('payout.seen')),
  story(
    'payout gone',
    async (tale) => {
      leaveOthersAlone(tale);
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await tale.leaveAt(ended('done'));
      await reorganise(tale, 'destination');
      await tale.leaveAt(at('payout.gone'));
    },
    OUTSIDE,
  ),
  paid('refunded, not seen yet', 'refunded', status('REFUNDED')),
  paid('refund seen', 'refunded', at('refund.seen')),
  refunded('refund gone', async (tale) => {
    await tale.leaveAt(ended('refunded'));
    await reorganise(tale, 'origin');
    await tale.leaveAt(at('refund.gone'));
  }),
  paid('failed at the provider', 'failed', status('FAILED')),
  paid('done, not verified', null, ended('done'), {
    paceMs: 30_000,
    wish: { destination: 'btc BTC' },
  }),
  paid('done, unspent buffer returned', 'part-refund', ended('done'), {
    wish: { swapType: 'EXACT_OUTPUT' },
  }),
  paid('refunded, still watched', 'refunded', ended('refunded')),
  paid('failed, still watched', 'failed', ended('failed')),
  story('cancelled, still watched', async (tale) => {
    await tale.leaveAt(at('review.prepared'));
    await tale.command('cancel');
  }),
  story(
    'part refunded, still watched',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await payFromOutside(tale);
      await tale.leaveAt(ended('done with part refunded'));
    },
    OUTSIDE,
  ),
  story(
    'opened again by a second deposit',
    async (tale) => {
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await tale.leaveAt(ended('done'));
      await payFromOutside(tale);
      await tale.leaveAt(at('swap.reopened'));
    },
    OUTSIDE,
  ),
  paid('part of the deposit is there', null, status('INCOMPLETE_DEPOSIT'), { share: 'half' }),
  paid('outside deposit seen', null, at('deposit.seen'), { wish: { swapType: 'FLEX_INPUT' } }),
  story(
    'outside deposit gone',
    async (tale) => {
      leaveOthersAlone(tale);
      await tale.leaveAt(at('quote.received'));
      await payFromOutside(tale);
      await tale.leaveAt(at('deposit.seen'));
      await reorganise(tale, 'origin');
      await tale.leaveAt(at('deposit.gone'));
    },
    OUTSIDE,
  ),
  paid('an unknown status', 'unknown-status', status('AWAITING_AUCTION')),
  paid('deposit unnoticed', 'pending-for-ever', at('deposit.seen')),
  paid('being swapped', null, status('PROCESSING')),
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
  story('pending at the provider', (tale) => tale.leaveAt(status('PENDING_DEPOSIT')), OUTSIDE),
];
