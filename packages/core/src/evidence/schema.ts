import { z } from 'zod';
import { EVIDENCE_FORMAT, EVIDENCE_LABELS, EVIDENCE_VERSION } from './format.ts';

/** The shapes of a file that may have been written by anybody. Nothing more is let through. */

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.int().min(1);
const instant = z.int().min(0).max(8_640_000_000_000_000);
const head = z.strictObject({ seq: z.int().min(0), hash: digest });

const shown = z.strictObject({ seq, previousHash: digest, event: z.string(), hash: digest });
const withheld = z.strictObject({ seq, contentHash: digest, hash: digest });
const omitted = z.strictObject({ fromSeq: seq, toSeq: seq, hash: digest });

export const signedHead = z.strictObject({
  seq,
  hash: digest,
  at: instant,
  // One spelling only: an address in another case would be an edit nobody could see.
  address: z.string().regex(/^0x[0-9a-f]{40}$/),
  signature: z.string().regex(/^0x[0-9a-f]{130}$/),
});

const row = z.strictObject({
  id: z.string().min(1),
  kind: z.string(),
  definitionVersion: z.int(),
  status: z.string(),
  open: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});

export const evidenceFile = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  version: z.literal(EVIDENCE_VERSION),
  createdAt: instant,
  action: row,
  timeline: z.array(
    z.strictObject({ seq, at: instant, label: z.enum(EVIDENCE_LABELS), text: z.string() }),
  ),
  chain: z.strictObject({
    previous: head,
    links: z.array(z.union([shown, withheld, omitted])).min(1),
    head,
  }),
  signedHeads: z.array(signedHead),
});

/** What the stored bytes of every event hold. */
export const storedText = z.strictObject({
  stream: z.string(),
  type: z.string(),
  version: z.int(),
  at: instant,
  data: z.record(z.string(), z.unknown()),
});
