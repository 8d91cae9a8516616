import { EngineEvent } from '../../action/action-state.ts';
import { AuthorizeEvent } from '../../earn/authorize/state.ts';
import { OrderEvent } from '../../earn/order/state.ts';
import { WithdrawEvent } from '../../earn/withdraw/state.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { attempt } from '../attempt.ts';
import { isRecord, type Loose, sameHex, word } from '../loose.ts';
import type { EarnAnswers, EvidenceProofs } from '../proofs.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';

/** An event that was noted beside an answer: how that is read, and what of it was noted. */
interface Noting {
  readonly read: (answers: EarnAnswers, received: string) => object | null;
  readonly names: readonly string[];
}

const ORDERED: Noting = {
  read: ({ submitted }, received) => submitted(received),
  names: ['actionId', 'userOpHash'],
};
/** Nothing was noted of it but that it came. */
const TAKEN: Noting = {
  read: (_, received) => {
    const answer = attempt<unknown>(() => JSON.parse(received));
    return isRecord(answer) ? answer : null;
  },
  names: [],
};

const PERFORMED: Readonly<Record<string, Noting>> = Object.assign(Object.create(null), {
  authorize: TAKEN,
  revoke: TAKEN,
  'earn-buy': ORDERED,
  'earn-sell': ORDERED,
  withdraw: ORDERED,
});

const TOLD: Readonly<Record<string, Noting>> = Object.assign(Object.create(null), {
  [AuthorizeEvent.offered]: {
    read: ({ authorization }, received) => authorization(received),
    names: ['account'],
  },
  [WithdrawEvent.prepared]: {
    read: ({ withdrawal }, received) => withdrawal(received),
    names: ['account', 'digest', 'signingMethod'],
  },
  [WithdrawEvent.status]: {
    read: ({ action }, received) => action(received),
    names: ['status', 'userOpHash', 'error'],
  },
  [OrderEvent.status]: {
    read: ({ action }, received) => action(received),
    names: [
      ...['status', 'phase', 'userOpHash', 'error'],
      ...['sourceTransaction', 'destinationTransaction', 'finalTransaction'],
    ],
  },
  [OrderEvent.relay]: {
    read: ({ relay }, received) => relay(received),
    names: ['status', 'phase', 'destinationTransaction', 'error'],
  },
} satisfies Record<string, Noting>);

/**
 * The yield service signs nothing, so its answers are our record. They are kept as they came; what was
 * noted beside one must be what it says, and nothing is noted without one.
 */
export function checkAnswers(
  events: readonly StoredEvent[],
  { answers }: Pick<EvidenceProofs, 'answers'>,
): readonly EvidenceCheck[] {
  const performed = PERFORMED[word(events[0]?.data.kind)];
  const checks: EvidenceCheck[] = [];
  let signed: unknown = null;
  let actionId: unknown = null;
  for (const { type, data, seq } of events) {
    if (type === EngineEvent.intended) signed = fields(data.intent).digest ?? null;
    const done = type === EngineEvent.performed;
    const noting = done ? performed : TOLD[type];
    if (noting === undefined) continue;
    const noted = done ? fields(data.data) : data;
    if (done) {
      actionId = noted.actionId ?? null;
      // Found on the chain under what was signed: no answer ever came.
      if (noted.received === undefined && actionId === null && sameHex(noted.userOpHash, signed)) {
        continue;
      }
    }
    checks.push(compared(noted, noting, { answers, actionId, seq }));
  }
  return checks;
}

function compared(
  noted: Loose,
  { read, names }: Noting,
  about: { readonly answers: EarnAnswers; readonly actionId: unknown; readonly seq: number },
): EvidenceCheck {
  const { answers, actionId, seq } = about;
  const { received } = noted;
  if (typeof received !== 'string') {
    return ownCheck('ANSWER_NOTED', 'failed', 'What the service answered is left out.', seq);
  }
  const answer: unknown = attempt(() => read(answers, received));
  if (!isRecord(answer)) {
    return ownCheck('ANSWER_NOTED', 'failed', 'What was kept is no such answer.', seq);
  }
  const differs = names.filter((name) => !saysSame(noted[name], answer[name]));
  const id = answer.id ?? null;
  if (id !== null && actionId !== null && id !== actionId) differs.push('what it is about');
  return differs.length === 0
    ? ownCheck('ANSWER_NOTED', 'passed', 'What was noted is what the service answered.', seq)
    : ownCheck('ANSWER_NOTED', 'failed', `Noted otherwise: ${differs.join(', ')}.`, seq);
}

/** Of an error the words count; the code beside them is this program's own reading of them. */
function saysSame(noted: unknown, told: unknown): boolean {
  const [ours, theirs] = [noted, told].map((one) => (isRecord(one) ? one.text : one) ?? null);
  return ours === theirs || sameHex(ours, theirs);
}

function fields(value: unknown): Loose {
  return isRecord(value) ? value : {};
}
