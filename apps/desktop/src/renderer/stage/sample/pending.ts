import type { ActionDetail } from '../../../contract/actions.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { usdc } from './actions.ts';
import { ON_BASE } from './balances.ts';
import { ago, ahead } from './time.ts';

const party = (address: string, name: string) => ({ address, name });
const fee = {
  asset: 'eip155:8453/slip44:60',
  symbol: 'ETH',
  decimals: 18,
  units: '21000000000000',
  price: null,
};

/** A payment that waits for its block. */
export const PENDING: ActionDetail = {
  row: {
    id: 'e5'.repeat(16),
    kind: 'send',
    status: 'sent',
    sentence: '40 USDC left Everyday at 13:58 and wait to be included on Base.',
    waitingFor: null,
    open: true,
    createdAt: ago(5),
    updatedAt: ago(4),
    pays: usdc('40000000'),
    gets: null,
  },
  review: {
    kind: 'transaction',
    digest: 'ab'.repeat(32),
    purpose: 'Pay 40 USDC to Savings',
    chain: ON_BASE,
    payer: party(MAIN, 'Everyday'),
    pays: usdc('40000000'),
    receiver: party(SAVINGS, 'Savings'),
    receives: usdc('40000000'),
    receivesAtLeast: usdc('40000000'),
    through: null,
    to: party(SAVINGS, 'Savings'),
    networkFeeAtMost: fee,
    otherFees: [],
    refundTo: null,
    does: [],
    validUntil: ahead(10),
    preparedAt: ago(6),
    warnings: [],
    compare: SAVINGS,
    payload: {},
    approvable: false,
  },
  trouble: null,
  story: [],
  proofs: [],
  deposit: null,
  commands: ['speed-up', 'cancel-transaction'],
  atWorst: null,
  expectedUntil: null,
  provider: null,
  quoteFacts: null,
};
