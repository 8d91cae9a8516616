import { leaveOthersAlone, payFromOutside, reorganise } from './hands.ts';
import { at, type Story } from './story.ts';
import { ended, FROM_BITCOIN, OUTSIDE, paid, refunded, status, story } from './swap-story.ts';

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
