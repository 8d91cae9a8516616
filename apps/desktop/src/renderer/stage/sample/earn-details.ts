import type {
  ActionDetail,
  AnyReview,
  BlindReview,
  GrantReview,
  OrderReview,
  Review,
} from '../../../contract/actions.ts';
import { MAIN } from './accounts.ts';
import { usdc } from './actions.ts';
import { ON_ARBITRUM, ON_BASE } from './balances.ts';
import { ALLOWS, ENDS, MAIN_ACCOUNT, NO_LIMIT, REACTOR } from './earn.ts';
import { REVIEW } from './reviews.ts';
import { line } from './story.ts';
import { SWAP_TO_APPROVE } from './swap-details.ts';
import { ago, ahead, NOW } from './time.ts';

const OWNER = { address: MAIN, name: 'Everyday' };
const DIGEST = '0x7b1c0f5e9a3d48267c5b1e0f9a8d7c6b5a4938271605f4e3d2c1b0a998877665';

const frame = {
  digest: '5c'.repeat(32),
  through: '1tx',
  validUntil: ahead(9),
  preparedAt: ago(0),
  warnings: [],
  approvable: true,
  approval: null,
};

export const GRANT_REVIEW: GrantReview = {
  kind: 'grant',
  ...frame,
  purpose: 'authorize',
  compare: MAIN_ACCOUNT,
  payload: {
    kind: 'typed-data',
    chain: 'eip155:8453',
    from: MAIN,
    typedData: '{"primaryType":"Enable","domain":{"name":"Kernel","version":"0.3.1"}}',
  },
  chain: ON_BASE,
  owner: OWNER,
  account: MAIN_ACCOUNT,
  cap: usdc('5000000000'),
  askedUntil: ENDS,
  allows: ALLOWS,
  unlimited: [],
  mismatches: [],
  expiresAt: ENDS,
  key: '0x5C1eAd3B0f9D2a7C4b6E8f10a2B3c4D5e6F70819',
  unread: [],
};

export const GRANT_UNLIMITED: GrantReview = {
  ...GRANT_REVIEW,
  unlimited: [NO_LIMIT],
  mismatches: ['The cap you asked for is nowhere in what you would sign.'],
  warnings: [
    { code: 'ANY_RECIPIENT', weight: 'risk', sentence: NO_LIMIT },
    {
      code: 'UNREAD',
      weight: 'risk',
      sentence: 'A part of it cannot be read here: policy 2.',
    },
  ],
  expiresAt: null,
  unread: [{ part: 'policy 2', raw: `0x${'a7'.repeat(48)}` }],
};

export const BLIND_REVIEW: BlindReview = {
  kind: 'blind',
  ...frame,
  purpose: 'withdraw',
  compare: DIGEST,
  payload: { kind: 'message', chain: 'eip155:8453', from: MAIN, digest: DIGEST },
  chain: ON_BASE,
  owner: OWNER,
  account: MAIN_ACCOUNT,
  said: { pays: usdc('140250000'), receiver: OWNER },
  cannotCheck: [
    'Nobody can read from these 32 bytes what they allow. 1tx says what it is. Your signature may do something else, now or later: with everything the account holds or will hold, or in any other place where your key signs, on this chain or another. It may even give somebody a right that lasts.',
    'Afterwards this chain is read: whether this very digest was carried out, and what moved. If it was made for something else, that may never show.',
  ],
  warnings: [
    {
      code: 'BLIND_SIGNATURE',
      weight: 'risk',
      sentence: 'You sign blindly: only 1tx knows what this allows.',
    },
  ],
};

export const ORDER_REVIEW: OrderReview = {
  kind: 'order',
  ...frame,
  purpose: 'buy',
  compare: REACTOR.id,
  payload: {
    kind: 'order',
    chain: 'eip155:8453',
    from: MAIN,
    order: '{"instrument":"0x0000a4b1…","amount":"100000000","transfer":{"speed":"fast"}}',
  },
  chain: ON_BASE,
  destination: ON_ARBITRUM,
  owner: MAIN,
  account: MAIN_ACCOUNT,
  pays: usdc('100000000'),
  receives: usdc('99987000'),
  receivesAtLeast: usdc('94512065'),
  fees: [
    { name: 'Fast transfer', atMost: usdc('13000') },
    { name: 'Fee of 1tx', atMost: usdc('5000000') },
    { name: 'Slippage you accept', atMost: usdc('474935') },
  ],
  says: [
    'Deposit 100 USDC of your account 0x8428…8E17 on Base into Clearstar USDC Reactor on Arbitrum One.',
    '1tx does it with the right you gave it, and pays the gas. You sign nothing.',
    '1tx may keep up to 5 % for itself; what it keeps now, it does not say. At worst 5 USDC go to that and 0.474935 USDC to the slippage you accept (0.5 % of the rest): 94.512065 USDC have to come of it at least.',
  ],
  warnings: [
    {
      code: 'CROSS_CHAIN',
      weight: 'note',
      sentence:
        'The USDC cross from Base to Arbitrum One. If the deposit fails there, they stay in your account there.',
    },
  ],
};

export const EXIT_REVIEW: Review = {
  ...REVIEW,
  purpose: 'exit',
  through: null,
  pays: { ...REVIEW.networkFeeAtMost, units: '0' },
  receiver: OWNER,
  receives: usdc('952254410'),
  receivesAtLeast: usdc('140250000'),
  to: { address: MAIN_ACCOUNT, name: null },
  otherFees: [],
  refundTo: null,
  compare: MAIN_ACCOUNT,
  does: [
    `Gives 812.00441 hbrUSDC back to Harbour USDC Prime (0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC); what they are worth goes to Everyday (${MAIN}).`,
    `Sends 140.25 USDC to Everyday (${MAIN}).`,
    'Ends the rights that others have on this account, used or not yet used. The account numbers the rights it takes, and takes none with a number below 11 any more; one that was signed with a higher number, which nobody here can see, stays. Your own right remains.',
  ],
};

const FUND_REVIEW: Review = {
  ...REVIEW,
  purpose: 'fund',
  through: null,
  pays: usdc('100000000'),
  receiver: { address: MAIN_ACCOUNT, name: null },
  receives: usdc('100000000'),
  receivesAtLeast: usdc('100000000'),
  to: { address: MAIN_ACCOUNT, name: null },
  otherFees: [],
  refundTo: null,
  compare: MAIN_ACCOUNT,
  warnings: [
    {
      code: 'WHO_MOVES',
      weight: 'note',
      sentence:
        'On Base the account obeys your key. 1tx says that it may act for the account there, within what you authorized.',
    },
  ],
};

const FUND_STOPPED: Review = {
  ...FUND_REVIEW,
  approvable: false,
  warnings: [
    {
      code: 'OBEYS_ANOTHER',
      weight: 'stop',
      sentence:
        'On Base the account is guarded by 0x016b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b6b, and nobody here can tell that it obeys you. Whoever holds it takes what is paid in. Nothing is paid there.',
    },
  ],
};

const SELL_REVIEW: OrderReview = {
  ...ORDER_REVIEW,
  purpose: 'sell',
  chain: ON_ARBITRUM,
  pays: { ...usdc('100000000'), symbol: 'csUSDC', price: null },
  receives: usdc('103700000'),
  receivesAtLeast: usdc('103180000'),
  fees: [],
  says: [
    'Redeem 100 csUSDC of your account 0x8428…8E17 from Clearstar USDC Reactor on Arbitrum One.',
    '1tx does it with the right you gave it, and pays the gas. You sign nothing.',
  ],
  warnings: [],
};

const detail = (
  id: string,
  kind: string,
  sentence: string,
  review: AnyReview | null,
  more: Partial<ActionDetail> = {},
): ActionDetail => ({
  ...SWAP_TO_APPROVE,
  row: { ...SWAP_TO_APPROVE.row, id: id.repeat(16), kind, sentence, pays: null, gets: null },
  review,
  story: [line(430, 2, 'our record', 'It was written down.')],
  provider: { name: '1tx', status: null, correlationId: null },
  quoteFacts: null,
  atWorst: 'Nothing moves before you approve.',
  ...more,
});

export const GRANT_TO_SIGN = detail(
  'e1',
  'authorize',
  'What 1tx may do on Base for 0x8428…8E17 waits for your signature.',
  GRANT_REVIEW,
);
export const GRANT_TO_FEAR = detail(
  'e2',
  'authorize',
  'What 1tx may do on Base for 0x8428…8E17 waits for your signature.',
  GRANT_UNLIMITED,
);
export const WITHDRAWAL_TO_SIGN = detail(
  'e3',
  'withdraw',
  '140.25 USDC to 0x8C4f…e7F8 wait for your signature.',
  BLIND_REVIEW,
);
export const ORDER_TO_APPROVE = detail(
  'e4',
  'earn-buy',
  '100 USDC into Clearstar USDC Reactor wait for your approval.',
  ORDER_REVIEW,
);
export const SALE_TO_APPROVE = detail(
  'ec',
  'earn-sell',
  '100 csUSDC of Clearstar USDC Reactor wait for your approval.',
  SELL_REVIEW,
);
export const FUND_TO_APPROVE = detail(
  'ed',
  'fund',
  '100 USDC for your earning account on Base wait for your signature.',
  FUND_REVIEW,
  { provider: null },
);
export const FUND_TO_STOP = detail(
  'ee',
  'fund',
  '100 USDC for your earning account on Base wait for your signature.',
  FUND_STOPPED,
  { provider: null },
);
export const EXIT_TO_APPROVE = detail(
  'e5',
  'earn-exit',
  'Taking everything out of the account on Base waits for your signature. About 952.25441 USDC come out.',
  EXIT_REVIEW,
  { provider: null },
);

const crossing = detail('e6', 'earn-buy', '', null);
export const CROSSING: ActionDetail = {
  ...crossing,
  row: {
    ...crossing.row,
    status: 'settling',
    waitingFor: null,
    sentence: 'Your 100 USDC left Base and are crossing to Arbitrum One (waiting attestation).',
    pays: usdc('100000000'),
  },
  commands: ['restart-relay'],
  expectedUntil: NOW + 11 * 60_000,
  atWorst:
    'The deposit fails on Arbitrum One, and your USDC, less the transfer fee, are in your account there.',
  provider: {
    name: '1tx',
    status: 'confirming_source, waiting_attestation',
    correlationId: '0b9e8a54-7d1c-4f0f-9d35-6f2f6a3c1e77',
  },
  proofs: [{ what: 'operation', chain: ON_BASE, hash: DIGEST, explorerUrl: null }],
};

const order = (id: string, sentence: string, more: Partial<ActionDetail>): ActionDetail => {
  const told = detail(id, 'earn-buy', sentence, null, more);
  const needed = { status: 'needs you', open: true, waitingFor: null } as const;
  return { ...told, row: { ...told.row, ...needed, pays: usdc('100000000') } };
};
const ended = (told: ActionDetail): ActionDetail => ({
  ...told,
  row: { ...told.row, status: 'failed', open: false },
});

export const ORDER_FAILED: ActionDetail = ended(
  order(
    'e8',
    'It failed on chain: less would have come out than you accept. It moved none of your 100 USDC. Order again, or accept more slippage.',
    { commands: ['retry'], atWorst: null },
  ),
);
export const ORDER_NOT_ASKED: ActionDetail = ended(
  order(
    'e9',
    '1tx cannot be reached. Nothing was asked for. Your 100 USDC were in the account at 2026-11-24 13:58 UTC.',
    {
      commands: ['retry'],
      atWorst: null,
    },
  ),
);
const AT_WORST = 'It fails, and your 100 USDC stay in your account.';
export const ORDER_IN_DOUBT: ActionDetail = order(
  'ea',
  'Nobody knows whether 1tx has taken it. It is not asked for again, and the chain is watched. Before you order anew, look whether your 100 USDC are still in the account.',
  { commands: ['give-up'], atWorst: AT_WORST },
);
export const ORDER_FAILED_UNSEEN: ActionDetail = order(
  'eb',
  '1tx says that it failed: no reason was given. Your 100 USDC are still in the account, as of 2026-11-23 14:03 UTC; whether it is still carried out, only time can tell.',
  { commands: ['give-up'], atWorst: AT_WORST },
);
export const GRANT_FAILED: ActionDetail = ended(
  detail(
    'ef',
    'authorize',
    '1tx asks for a signature for another chain than the one that was asked for. Nothing was allowed.',
    null,
    { commands: [], atWorst: null, anew: { wish: 'authorize', owner: MAIN, chain: ON_BASE.id } },
  ),
);
export const REMOVAL_TO_APPROVE = detail(
  'f0',
  'earn-removal',
  'Ending the rights on the account on Base waits for your signature.',
  {
    ...EXIT_REVIEW,
    purpose: 'removal',
    receives: usdc('0'),
    receivesAtLeast: usdc('0'),
    does: EXIT_REVIEW.does.slice(-1),
    warnings: [
      {
        code: 'ENDS_RIGHT',
        weight: 'note',
        sentence:
          'Ends the right of the key 0x5C1eAd3B0f9D2a7C4b6E8f10a2B3c4D5e6F70819 on Base, which holds until 2026-12-24 23:59 UTC and is in use.',
      },
    ],
  },
  { provider: null },
);
