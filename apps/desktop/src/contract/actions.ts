import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { change, read } from './access.ts';
import { answer } from './result.ts';
import { actionId, amount, commandId, digest, instant, namedChain, party } from './values.ts';

export const actionStatus = z.enum([
  'draft',
  'awaiting signature',
  'sent',
  'confirming',
  'settling',
  'done',
  'done with part refunded',
  'refunded',
  'failed',
  'cancelled',
  'expired',
  'needs you',
]);

/** One line of a list of actions. */
export const actionRow = z.strictObject({
  id: actionId,
  kind: z.string(),
  status: actionStatus,
  /** Where the money is now. */
  sentence: z.string(),
  /** Why it waits for the person, a code; `sentence` says it. Null unless it does. */
  waitingFor: z.string().nullable(),
  open: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  /** What was or will be paid and got, as far as it is known. */
  pays: amount.nullable(),
  gets: amount.nullable(),
});

const warnings = z.array(
  z.strictObject({
    code: z.string(),
    weight: z.enum(['stop', 'risk', 'note']),
    sentence: z.string(),
  }),
);

/** What every review has, whatever is to be approved. */
const reviewFrame = {
  digest,
  purpose: z.string(),
  /** Who stands between; null for a direct payment. */
  through: z.string().nullable(),
  validUntil: instant,
  preparedAt: instant,
  warnings,
  /** The one thing to compare on another screen. */
  compare: z.string(),
  /** What will be signed, or asked for, as it is, for whoever wants to see it. */
  payload: z.record(z.string(), z.string()),
  /** Whether it may be approved as it stands: fresh, whole, and nothing in it says stop. */
  approvable: z.boolean(),
  /** The yes that was given to it and not used yet; `stands` is false once a lock or the time took it. */
  approval: z.strictObject({ stands: z.boolean(), until: instant }).nullable(),
};

/** What a person reads before a transaction is signed. */
export const review = z.strictObject({
  kind: z.literal('transaction'),
  ...reviewFrame,
  chain: namedChain,
  payer: party,
  pays: amount,
  receiver: party,
  receives: amount,
  receivesAtLeast: amount,
  to: party,
  networkFeeAtMost: amount,
  otherFees: z.array(z.strictObject({ name: z.string(), basisPoints: z.number() })),
  refundTo: party.nullable(),
  /** What a smart account is made to do by it, a sentence each; empty for an ordinary payment. */
  does: z.array(z.string()),
});

/** What a person reads before somebody else may act for their account. */
export const grantReview = z.strictObject({
  kind: z.literal('grant'),
  ...reviewFrame,
  chain: namedChain,
  owner: party,
  account: z.string(),
  /** What was asked for. */
  cap: amount,
  askedUntil: instant,
  /** What the signature really allows, read from its bytes. */
  allows: z.array(z.string()),
  /** Any sentence marks it in red. */
  unlimited: z.array(z.string()),
  /** Where it is not what was asked for. */
  mismatches: z.array(z.string()),
  /** Null: for ever, or nobody can tell. */
  expiresAt: instant.nullable(),
  key: z.string().nullable(),
  /** Bytes nobody here can read, as they are. */
  unread: z.array(z.strictObject({ part: z.string(), raw: z.string() })),
});

/** What a person reads before signing a bare digest. It needs a second yes. */
export const blindReview = z.strictObject({
  kind: z.literal('blind'),
  ...reviewFrame,
  chain: namedChain,
  owner: party,
  account: z.string(),
  said: z.strictObject({ pays: amount, receiver: party }),
  cannotCheck: z.array(z.string()),
});

/** What a service is asked to do by a right it already has. Nothing is signed. */
export const orderReview = z.strictObject({
  kind: z.literal('order'),
  ...reviewFrame,
  chain: namedChain,
  destination: namedChain,
  /** Whose account it is. */
  owner: z.string(),
  account: z.string(),
  pays: amount,
  receives: amount.nullable(),
  receivesAtLeast: amount.nullable(),
  fees: z.array(z.strictObject({ name: z.string(), atMost: amount })),
  says: z.array(z.string()),
});

export const anyReview = z.discriminatedUnion('kind', [
  review,
  grantReview,
  blindReview,
  orderReview,
]);

/** One sentence of an action's story, and who vouches for it. */
export const storyLine = z.strictObject({
  seq: z.int(),
  at: instant,
  label: z.enum(['signed by the provider', 'on chain', 'our record']),
  /** The sentence of the evidence file: exact, for experts. */
  text: z.string(),
  /** The same for everybody: words, and amounts that the screen writes. Never empty. */
  plain: z.array(z.union([z.string(), amount])).min(1),
  /** The event it stands for, and which attempt of which step where it is about one. */
  event: z.strictObject({
    type: z.string(),
    version: z.int(),
    step: z.string().nullable(),
    attempt: z.int().nullable(),
  }),
});

/** A transaction that proves a step, here or on another chain. */
export const proof = z.strictObject({
  what: z.enum([
    'deposit',
    'payment',
    'speed-up',
    'cancel',
    'payout',
    'refund',
    'operation',
    'arrival',
  ]),
  chain: namedChain,
  hash: z.string(),
  /** Null where we know no explorer of the chain (the sandbox has none). */
  explorerUrl: z.string().nullable(),
});

/** Where a deposit from outside must go. */
export const depositInstruction = z.strictObject({
  address: z.string(),
  memo: z.string().nullable(),
  memoNote: z.string().nullable(),
  amount,
  chain: namedChain,
  /** What to put into a QR code. */
  uri: z.string(),
  sendBefore: instant,
  refundTo: z.string(),
});

export const actionDetail = z.strictObject({
  row: actionRow,
  /** The account of ours that pays; null where the money comes from outside, or where nobody knows. */
  account: z.string().nullable(),
  review: anyReview.nullable(),
  /** What it struggles with at the moment, if anything. */
  trouble: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  story: z.array(storyLine),
  proofs: z.array(proof),
  deposit: depositInstruction.nullable(),
  /** What a person may do now, by the names of `command`; `approve` stands in `review`. */
  commands: z.array(z.string()),
  /** What may be begun anew, as an action of its own; absent where nothing may. */
  anew: z
    .strictObject({ wish: z.literal('authorize'), owner: z.string(), chain: z.string() })
    .optional(),
  /** What happens at worst, in one sentence; null once nothing more can happen. */
  atWorst: z.string().nullable(),
  /** How long it usually still takes; null where nobody knows. */
  expectedUntil: instant.nullable(),
  provider: z
    .strictObject({
      name: z.string(),
      status: z.string().nullable(),
      correlationId: z.string().nullable(),
    })
    .nullable(),
  quoteFacts: z
    .strictObject({
      slippageBasisPoints: z.int(),
      requestedDeadline: instant.nullable(),
      problems: z.array(z.string()),
    })
    .nullable(),
});

const before = z.strictObject({ createdAt: instant, id: actionId });

export const actions = {
  /** Newest first, a page at a time. */
  list: read
    .input(
      z.strictObject({
        open: z.boolean().optional(),
        kinds: z.array(z.string().max(40)).max(20).optional(),
        statuses: z.array(actionStatus).max(12).optional(),
        before: before.optional(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(answer(z.array(actionRow))),
  search: read
    .input(z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(200) }))
    .output(answer(z.array(actionRow))),
  get: read.input(z.strictObject({ actionId })).output(answer(actionDetail)),
  /**
   * Counts up whenever what some action struggles with, or what the servers of a chain disagree about,
   * has changed. No event says so: what was read before is stale although the ledger has not gone on.
   */
  watchTroubles: read.output(eventIterator(z.strictObject({ changes: z.int() }))),
  approve: change
    .input(
      z.strictObject({
        commandId,
        actionId,
        digest,
        /** A bare digest is signed only by somebody who says twice that they know what it is. */
        secondYes: z.literal('blind').optional(),
      }),
    )
    .output(answer(z.null())),
  command: change
    .input(
      z.strictObject({
        commandId,
        actionId,
        name: z.enum([
          'speed-up',
          'cancel-transaction',
          'keep-waiting',
          'cancel',
          'refresh',
          'sent',
          'not-sent',
          'retry',
          'give-up',
          'restart-relay',
        ]),
        /** For `sent`: the transaction the deposit was made with, where the person knows it. */
        transaction: z.string().max(128).optional(),
      }),
    )
    .output(answer(z.null())),
  /** The evidence file of an action as text, to be saved by the page. */
  evidence: read
    .input(z.strictObject({ actionId }))
    .output(answer(z.strictObject({ fileName: z.string(), text: z.string() }))),
};

export type ActionRow = z.output<typeof actionRow>;
export type ActionDetail = z.output<typeof actionDetail>;
export type ActionStatus = z.output<typeof actionStatus>;
export type Review = z.output<typeof review>;
export type GrantReview = z.output<typeof grantReview>;
export type BlindReview = z.output<typeof blindReview>;
export type OrderReview = z.output<typeof orderReview>;
export type AnyReview = z.output<typeof anyReview>;
export type StoryLine = z.output<typeof storyLine>;
export type Proof = z.output<typeof proof>;
export type DepositInstruction = z.output<typeof depositInstruction>;
