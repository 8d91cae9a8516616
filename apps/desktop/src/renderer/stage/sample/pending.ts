import type { ActionDetail } from '../../../contract/actions.ts';
import { MAIN } from './accounts.ts';
import { usdc } from './actions.ts';
import { ago } from './time.ts';

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
  account: MAIN,
  review: null,
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
