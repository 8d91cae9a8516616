import type { ActionDetail } from '../../../contract/actions.ts';
import { SAVINGS } from './accounts.ts';
import { ARBITRUM, BASE, CORRELATION, PAID, PAYOUT } from './names.ts';
import { REVIEW, STOPPED_REVIEW } from './reviews.ts';
import { CREDITED, line, SENT, swap } from './story.ts';
import { ago, ahead, NOW } from './time.ts';

const AT_WORST = `Nothing leaves your account before you sign. Then you get at least 0.07646575 ETH; if the swap does not come about, your 250 USDC come back to 0x8C4f…e7F8, less a fee of 0.02 USDC.`;

export const SWAP_TO_APPROVE = swap(
  {
    id: 'a1'.repeat(16),
    status: 'awaiting signature',
    sentence: '250 USDC wait for your signature.',
    waitingFor: 'SIGNATURE',
  },
  { review: REVIEW, commands: ['refresh', 'cancel'], atWorst: AT_WORST },
);

export const SWAP_SENT = swap(
  { status: 'sent', sentence: 'Your 250 USDC are on their way to 1Click, not yet in a block.' },
  {
    story: [...SENT],
    proofs: [{ what: 'deposit', chain: BASE, hash: PAID, explorerUrl: null }],
    commands: ['speed-up', 'cancel-transaction'],
    expectedUntil: NOW + 40_000,
    atWorst:
      'If the deposit is not taken up in time, your 250 USDC stay in your account. If the swap does not come about, they come back to 0x8C4f…e7F8, less a fee of 0.02 USDC.',
  },
);

export const SWAP_SETTLING = swap(
  { status: 'settling', sentence: 'Your 250 USDC are with 1Click and being swapped.' },
  {
    story: [...CREDITED],
    proofs: [
      { what: 'deposit', chain: BASE, hash: PAID, explorerUrl: `https://basescan.org/tx/${PAID}` },
    ],
    expectedUntil: NOW + 24_000,
    atWorst:
      'You get at least 0.07646575 ETH. If the swap does not come about, your 250 USDC come back to 0x8C4f…e7F8, less a fee of 0.02 USDC.',
    provider: { name: '1Click', status: 'PROCESSING', correlationId: CORRELATION },
  },
);

export const SWAP_TROUBLED: ActionDetail = {
  ...SWAP_SETTLING,
  expectedUntil: NOW - 60_000,
  trouble: {
    code: 'RATE_LIMITED',
    message: '1Click asks for patience: too many questions in a short time.',
  },
};

export const SWAP_DONE = swap(
  { status: 'done', sentence: '0.0768612 ETH reached 0x2b1D…7e8F.', open: false },
  {
    story: [
      ...CREDITED,
      line(
        411,
        0.6,
        'on chain',
        `0.0768612 ETH reached ${SAVINGS}: transaction ${PAYOUT}, block 271828182, Arbitrum.`,
      ),
      line(412, 0.5, 'our record', 'The swap ended: done. The payout arrived.'),
    ],
    proofs: [
      { what: 'deposit', chain: BASE, hash: PAID, explorerUrl: `https://basescan.org/tx/${PAID}` },
      {
        what: 'payout',
        chain: ARBITRUM,
        hash: PAYOUT,
        explorerUrl: `https://arbiscan.io/tx/${PAYOUT}`,
      },
    ],
    provider: { name: '1Click', status: 'SUCCESS', correlationId: CORRELATION },
  },
);

export const SWAP_REFUNDED = swap(
  { status: 'refunded', sentence: '249.98 USDC came back to 0x8C4f…e7F8.', open: false },
  {
    story: [
      ...CREDITED,
      line(411, 0.6, 'on chain', `249.98 USDC came back: transaction ${PAYOUT}, Base.`),
      line(412, 0.5, 'our record', 'The swap ended: refunded. The price moved beyond the limit.'),
    ],
    proofs: [
      { what: 'deposit', chain: BASE, hash: PAID, explorerUrl: null },
      { what: 'refund', chain: BASE, hash: PAYOUT, explorerUrl: null },
    ],
    provider: { name: '1Click', status: 'REFUNDED', correlationId: CORRELATION },
  },
);

export const STOPPED: ActionDetail = { ...SWAP_TO_APPROVE, review: STOPPED_REVIEW };
export const EXPIRED: ActionDetail = {
  ...SWAP_TO_APPROVE,
  review: { ...REVIEW, validUntil: ago(1), approvable: false },
};

/** Approved, and the chain does not answer. */
export const SWAP_APPROVED: ActionDetail = {
  ...SWAP_TO_APPROVE,
  row: {
    ...SWAP_TO_APPROVE.row,
    sentence: 'You approved it; it will be signed when Base answers.',
    waitingFor: null,
  },
  review: { ...REVIEW, approvable: false, approval: { stands: true, until: ahead(4) } },
  trouble: { code: 'UNREACHABLE', message: 'Base does not answer.' },
  atWorst:
    'Nothing has left your account yet. It is signed and sent as soon as that is possible; until then you can give it up, and a lock or five minutes take your approval back.',
};
