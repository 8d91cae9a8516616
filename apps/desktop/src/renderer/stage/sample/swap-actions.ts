import type { ActionDetail } from '../../../contract/actions.ts';
import { MAIN } from './accounts.ts';
import { eth, usdc } from './actions.ts';
import { ago, NOW } from './time.ts';

const CORRELATION = 'c0ffee4b-1c2d-4e5f-8a9b-0c1d2e3f4a5b';

const refused = (id: string, sentence: string, got: string): ActionDetail => ({
  row: {
    id: id.repeat(16),
    kind: 'swap',
    status: 'failed',
    sentence,
    waitingFor: null,
    open: false,
    createdAt: ago(0),
    updatedAt: NOW,
    pays: usdc('250000000'),
    gets: eth(got),
  },
  account: MAIN,
  review: null,
  trouble: null,
  story: [],
  proofs: [],
  deposit: null,
  commands: [],
  atWorst: null,
  expectedUntil: null,
  provider: { name: '1Click', status: null, correlationId: CORRELATION },
  quoteFacts: { slippageBasisPoints: 50, requestedDeadline: null, problems: [sentence] },
});

export const MOVED = refused('d4', 'The price has moved against you.', '75120000000000000');
export const REFUSED_SIGNATURE = refused(
  'e5',
  'The quote is not signed by the provider. Do not pay into it.',
  '99999999999999999',
);
