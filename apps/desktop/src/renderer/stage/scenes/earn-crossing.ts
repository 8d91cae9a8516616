import type { ActionDetail, AnyReview } from '../../../contract/actions.ts';
import { MAIN } from '../sample/accounts.ts';
import { FAUCET } from '../sample/balances.ts';
import { LISTED, REACTOR } from '../sample/earn.ts';
import { EXIT_TO_APPROVE, ORDER_TO_APPROVE } from '../sample/earn-details.ts';
import { houseOf } from '../sample/house.ts';
import { STOPPED_REVIEW } from '../sample/reviews.ts';
import type { Scene } from '../scene.ts';
import { ok, type Script, together } from '../script.ts';
import { EARN_OPEN } from './earn.ts';

const NO_WAY_BACK = {
  code: 'NO_WAY_BACK',
  weight: 'risk',
  sentence: `As things are you could not take it out of Arbitrum One again: 1tx has no right there, and your wallet has no ETH there for gas (about 0.000031 ETH is needed). Authorize 1tx on Arbitrum One, or send ETH on Arbitrum One to ${MAIN}.`,
} as const;
const UNREAD = {
  code: 'WAY_BACK_UNKNOWN',
  weight: 'note',
  sentence: `To take it out of Arbitrum One again you need a right for 1tx there, or ETH there for gas in your wallet ${MAIN}: 1tx has no right there, and what your wallet holds there could not be read.`,
} as const;

const sandbox = together(houseOf(), {
  accounts: { faucetAssets: () => ok(FAUCET), faucet: () => ok(null) },
});
const across = (warning: typeof NO_WAY_BACK | typeof UNREAD, more: Script = {}): Script =>
  together(
    EARN_OPEN,
    {
      earn: {
        instruments: () => ok({ ...LISTED, list: [REACTOR] }),
        wayBack: () => ok({ warning }),
      },
    },
    more,
  );
const warned = (detail: ActionDetail, warning: AnyReview['warnings'][number]): Script => {
  const { review } = detail;
  if (review === null) return EARN_OPEN;
  const approvable = review.approvable && warning.weight !== 'stop';
  const warnings = [warning, ...review.warnings];
  const changed = { ...detail, review: { ...review, approvable, warnings } };
  return together(EARN_OPEN, sandbox, { actions: { get: () => ok(changed) } });
};
const [lacking] = STOPPED_REVIEW.warnings;

/** USDC that cross to where nothing brings them back, and an exit for which there is no gas. */
export const EARN_CROSSING_SCENES: readonly Scene[] = [
  {
    name: 'earn/buy-no-way-back',
    at: '/earn/do/buy',
    script: across(NO_WAY_BACK),
    shows: 'Show the address to send to',
  },
  {
    name: 'earn/buy-way-back-unknown',
    at: '/earn/do/buy',
    script: across(UNREAD, sandbox),
    moves: [{ click: 'Take ETH on Arbitrum One from the faucet' }],
    shows: 'The faucet paid ETH on Arbitrum One',
  },
  {
    name: 'earn/review-order-no-way-back',
    at: `/activity/${ORDER_TO_APPROVE.row.id}`,
    script: warned(ORDER_TO_APPROVE, NO_WAY_BACK),
    shows: 'Authorize Arbitrum One',
  },
  ...(lacking === undefined
    ? []
    : [
        {
          name: 'earn/review-exit-no-gas',
          at: `/activity/${EXIT_TO_APPROVE.row.id}`,
          script: warned(EXIT_TO_APPROVE, lacking),
          shows: 'Take ETH on Base from the faucet',
        },
      ]),
];
