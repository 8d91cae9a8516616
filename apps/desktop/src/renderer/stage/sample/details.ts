import type { ActionDetail, Review, StoryLine } from '../../../contract/actions.ts';
import type { Amount } from '../../../contract/values.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { eth, usdc } from './actions.ts';
import { ago, ahead, NOW } from './time.ts';

const DEPOSIT = '0x76b4c56085ED136a8744D52bE956396624a730E8';
const PAID = '0x5f3c9d1b7a2e4c6d8f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60';
const PAYOUT = '0xa81d2f3e4c5b6a79880716253443526170f9e8d7c6b5a4938271605f4e3d2c1b';
const CORRELATION = 'c0ffee4b-1c2d-4e5f-8a9b-0c1d2e3f4a5b';
const BASE = { id: 'eip155:8453', name: 'Base' };
const ARBITRUM = { id: 'eip155:42161', name: 'Arbitrum' };

const ethOnBase = (units: string): Amount => ({ ...eth(units), asset: 'eip155:8453/slip44:60' });

export const REVIEW: Review = {
  digest: '3b1f0c9d8e7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c',
  purpose: 'swap deposit',
  chain: BASE,
  payer: { address: MAIN, name: 'Everyday' },
  pays: usdc('250000000'),
  receiver: { address: SAVINGS, name: 'Savings' },
  receives: eth('76850000000000000'),
  receivesAtLeast: eth('76465750000000000'),
  through: '1Click',
  to: { address: DEPOSIT, name: null },
  networkFeeAtMost: ethOnBase('21400000000000'),
  otherFees: [{ name: '1click.near', basisPoints: 20 }],
  refundTo: { address: MAIN, name: 'Everyday' },
  validUntil: ahead(9),
  preparedAt: ago(0),
  warnings: [],
  compare: DEPOSIT,
  payload: {
    kind: 'evm-transaction',
    chain: 'eip155:8453',
    from: MAIN,
    to: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    value: '0',
    data: `0xa9059cbb${DEPOSIT.slice(2).toLowerCase().padStart(64, '0')}${(250_000_000).toString(16).padStart(64, '0')}`,
    gas: '78411',
    maxFeePerGas: '272000000',
    maxPriorityFeePerGas: '1000000',
  },
  approvable: true,
};

export const SEND_REVIEW: Review = {
  ...REVIEW,
  purpose: 'send',
  pays: usdc('1204500000'),
  receives: usdc('1204500000'),
  receivesAtLeast: usdc('1204500000'),
  receiver: { address: '0x3FbA7c1D9e0A2b4C6d8E0f1A3b5C7d9E1f2A4b6C', name: null },
  to: { address: '0x3FbA7c1D9e0A2b4C6d8E0f1A3b5C7d9E1f2A4b6C', name: null },
  compare: '0x3FbA7c1D9e0A2b4C6d8E0f1A3b5C7d9E1f2A4b6C',
  through: null,
  otherFees: [],
  refundTo: null,
  warnings: [
    {
      code: 'NEW_RECIPIENT',
      weight: 'note',
      sentence: 'You have not paid this address before.',
    },
    {
      code: 'LOOKS_LIKE_ANOTHER',
      weight: 'risk',
      sentence: 'Begins and ends like 0x3FbA…4b6C, which you know, but is another address.',
    },
  ],
};

export const STOPPED_REVIEW: Review = {
  ...REVIEW,
  approvable: false,
  warnings: [
    {
      code: 'TOO_LITTLE_FOR_GAS',
      weight: 'stop',
      sentence: 'Too little for gas: add about 0.0000214 ETH.',
    },
  ],
};

export const CANCEL_REVIEW: Review = {
  ...REVIEW,
  purpose: 'cancel',
  pays: ethOnBase('0'),
  receives: ethOnBase('0'),
  receivesAtLeast: ethOnBase('0'),
  receiver: { address: MAIN, name: 'Everyday' },
  to: { address: MAIN, name: 'Everyday' },
  through: null,
  otherFees: [],
  refundTo: null,
  compare: MAIN,
  warnings: [
    {
      code: 'CANCEL_MAY_LOSE',
      weight: 'note',
      sentence: 'If the original is mined first, this does nothing and only one of them costs.',
    },
  ],
};

const line = (
  seq: number,
  minutes: number,
  label: StoryLine['label'],
  text: string,
): StoryLine => ({ seq, at: ago(minutes), label, text });

const ASKED: readonly StoryLine[] = [
  line(
    401,
    3,
    'our record',
    `A swap of 250 USDC on Base to ETH on Arbitrum for ${SAVINGS} was written down.`,
  ),
  line(
    402,
    3,
    'signed by the provider',
    `Pay 250 USDC to ${DEPOSIT}; get 0.07685 ETH, at least 0.07646575 ETH.`,
  ),
  line(
    403,
    2.8,
    'our record',
    `Put before a person: swap deposit, paying 250 USDC from ${MAIN} to ${DEPOSIT}.`,
  ),
];
const SENT: readonly StoryLine[] = [
  ...ASKED,
  line(404, 2, 'our record', 'A person approved exactly what was shown.'),
  line(
    405,
    1.9,
    'our record',
    `Transaction ${PAID} was signed and written down before it was sent.`,
  ),
];
const CREDITED: readonly StoryLine[] = [
  ...SENT,
  line(
    407,
    1.7,
    'on chain',
    `Transaction ${PAID} is in block 18233412 and succeeded; its fee was 9120000000000 base units.`,
  ),
  line(408, 1.4, 'on chain', `250 USDC reached the deposit address: transaction ${PAID}, Base.`),
  line(409, 1.1, 'our record', 'The provider says PROCESSING.'),
];

const swap = (change: Partial<ActionDetail['row']>, more: Partial<ActionDetail>): ActionDetail => ({
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

const btc = (units: string): Amount => ({
  asset: 'bip122:000000000019d6689c085ae165831e93/slip44:0',
  symbol: 'BTC',
  decimals: 8,
  units,
  price: { usd: '97401.2', source: '1Click', at: ago(2) },
});
const BITCOIN_DEPOSIT = 'bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297';
const OUTSIDE_STORY: readonly StoryLine[] = [
  line(
    401,
    1,
    'our record',
    `A swap of 0.05 BTC on Bitcoin to USDC on Base for ${MAIN} was written down.`,
  ),
  line(
    402,
    1,
    'signed by the provider',
    `Pay 0.05 BTC to ${BITCOIN_DEPOSIT}; get 4855.44 USDC, at least 4831.16 USDC.`,
  ),
];

export const OUTSIDE = swap(
  {
    id: 'f6'.repeat(16),
    status: 'needs you',
    sentence: `Send 0.05 BTC to ${BITCOIN_DEPOSIT}.`,
    waitingFor: 'SEND_DEPOSIT',
    pays: btc('5000000'),
    gets: usdc('4855440000'),
  },
  {
    story: [...OUTSIDE_STORY],
    deposit: {
      address: BITCOIN_DEPOSIT,
      memo: null,
      memoNote: null,
      amount: btc('5000000'),
      chain: { id: 'bip122:000000000019d6689c085ae165831e93', name: 'Bitcoin' },
      uri: `bitcoin:${BITCOIN_DEPOSIT}?amount=0.05`,
      sendBefore: ahead(47),
      refundTo: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
    },
    commands: ['cancel', 'sent', 'not-sent'],
    atWorst:
      'What arrives too late or too little does not get swapped: it comes back to bc1qar…5mdq. If you send nothing, nothing happens.',
  },
);

const STELLAR = 'GDJ4JZXZELZD737NVFORH4PSSQDWFDZTKW3AIDKHYQG23ZXBPDGGQBJK';
export const OUTSIDE_MEMO: ActionDetail = {
  ...OUTSIDE,
  row: {
    ...OUTSIDE.row,
    sentence: `Send 1200 XLM to ${STELLAR} with the memo 7421905133.`,
    pays: {
      ...btc('12000000000'),
      symbol: 'XLM',
      decimals: 7,
      asset: 'stellar:pubnet/slip44:148',
      price: null,
    },
  },
  deposit: {
    address: STELLAR,
    memo: '7421905133',
    memoNote: 'On Stellar it goes into the field “memo”, as text.',
    amount: { ...btc('12000000000'), symbol: 'XLM', decimals: 7, price: null },
    chain: { id: 'stellar:pubnet', name: 'Stellar' },
    uri: STELLAR,
    sendBefore: ahead(8),
    refundTo: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
  },
};

export const DID_YOU_SEND: ActionDetail = {
  ...OUTSIDE,
  row: {
    ...OUTSIDE.row,
    sentence: 'The time to send is over. Say whether you sent the deposit.',
    waitingFor: 'DID_YOU_SEND',
  },
  deposit: null,
};

const send = (review: Review): ActionDetail => ({
  ...SWAP_TO_APPROVE,
  row: {
    ...SWAP_TO_APPROVE.row,
    id: 'c7'.repeat(16),
    kind: 'send',
    sentence: '1204.5 USDC to 0x3FbA…4b6C wait for your signature.',
    pays: usdc('1204500000'),
    gets: null,
  },
  review,
  story: [
    line(
      420,
      1,
      'our record',
      `A payment of 1204.5 USDC to ${SEND_REVIEW.to.address} on Base was written down.`,
    ),
  ],
  provider: null,
  quoteFacts: null,
  atWorst:
    'Nothing leaves your account before you sign. A payment that is on chain cannot be called back.',
});

export const SEND_TO_APPROVE = send(SEND_REVIEW);
export const CANCEL_TO_APPROVE: ActionDetail = {
  ...send(CANCEL_REVIEW),
  row: { ...send(CANCEL_REVIEW).row, sentence: 'Sign the cancel, or keep waiting.' },
  commands: ['keep-waiting'],
};
export const SPEED_UP_TO_APPROVE: ActionDetail = {
  ...send({ ...SEND_REVIEW, purpose: 'speed-up', warnings: [] }),
  row: { ...send(SEND_REVIEW).row, sentence: 'Sign the speed-up, or keep waiting.' },
  commands: ['keep-waiting'],
};
export const STOPPED: ActionDetail = { ...SWAP_TO_APPROVE, review: STOPPED_REVIEW };
export const EXPIRED: ActionDetail = {
  ...SWAP_TO_APPROVE,
  review: { ...REVIEW, validUntil: ago(1), approvable: false },
};
