import type { Review } from '../../../contract/actions.ts';
import type { Amount } from '../../../contract/values.ts';
import { MAIN, SAVINGS } from './accounts.ts';
import { eth, usdc } from './actions.ts';
import { BASE, DEPOSIT } from './names.ts';
import { ago, ahead } from './time.ts';

const ethOnBase = (units: string): Amount => ({ ...eth(units), asset: 'eip155:8453/slip44:60' });

export const REVIEW: Review = {
  kind: 'transaction',
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
  does: [],
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
  approval: null,
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
      sentence: `Too little for gas: add about 0.0000214 ETH on Base, to ${MAIN}.`,
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
