import type { ActionRow, ActionStatus } from '../../../../contract/actions.ts';
import { isSigned } from '../../../ui/status-words.ts';

type Step = readonly [status: ActionStatus, now: string, later: string];

const SEND: readonly Step[] = [
  ['draft', 'Being prepared', 'Prepared'],
  ['awaiting signature', 'Waits for your approval', 'Approved by you'],
  ['sent', 'Waiting for a block', 'Taken into a block'],
  ['confirming', 'The chain is making it final', 'Final on chain'],
];
const SWAP: readonly Step[] = [
  ...SEND,
  ['settling', '1Click is swapping and paying out', 'Swapped and paid out'],
];

const APPROVED = SEND.slice(0, 2);
const CARRIED_OUT: readonly Step[] = [
  ...APPROVED,
  ['sent', '1tx is to carry it out', 'Carried out by 1tx'],
];
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  send: SEND,
  fund: SEND,
  'earn-exit': SEND,
  'earn-removal': SEND,
  swap: SWAP,
  authorize: [
    ...APPROVED,
    ['sent', 'On its way to 1tx', 'Taken by 1tx'],
    ['confirming', '1tx is to show the grant', 'Shown by 1tx'],
  ],
  withdraw: [...CARRIED_OUT, ['confirming', 'The chain is making it final', 'Final on chain']],
  'earn-buy': [
    ...CARRIED_OUT,
    ['settling', 'Crossing, or arriving', 'Arrived'],
    ['confirming', 'The chain is making it final', 'Final on chain'],
  ],
  'earn-sell': [
    ...CARRIED_OUT,
    ['settling', 'Arriving', 'Arrived'],
    ['confirming', 'The chain is making it final', 'Final on chain'],
  ],
};

/** The step under way, then those to come; nothing once it ended, or where it waits otherwise. */
export function stepsToCome({ kind, status, open, waitingFor }: ActionRow): readonly string[] {
  if (!open) return [];
  if (status === 'needs you') return ['Waits for you'];
  const steps = Object.hasOwn(STEPS, kind) ? (STEPS[kind] ?? []) : [];
  const at = steps.findIndex(([each]) => each === status);
  if (at < 0) return [];
  // Approved, and the chain or the signer does not answer: nobody waits for the person.
  if (status === 'awaiting signature' && waitingFor === null) {
    const now = isSigned(kind) ? 'Waiting to be signed' : '1tx is to be asked';
    return [now, ...steps.slice(at + 1).map(([, , later]) => later)];
  }
  return steps.slice(at).map(([, now, later], index) => (index === 0 ? now : later));
}
