import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import type { JsonObject } from '../ports/json.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { attempt } from './attempt.ts';
import { exactText } from './exact-text.ts';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION, type EvidenceFile, type ShownLink } from './format.ts';
import type { SignedHead } from './head.ts';
import { evidenceFile, signedHead, storedText } from './schema.ts';

export type EvidenceRefusalCode =
  | 'TOO_LARGE'
  | 'NOT_TEXT'
  | 'NOT_JSON'
  /** The text ends in the middle. */
  | 'TRUNCATED'
  /** JSON, but something else than an evidence file. */
  | 'NOT_EVIDENCE'
  | 'VERSION_TOO_NEW'
  /** An evidence file in which something is missing, too much, or of the wrong kind. */
  | 'MALFORMED';

/** Why a file could not even be checked. `path` says where it stops making sense. */
export interface EvidenceRefusal {
  readonly code: EvidenceRefusalCode;
  readonly message: string;
  readonly path?: string;
}

/** A file that has the right shape. Whether anything in it is true is another matter. */
export interface ParsedEvidence {
  readonly file: EvidenceFile;
  /** The action's own events, read from their verbatim text, in the file's order. */
  readonly events: readonly StoredEvent[];
  /** The JSON as read, for comparing it with the text. */
  readonly json: unknown;
  readonly text: string;
}

/** Larger than any file this program writes; a reader need not take more into memory. */
export const MOST_EVIDENCE_BYTES = 128 * 1024 * 1024;

/** Reads an evidence file. Total: whatever the bytes are, the answer is a value. */
export function parseEvidence(bytes: Uint8Array): Result<ParsedEvidence, EvidenceRefusal> {
  if (bytes.length > MOST_EVIDENCE_BYTES) {
    return refuse('TOO_LARGE', 'The file is larger than any evidence file.');
  }
  const text = attempt(() => exactText(bytes));
  if (text === undefined) return refuse('NOT_TEXT', 'The file is not UTF-8 text.');
  const parsed = attempt<{ readonly json: unknown }>(() => ({ json: JSON.parse(text) }));
  if (parsed === undefined) {
    return /^\s*\{/.test(text) && !/\}\s*$/.test(text)
      ? refuse('TRUNCATED', 'The file ends in the middle. Get the whole file.')
      : refuse('NOT_JSON', 'The file is not JSON, or it was damaged.');
  }
  const { json } = parsed;
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (format !== EVIDENCE_FORMAT) {
    return refuse('NOT_EVIDENCE', 'This is JSON, but not an evidence file of Countinghouse.');
  }
  if (typeof version === 'number' && version > EVIDENCE_VERSION) {
    return refuse(
      'VERSION_TOO_NEW',
      `The file has format version ${version}; this program knows up to ${EVIDENCE_VERSION}. Use a newer one.`,
    );
  }
  const shape = attempt(() => evidenceFile.safeParse(json));
  if (shape === undefined) return refuse('MALFORMED', 'The file is nested too deeply.');
  if (!shape.success) return malformed(shape.error);
  const file = shape.data as unknown as EvidenceFile;
  const events: StoredEvent[] = [];
  for (const [index, link] of file.chain.links.entries()) {
    if (!('event' in link)) continue;
    const event = readEvent(link);
    if (event === undefined) {
      return refuse('MALFORMED', `Event ${link.seq} cannot be read.`, `chain.links.${index}.event`);
    }
    events.push(event);
  }
  if (events.length === 0) {
    return refuse('MALFORMED', 'The file shows no event of the action.', 'chain.links');
  }
  return ok({ file, events, json, text });
}

/** Reads signed heads that were kept elsewhere: one, or a list. Total. */
export function parseSignedHeads(text: string): Result<readonly SignedHead[], EvidenceRefusal> {
  const parsed = attempt<{ readonly json: unknown }>(() => ({ json: JSON.parse(text) }));
  if (parsed === undefined) return refuse('NOT_JSON', 'The signed heads are not JSON.');
  const list = Array.isArray(parsed.json) ? parsed.json : [parsed.json];
  const shape = attempt(() => signedHead.array().safeParse(list));
  if (shape === undefined) return refuse('MALFORMED', 'The signed heads are nested too deeply.');
  return shape.success ? ok(shape.data) : malformed(shape.error);
}

function readEvent({ seq, previousHash, event, hash }: ShownLink): StoredEvent | undefined {
  const shape = attempt(() => storedText.safeParse(JSON.parse(event)));
  if (shape === undefined || !shape.success) return undefined;
  const { data, ...rest } = shape.data;
  // A text with half a surrogate pair has no bytes of its own: another text would share its hash.
  if (!event.isWellFormed()) return undefined;
  return { ...rest, data: data as JsonObject, seq, bytes: utf8ToBytes(event), previousHash, hash };
}

function malformed(error: z.ZodError): Result<never, EvidenceRefusal> {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  const where = path === '' ? 'the whole' : path;
  return refuse('MALFORMED', `The file is not as it was written: ${where} is wrong.`, path);
}

function refuse(
  code: EvidenceRefusalCode,
  message: string,
  path?: string,
): Result<never, EvidenceRefusal> {
  return err({ code, message, ...(path === undefined ? {} : { path }) });
}
