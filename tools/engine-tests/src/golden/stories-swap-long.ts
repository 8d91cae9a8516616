import { cheapGas, loseRefund, noBlockSpace, payFromOutside } from './hands.ts';
import { at, type Story } from './story.ts';
import {
  attention,
  ended,
  FROM_BITCOIN,
  MINUTE,
  OUTSIDE,
  paid,
  refunded,
  SLOW,
  status,
  story,
} from './swap-story.ts';

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
