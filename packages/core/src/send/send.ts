import type { ActionState } from '../action/action-state.ts';
import { EngineEvent } from '../action/action-state.ts';
import { approvalUsable } from '../action/approval-usable.ts';
import type {
  ActionDefinition,
  CommandRefusal,
  Decision,
  EngineTools,
  Moment,
  ReadStep,
  Trouble,
} from '../action/definition.ts';
import { needChain, type WalletWorld } from '../action/world.ts';
import type { Instant } from '../ports/clock.ts';
import type { JsonValue } from '../ports/json.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { reviewPrepared } from '../review/prepared.ts';
import type { ReviewWarning } from '../review/review.ts';
import { showAddress } from '../review/show.ts';
import { decideTrack } from '../transaction/decide-track.ts';
import { observeStep } from '../transaction/observe-step.ts';
import { askReplacement, dropReplacement } from '../transaction/replacement.ts';
import { replacementStep } from '../transaction/replacement-step.ts';
import { type ReviewDraft, reviewTransaction } from '../transaction/review-transaction.ts';
import { signStep } from '../transaction/sign-step.ts';
import { EMPTY_TRACK, foldTrack, TransactionEvent, transactionRows } from '../transaction/track.ts';
import { transferCall } from '../transaction/transfer-payload.ts';
import { parseSendInput, type SendInput, sendInputToJson } from './input.ts';
import { SendEvent, type SendState } from './state.ts';
import { viewSend } from './view.ts';

const REVIEW_MS = 10 * 60_000;
/** A payment promises nothing that could expire, but nobody expects it after an hour. */
const SEND_MS = 60 * 60_000;
const CANCEL_MS = 30 * 24 * 60 * 60_000;

const STEPS = {
  sign: 'sign',
  observe: 'observe',
  reviewReplacement: 'review-replacement',
} as const;

/** What tells one kind of payment from another. */
export interface PaymentKind<World> {
  readonly kind: string;
  /** What the review calls it. */
  readonly purpose: string;
  parseInput(value: JsonValue): Result<SendInput, CommandRefusal>;
  /** Recipients that need no introduction. */
  known(input: SendInput): readonly string[];
  /** What is to be said of this payment beside what is said of every one. */
  warnings(
    input: SendInput,
    world: World,
    tools: EngineTools,
  ): Promise<Result<readonly ReviewWarning[], Trouble>>;
  /** How the recipient is called in sentences. */
  recipient(input: SendInput): string;
}

/** An ordinary payment of a native or ERC-20 asset on an EVM chain. */
export const sendV1 = paymentV1<WalletWorld>({
  kind: 'send',
  purpose: 'send',
  parseInput: parseSendInput,
  known: () => [],
  warnings: async () => ok([]),
  recipient: (input) => showAddress(input.to),
});

/** Version 1 of a kind of payment: one transaction from an account of ours. */
export function paymentV1<World extends WalletWorld>(
  of: PaymentKind<World>,
): ActionDefinition<SendInput, SendState, World> {
  return {
    kind: of.kind,
    version: 1,
    parseInput: of.parseInput,
    inputToJson: sendInputToJson,
    initial: (input) => ({
      input,
      track: EMPTY_TRACK,
      wantsReview: true,
      cancelled: false,
      refusal: null,
    }),
    events: new Set([...Object.values(SendEvent), ...Object.values(TransactionEvent)]),
    fold,
    decide,
    takesOver: ({ state }) => state.track.replacement !== null,
    steps: {
      review: reviewStep(of),
      sign: signStep({
        track: (state) => state.track,
        sendUntil: (review, now) => now + (review.purpose === 'cancel' ? CANCEL_MS : SEND_MS),
      }),
      observe: observeStep((state) => state.track),
      'review-replacement': replacementReviewStep(of),
    },
    commands: {
      'speed-up': ({ state }, _payload, moment) => askReplacement(state.track, 'speed-up', moment),
      'cancel-transaction': ({ state }, _payload, moment) =>
        askReplacement(state.track, 'cancel', moment),
      'keep-waiting': ({ state }) => dropReplacement(state.track),
      refresh: ({ state }) =>
        state.track.sent.length > 0 || state.cancelled
          ? err({ code: 'NOT_NOW', message: 'There is nothing to read afresh.' })
          : ok([{ type: SendEvent.refreshed, version: 1, data: {} }]),
      cancel: ({ state, openIntent }) =>
        state.track.sent.length > 0 || openIntent !== null || state.cancelled
          ? err({
              code: 'ALREADY_SENT',
              message: 'It has been sent. Cancel the transaction instead.',
            })
          : ok([{ type: SendEvent.cancelled, version: 1, data: {} }]),
    },
    view: (action) => viewSend(action, of.kind, of.recipient(action.state.input)),
    rows: (action) => ({ transactions: transactionRows(action, action.state.track) }),
  };
}

function fold(state: SendState, event: StoredEvent): SendState {
  const track = foldTrack(state.track, event);
  switch (event.type) {
    case EngineEvent.reviewed:
      return { ...state, track, wantsReview: false, refusal: null };
    case SendEvent.refreshed:
    case TransactionEvent.foreign:
      return { ...state, track, wantsReview: true };
    case EngineEvent.signatureRefused:
      return { ...state, track, refusal: String(event.data.message) };
    case SendEvent.cancelled:
      return { ...state, track, cancelled: true };
    default:
      return track === state.track ? state : { ...state, track };
  }
}

function decide(action: ActionState<SendState>, moment: Moment): Decision {
  const { state } = action;
  if (state.cancelled || state.track.final) return { type: 'wait', until: null };
  const next = decideTrack(action, state.track, STEPS, moment);
  if (next !== null) return next;
  if (state.wantsReview) return { type: 'run', step: 'review' };
  if (approvalUsable(action, moment)) return { type: 'run', step: 'sign' };
  return { type: 'wait', until: null };
}

function reviewStep<World extends WalletWorld>(of: PaymentKind<World>): ReadStep<SendState, World> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const { input } = action.state;
      const chain = needChain(world, input.chain);
      if (!chain.ok) return chain;
      const warnings = await of.warnings(input, world, tools);
      if (!warnings.ok) return warnings;
      const now = tools.clock.now();
      const draft = draftReview(of, input, action.id, now, warnings.value);
      const review = await reviewTransaction(draft, chain.value, world.decode, now);
      return review.ok ? ok([reviewPrepared(review.value)]) : review;
    },
  };
}

/** A speed-up is the same payment once more: what speaks against it may have come up since. */
function replacementReviewStep<World extends WalletWorld>(
  of: PaymentKind<World>,
): ReadStep<SendState, World> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const { input, track } = action.state;
      const warnings =
        track.replacement === 'speed-up' ? await of.warnings(input, world, tools) : ok([]);
      if (!warnings.ok) return warnings;
      const step = replacementStep<SendState>({
        track: (state) => state.track,
        native: (state) => state.input.native,
        original: (state, actionId, now) =>
          draftReview(of, state.input, actionId, now, warnings.value),
      });
      return step.run(action, world, tools);
    },
  };
}

function draftReview<World>(
  of: PaymentKind<World>,
  input: SendInput,
  actionId: string,
  now: Instant,
  warnings: readonly ReviewWarning[],
): ReviewDraft {
  const { account, to, token, pays, native } = input;
  return {
    actionId,
    purpose: of.purpose,
    call: transferCall({ from: account, to, token, amount: BigInt(pays.units) }),
    native,
    token,
    pays,
    receiver: to,
    receives: pays,
    receivesAtLeast: pays,
    through: null,
    to,
    otherFees: [],
    refundTo: null,
    validUntil: now + REVIEW_MS,
    warnings,
    ownAddresses: [account],
    knownAddresses: of.known(input),
  };
}
