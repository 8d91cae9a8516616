import type { LedgerHead } from '@countinghouse/core';
import { storageFault } from '../errors/sqlite-code.ts';
import { chainHash, GENESIS_HASH } from '../ledger/chain.ts';
import { parseEvent } from '../ledger/event-codec.ts';
import type { SqliteDatabase } from '../native/sqlite.ts';
import { type Part, WHOLE } from './parts.ts';

/** How the first broken row is broken. */
export type ChainProblem = 'GAP' | 'PREVIOUS_HASH' | 'HASH' | 'UNDECODABLE' | 'UNREADABLE';

export interface ChainReport {
  readonly ok: boolean;
  /** Events that were read and fit. */
  readonly events: number;
  /** The head that the good part of the chain ends in. */
  readonly head: LedgerHead;
  readonly broken: {
    readonly seq: number;
    readonly problem: ChainProblem;
    readonly message: string;
  } | null;
}

/** How every event this program wrote begins; one that does not is looked at closely. */
const PREFIX = Buffer.from('{"stream":"', 'latin1');

/** Rows in one answer of SQLite. Larger ones fall out of the processor's cache and get slower. */
const BATCH = 64;

/**
 * 64 rows arrive as four values, because handing rows to JavaScript one at a time costs more than
 * reading, decrypting and hashing them.
 */
const BATCH_SQL = `
  SELECT CAST(group_concat(bytes, '') AS BLOB) AS bytes, group_concat(length(bytes)) AS lengths,
    CAST(group_concat(previous_hash, '') AS BLOB) AS previous,
    CAST(group_concat(hash, '') AS BLOB) AS hashes,
    min(seq) AS first, max(seq) AS last, count(*) AS rows,
    coalesce(sum(NOT json_valid(CAST(bytes AS TEXT))), 0) AS undecodable
  FROM (SELECT seq, bytes, previous_hash, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?)`;

interface Batch {
  readonly bytes: Buffer | null;
  readonly lengths: string | null;
  readonly previous: Buffer | null;
  readonly hashes: Buffer | null;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly undecodable: number;
}

/**
 * Walks the chain, or a part of it, and names the first broken row. Reads stream by; memory stays
 * flat.
 *
 * @param progress called with the seq reached, about every 6,400 events.
 */
export function verifyChain(
  db: SqliteDatabase,
  progress: (seq: number) => void = () => {},
  { after, upTo }: Part = WHOLE,
): ChainReport {
  const statement = db.prepare<Batch>(BATCH_SQL);
  let seq = after;
  const start = hashBefore(db, after);
  if (start === undefined) return report(seq, Buffer.from(GENESIS_HASH), after, 'UNREADABLE');
  let hash = start;
  for (let count = 1; ; count += 1) {
    if (seq === upTo) return report(seq, hash);
    let size = upTo === null ? BATCH : Math.min(BATCH, upTo - seq);
    let batch = readBatch(statement, seq, size);
    // A page that cannot be read spoils its whole batch: walk up to it row by row.
    if (batch === 'unreadable' || !isWhole(batch, seq)) {
      size = 1;
      batch = readBatch(statement, seq, size);
    }
    const at = seq + 1;
    if (batch === 'unreadable') return report(seq, hash, at, 'UNREADABLE');
    if (batch.rows === 0 && upTo === null) return report(seq, hash);
    if (batch.first !== at) return report(seq, hash, at, 'GAP');
    const walked = walk(batch, seq, hash);
    ({ seq, hash } = walked);
    if (walked.problem !== null) return report(seq, hash, seq + 1, walked.problem);
    if (count % 100 === 0) progress(seq);
  }
}

/** Where a part begins. Without it nothing can be said; the part before will say what is wrong. */
function hashBefore(db: SqliteDatabase, seq: number): Buffer | undefined {
  if (seq === 0) return Buffer.from(GENESIS_HASH);
  try {
    return db.prepare<Buffer>('SELECT hash FROM events WHERE seq = ?').pluck().get(seq);
  } catch (error) {
    if (storageFault(error) === undefined) throw error;
    return undefined;
  }
}

function readBatch(
  statement: { get(...values: readonly number[]): Batch | undefined },
  after: number,
  size: number,
): Batch | 'unreadable' {
  try {
    return statement.get(after, size) ?? 'unreadable';
  } catch (error) {
    if (storageFault(error) === undefined) throw error;
    return 'unreadable';
  }
}

function isWhole(batch: Batch, after: number): boolean {
  if (batch.rows === 0) return true;
  return batch.first === after + 1 && batch.last === after + batch.rows && batch.undecodable === 0;
}

function walk(
  batch: Batch,
  after: number,
  before: Buffer,
): { readonly seq: number; readonly hash: Buffer; readonly problem: ChainProblem | null } {
  const { bytes, previous, hashes } = batch;
  let seq = after;
  let hash = before;
  if (bytes === null || previous === null || hashes === null || batch.lengths === null) {
    return { seq, hash, problem: 'UNREADABLE' };
  }
  let offset = 0;
  let row = 0;
  for (const length of batch.lengths.split(',')) {
    const event = bytes.subarray(offset, offset + Number(length));
    const place = row * 32;
    if (hash.compare(previous, place, place + 32) !== 0)
      return { seq, hash, problem: 'PREVIOUS_HASH' };
    const next = chainHash(hash, event);
    if (next.compare(hashes, place, place + 32) !== 0) return { seq, hash, problem: 'HASH' };
    const odd = batch.undecodable > 0 || !PREFIX.equals(event.subarray(0, PREFIX.length));
    if (odd && parseEvent(event) === null) {
      return { seq, hash, problem: 'UNDECODABLE' };
    }
    hash = next;
    offset += event.length;
    row += 1;
    seq += 1;
  }
  return { seq, hash, problem: null };
}

const SENTENCES: Record<ChainProblem, string> = {
  GAP: 'is missing',
  PREVIOUS_HASH: 'does not follow the event before it',
  HASH: 'is not what its hash was made of',
  UNDECODABLE: 'cannot be decoded',
  UNREADABLE: 'cannot be read from the file',
};

function report(seq: number, hash: Buffer, broken?: number, problem?: ChainProblem): ChainReport {
  const head = { seq, hash: hash.toString('hex') };
  if (broken === undefined || problem === undefined) {
    return { ok: true, events: seq, head, broken: null };
  }
  return {
    ok: false,
    events: seq,
    head,
    broken: { seq: broken, problem, message: `Event ${broken} ${SENTENCES[problem]}.` },
  };
}
