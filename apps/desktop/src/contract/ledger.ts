import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { change, read } from './access.ts';
import { answer } from './result.ts';
import { actionId, commandId, evmAddress, instant } from './values.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One event as a line of the book. */
export const ledgerEntry = z.strictObject({
  seq: z.int(),
  at: instant,
  stream: z.string(),
  type: z.string(),
  version: z.int(),
  actionId: actionId.nullable(),
  /** What happened, in words where the program has some. */
  text: z.string(),
  hash,
});

export const ledgerEvent = ledgerEntry.extend({
  previousHash: hash,
  /** The stored bytes as text, exactly what the hash covers. */
  stored: z.string(),
});

export const verifyProgress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), done: z.int(), of: z.int() }),
  z.strictObject({
    kind: z.literal('end'),
    ok: z.boolean(),
    events: z.int(),
    head: hash,
    sentence: z.string(),
    /** The first event that does not fit; null where all do. */
    firstBroken: z.int().nullable(),
    heads: z.array(
      z.strictObject({ seq: z.int(), at: instant, ok: z.boolean(), sentence: z.string() }),
    ),
    tookMs: z.int(),
  }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export const signedHead = z.strictObject({
  seq: z.int(),
  hash,
  at: instant,
  address: z.string(),
  signature: z.string(),
});

export const snapshot = z.strictObject({
  name: z.string(),
  takenAt: instant,
  seq: z.int(),
  reason: z.string(),
  passphrase: z.enum(['current', 'older', 'unknown']),
  recoveryCode: z.enum(['current', 'older', 'unknown']),
});

/**
 * An action that was open when the ledger went back in time, or an account (`actionId` null), against
 * what the world says now.
 */
export const compared = z.strictObject({
  actionId: actionId.nullable(),
  kind: z.string(),
  ledgerSays: z.string(),
  worldSays: z.string(),
  agrees: z.boolean().nullable(),
});

const checkOutcome = z.enum(['passed', 'failed', 'not checked', 'key unknown']);

export const evidenceReport = z.strictObject({
  verdict: z.enum(['contradicted', 'consistent', 'borne out']),
  sentence: z.string(),
  action: z.strictObject({ id: z.string(), kind: z.string(), status: z.string() }),
  groups: z.array(
    z.strictObject({
      label: z.enum(['signed by the provider', 'on chain', 'our record']),
      passed: z.int(),
      failed: z.int(),
      notChecked: z.int(),
      /** Signed, but by a key that nobody has named. */
      keyUnknown: z.int(),
      checks: z.array(
        z.strictObject({ code: z.string(), outcome: checkOutcome, sentence: z.string() }),
      ),
    }),
  ),
  timeline: z.array(z.strictObject({ at: instant, label: z.string(), text: z.string() })),
  unproven: z.array(z.string()),
});

export const ledger = {
  /** How far the ledger has got, again at every append: what was read before is stale. */
  watch: read.output(eventIterator(z.strictObject({ seq: z.int() }))),
  /** A window of the book by key, newest first: entries before `before`. */
  page: read
    .input(
      z.strictObject({
        before: z.int().min(1).nullable(),
        limit: z.int().min(1).max(200),
        actionId: actionId.optional(),
        types: z.array(z.string().max(80)).max(40).optional(),
      }),
    )
    .output(answer(z.strictObject({ entries: z.array(ledgerEntry), head: z.int() }))),
  event: read.input(z.strictObject({ seq: z.int().min(1) })).output(answer(ledgerEvent)),
  search: read
    .input(z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(200) }))
    .output(
      answer(
        z.array(
          z.strictObject({
            actionId: actionId.nullable(),
            stream: z.string(),
            snippet: z.string(),
          }),
        ),
      ),
    ),
  /** Walks the whole chain, telling how far it is. */
  verify: read
    .input(z.strictObject({ integrity: z.boolean() }))
    .output(eventIterator(verifyProgress)),
  signHead: change
    .input(z.strictObject({ commandId, account: evmAddress }))
    .output(answer(signedHead)),
  heads: read.output(answer(z.array(signedHead))),
  /** The whole table as text, in pieces, to be saved by the page. */
  export: read
    .input(z.strictObject({ what: z.enum(['actions', 'events']), format: z.enum(['csv', 'json']) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('piece'), text: z.string() }),
          z.strictObject({ kind: z.literal('end'), rows: z.int(), fileName: z.string() }),
          z.strictObject({ kind: z.literal('failed'), message: z.string() }),
        ]),
      ),
    ),
  snapshots: read.output(answer(z.array(snapshot))),
  takeSnapshot: change.input(z.strictObject({ commandId })).output(answer(snapshot)),
  /**
   * In recovered mode: every open action against chain and provider, then every account that has sent
   * what this ledger does not know of.
   */
  compare: read.output(answer(z.array(compared))),
  /** Ends recovered mode: the person has compared. */
  release: change.input(z.strictObject({ commandId })).output(answer(z.null())),
  /** Checks an evidence file, from here or from anywhere. */
  checkEvidence: read
    .input(z.strictObject({ text: z.string().max(16_777_216), readChains: z.boolean() }))
    .output(answer(evidenceReport)),
};

export type LedgerEntry = z.output<typeof ledgerEntry>;
export type LedgerEvent = z.output<typeof ledgerEvent>;
export type VerifyProgress = z.output<typeof verifyProgress>;
export type SignedHead = z.output<typeof signedHead>;
export type Snapshot = z.output<typeof snapshot>;
export type Compared = z.output<typeof compared>;
export type EvidenceReport = z.output<typeof evidenceReport>;
