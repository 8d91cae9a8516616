import type { ActionDetail, StoryLine } from '../../../contract/actions.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { eth, usdc } from './actions.ts';
import { CORRELATION, DEPOSIT, PAID } from './names.ts';
import { ago, ahead, NOW } from './time.ts';

export const line = (
  seq: number,
  minutes: number,
  label: StoryLine['label'],
  text: string,
  plain: StoryLine['plain'] = [text],
  type = 'status.changed',
): StoryLine => ({
  seq,
  at: ago(minutes),
  label,
  text,
  plain: [...plain],
  event: { type, version: 1, step: null, attempt: null },
});

export const ASKED: readonly StoryLine[] = [
  line(
    401,
    3,
    'our record',
    `A swap of 250 USDC on Base to ETH on Arbitrum for ${SAVINGS} was written down.`,
    [`You began a swap from Base to Arbitrum, to be paid to ${SAVINGS}.`],
    'action.started',
  ),
  line(
    402,
    3,
    'signed by the provider',
    `Pay 250 USDC to ${DEPOSIT}; get 0.07685 ETH, at least 0.07646575 ETH.`,
    [
      '1Click offers ',
      eth('76850000000000000'),
      ' for ',
      usdc('250000000'),
      ', and at least ',
      eth('76465750000000000'),
      '.',
    ],
    'quote.received',
  ),
  line(
    403,
    2.8,
    'our record',
    `Put before a person: swap deposit, paying 250 USDC from ${MAIN} to ${DEPOSIT}.`,
    ['You were asked to look it over: ', usdc('250000000'), ` to ${DEPOSIT}.`],
    'review.prepared',
  ),
];
export const SENT: readonly StoryLine[] = [
  ...ASKED,
  line(
    404,
    2,
    'our record',
    'A person approved exactly what was shown.',
    ['You approved it.'],
    'approval.given',
  ),
  line(
    405,
    1.9,
    'our record',
    `Transaction ${PAID} was signed and written down before it was sent.`,
    [`Signed on this computer for Base, and written down before it was sent: ${PAID}.`],
    'effect.intended',
  ),
];
export const CREDITED: readonly StoryLine[] = [
  ...SENT,
  line(
    407,
    1.7,
    'on chain',
    `Transaction ${PAID} is in block 18233412 and succeeded; its fee was 9120000000000 base units.`,
    [`Transaction ${PAID} went through on Base. Its network fee was `, eth('9120000000000'), '.'],
    'transaction.included',
  ),
  line(
    408,
    1.4,
    'on chain',
    `250 USDC reached the deposit address: transaction ${PAID}, Base.`,
    [usdc('250000000'), ` reached 1Click’s deposit address on Base: ${PAID}.`],
    'deposit.seen',
  ),
  line(
    409,
    1.1,
    'our record',
    'The provider says PROCESSING.',
    ['1Click is swapping.'],
    'status.changed',
  ),
];

/** A swap at some point of its story. */
export const swap = (
  change: Partial<ActionDetail['row']>,
  more: Partial<ActionDetail>,
): ActionDetail => ({
  row: {
    id: 'b2'.repeat(16),
    kind: 'swap',
    status: 'settling',
    sentence: '',
    waitingFor: null,
    open: true,
    createdAt: ago(3),
    updatedAt: NOW,
    pays: usdc('250000000'),
    gets: eth('76850000000000000'),
    ...change,
  },
  account: MAIN,
  review: null,
  trouble: null,
  story: [...ASKED],
  proofs: [],
  deposit: null,
  commands: [],
  atWorst: null,
  expectedUntil: null,
  provider: { name: '1Click', status: null, correlationId: CORRELATION },
  quoteFacts: { slippageBasisPoints: 50, requestedDeadline: ahead(12), problems: [] },
  ...more,
});
