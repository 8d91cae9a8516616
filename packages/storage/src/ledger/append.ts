import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  AppendBatch,
  ClockPort,
  JsonValue,
  LedgerFailure,
  ProjectionRows,
  Result,
  StoredEvent,
} from '@countinghouse/core';
import { ledgerFailure, ledgerFailureOf } from '../errors/ledger-failure.ts';
import type { SqliteDatabase } from '../native/sqlite.ts';
import { writeProjections } from '../projections/write.ts';
import { err, ok } from '../result.ts';
import { chainHash, GENESIS_HASH } from './chain.ts';
import { assertJson, encodeEvent } from './event-codec.ts';
import {
  countPending,
  findText,
  indexPending,
  indexSome,
  restartIndex,
  writeSearchText,
} from './search.ts';
import { type SecretBox, writeSecrets } from './secrets.ts';
import type { Statements } from './statements.ts';
import { streamCache } from './stream-cache.ts';

/** The end of the chain as the writer knows it. It is the only writer, by the profile's lock. */
export interface Tip {
  readonly seq: number;
  readonly hash: Buffer;
  readonly at: number;
}

export interface Appender {
  tip(): Tip;
  append(batch: AppendBatch): Result<readonly StoredEvent[], LedgerFailure>;
  /** Takes waiting search texts into the index. */
  indexNow(): void;
  /** Writes rows derived from a stream, without events. */
  writeRows(stream: string, rows: ProjectionRows): void;
  /** Makes the full-text index anew, a few texts a turn. */
  rebuildSearch(stopped: () => boolean): Promise<void>;
  /** Goes on with a rebuild that was cut short; does nothing where few texts wait. */
  catchUpSearch(stopped: () => boolean): Promise<void>;
}

/** The one place that writes events. */
export function createAppender(context: {
  readonly db: SqliteDatabase;
  readonly statements: Statements;
  readonly clock: ClockPort;
  readonly secrets: SecretBox;
}): Appender {
  const { db, statements, clock, secrets } = context;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const insert = db.prepare(
    'INSERT INTO events (seq, bytes, previous_hash, hash) VALUES (?, ?, ?, ?)',
  );
  const streams = streamCache(statements);
  let tip = readTip(statements);
  let waitingTexts = countPending(statements);
  let rebuilding = false;

  function writeBatch(batch: AppendBatch): Result<readonly StoredEvent[], LedgerFailure> {
    const before = batch.command && commandResult(statements, batch.command.id);
    if (before !== undefined) {
      return err({ ...ledgerFailure('COMMAND_REPEATED'), result: before.result });
    }
    const known = streams.get(batch.stream);
    if (known.length !== batch.expectedLength) return err(ledgerFailure('STREAM_MOVED'));

    // A clock set back must not make later events look older than earlier ones.
    const at = Math.max(clock.now(), tip.at);
    const stored: StoredEvent[] = [];
    let { seq, hash } = tip;
    for (const event of batch.events) {
      const bytes = encodeEvent(batch.stream, event, at);
      const previous = hash;
      hash = chainHash(previous, bytes);
      seq += 1;
      insert.run(seq, bytes, previous, hash);
      stored.push({
        ...event,
        seq,
        stream: batch.stream,
        at,
        bytes,
        previousHash: previous.toString('hex'),
        hash: hash.toString('hex'),
      });
    }
    const rows = typeof batch.rows === 'function' ? batch.rows(stored) : batch.rows;
    writeProjections(statements, rows);
    if (batch.secrets !== undefined) writeSecrets(statements, secrets, batch.secrets);
    if (batch.command !== undefined) {
      assertJson(batch.command.result, 'A command result', 0);
      statements
        .of('INSERT INTO commands VALUES (?, ?)')
        .run(batch.command.id, JSON.stringify(batch.command.result));
    }
    const last = stored.at(-1)?.seq ?? known.lastSeq;
    const texts = writeText(batch.stream, rows.searchText, known.length === 0, last);
    const waiting = waitingTexts + texts;
    const left = rebuilding ? waiting : indexPending(statements, waiting, false);
    commit.run();

    // Only after the commit: a failed transaction leaves what the writer knows untouched.
    if (stored.length > 0) tip = { seq, hash, at };
    waitingTexts = left;
    streams.set(batch.stream, { length: known.length + stored.length, lastSeq: last });
    return ok(stored);
  }

  function inTransaction<T>(work: () => T): T {
    begin.run();
    try {
      const value = work();
      commit.run();
      return value;
    } finally {
      if (db.inTransaction) rollback.run();
    }
  }

  function writeText(
    stream: string,
    searchText: string | undefined,
    fresh: boolean,
    id: number,
  ): number {
    const text = searchText?.toWellFormed();
    if (text === undefined) return 0;
    if (id === 0) throw new TypeError('Rows are derived from events; this stream has none.');
    const old = fresh ? undefined : findText(statements, stream);
    if (old?.text === text) return 0;
    writeSearchText(statements, { stream, text, id, old: old?.id ?? null });
    return 1;
  }

  return {
    tip: () => tip,
    append(batch) {
      try {
        begin.run();
        return writeBatch(batch);
      } catch (error) {
        const failure = ledgerFailureOf(error);
        if (failure === undefined) throw error;
        return err(failure);
      } finally {
        // SQLite ends the transaction by itself on some faults; everything else is undone here.
        if (db.inTransaction) rollback.run();
      }
    },
    indexNow() {
      // While the index is made anew a search answers from what is in it so far.
      if (waitingTexts === 0 || rebuilding) return;
      try {
        waitingTexts = inTransaction(() => indexPending(statements, waitingTexts, true));
      } catch (error) {
        // On a full or read-only disk a search still answers, only without the newest texts.
        if (ledgerFailureOf(error) === undefined) throw error;
      }
    },
    writeRows(stream, rows) {
      inTransaction(() => {
        writeProjections(statements, rows);
        const known = streams.get(stream);
        waitingTexts += writeText(stream, rows.searchText, false, known.lastSeq);
      });
    },
    async rebuildSearch(stopped) {
      if (rebuilding) return;
      rebuilding = true;
      try {
        unwiped(() => restartIndex(statements));
        await indexRest(stopped);
      } finally {
        rebuilding = false;
      }
    },
    async catchUpSearch(stopped) {
      if (rebuilding || waitingTexts < TEXTS_A_TURN) return;
      rebuilding = true;
      try {
        await indexRest(stopped);
      } catch (error) {
        // On a full disk they go on waiting, as any text may.
        if (ledgerFailureOf(error) === undefined) throw error;
      } finally {
        rebuilding = false;
      }
    },
  };

  async function indexRest(stopped: () => boolean): Promise<void> {
    try {
      while (!stopped() && unwiped(() => indexSome(statements, TEXTS_A_TURN))) await nextTurn();
    } finally {
      if (!stopped()) waitingTexts = countPending(statements);
    }
  }

  /**
   * A transaction in which the pages an index gives up are not overwritten. Overwriting them all is
   * what an emptied index costs, a long stall; and the texts themselves stay in the ledger.
   */
  function unwiped<T>(work: () => T): T {
    db.pragma('secure_delete = FAST');
    try {
      return inTransaction(work);
    } finally {
      db.pragma('secure_delete = ON');
    }
  }
}

/** Keeps each turn of a rebuild within a few milliseconds. */
const TEXTS_A_TURN = 200;

/** The answer a command id was given before. */
export function commandResult(
  statements: Statements,
  id: string,
): { readonly result: JsonValue } | undefined {
  const text = statements.of<string>('SELECT result FROM commands WHERE id = ?').pluck().get(id);
  return text === undefined ? undefined : { result: JSON.parse(text) as JsonValue };
}

function readTip(statements: Statements): Tip {
  return (
    statements.of<Tip>('SELECT seq, hash, at FROM events ORDER BY seq DESC LIMIT 1').get() ?? {
      seq: 0,
      hash: Buffer.from(GENESIS_HASH),
      at: 0,
    }
  );
}
