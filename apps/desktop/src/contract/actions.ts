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
  /** Why it waits for the person; null unless it does. */
  waitingFor: z.string().nullable(),
  open: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  /** What was or will be paid and got, as far as it is known. */
  pays: amount.nullable(),
  gets: amount.nullable(),
});

/** What a person reads before a key is used. */
export const review = z.strictObject({
  digest,
  purpose: z.string(),
  chain: namedChain,
  payer: party,
  pays: amount,
  receiver: party,
  receives: amount,
  receivesAtLeast: amount,
  through: z.string().nullable(),
  to: party,
  networkFeeAtMost: amount,
  otherFees: z.array(z.strictObject({ name: z.string(), basisPoints: z.number() })),
  refundTo: party.nullable(),
  validUntil: instant,
  preparedAt: instant,
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      weight: z.enum(['stop', 'risk', 'note']),
      sentence: z.string(),
    }),
  ),
  /** The one thing to compare on another screen. */
  compare: z.string(),
  /** The payload as it will be signed, for whoever wants to see it. */
  payload: z.record(z.string(), z.string()),
  /** Whether it may be approved as it stands: fresh, whole, and nothing in it says stop. */
  approvable: z.boolean(),
  /** The yes that was given to it and not used yet; `stands` is false once a lock or the time took it. */
  approval: z.strictObject({ stands: z.boolean(), until: instant }).nullable(),
});

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
  what: z.enum(['deposit', 'payment', 'speed-up', 'cancel', 'payout', 'refund']),
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
  review: review.nullable(),
  /** What it struggles with at the moment, if anything. */
  trouble: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  story: z.array(storyLine),
  proofs: z.array(proof),
  deposit: depositInstruction.nullable(),
  /** What a person may do now, by the names of `command`; `approve` stands in `review`. */
  commands: z.array(z.string()),
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
  approve: change.input(z.strictObject({ commandId, actionId, digest })).output(answer(z.null())),
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
export type StoryLine = z.output<typeof storyLine>;
export type Proof = z.output<typeof proof>;
export type DepositInstruction = z.output<typeof depositInstruction>;
