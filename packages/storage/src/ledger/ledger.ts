import { createHmac } from 'node:crypto';
import type {
  JsonObject,
  LedgerFailure,
  LedgerHead,
  LedgerMode,
  LedgerPort,
  QuoteRow,
  RecordRow,
  Result,
  StoredEvent,
  TransactionRow,
} from '@countinghouse/core';
import { LedgerReadError, ledgerFailure, ledgerFailureOf } from '../errors/ledger-failure.ts';
import type { RecoveryReason } from '../mark/recovery.ts';
import { err } from '../result.ts';
import { commandResult } from './append.ts';
import type { OpenState } from './open-state.ts';
import { type BookQuery, readBook } from './read-book.ts';
import { readQuotes, readRecord, readRecords } from './read-records.ts';
import {
  accountTransactions,
  dueActions,
  eventsNaming,
  laneTransactions,
  listActions,
  nextDueAt,
  readAction,
  readEvents,
  readStream,
  rowLimit,
} from './reads.ts';
import { searchTexts } from './search.ts';
import { openSecret } from './secrets.ts';
import type { Statements } from './statements.ts';

/** What storage adds to the port for reading. */
export interface LedgerReads {
  /** Why the ledger is in recovered mode; empty when it is not. */
  recoveryReasons(): readonly RecoveryReason[];
  /** Every quote a decision on this action was based on, oldest first. */
  quotes(actionId: string): Promise<readonly QuoteRow[]>;
  /** Everything ever signed for one account on one chain, whatever became of it; lowest nonce first. */
  accountTransactions(chain: string, account: string): Promise<readonly TransactionRow[]>;
  /** A window of the book, newest first; by stream, by type, or both. */
  readBook(query: BookQuery): Promise<readonly StoredEvent[]>;
  record(table: RecordRow['table'], key: string): Promise<JsonObject | null>;
  records(table: RecordRow['table']): Promise<readonly RecordRow[]>;
}

/** The domain's port over an open database. */
export function ledgerPort(state: OpenState): LedgerPort & LedgerReads {
  /** Runs a read and names what went wrong with the file; every read passes here. */
  async function read<T>(use: (statements: Statements) => T): Promise<T> {
    if (state.closed()) throw new LedgerReadError('LEDGER_CLOSED');
    try {
      return use(state.statements);
    } catch (error) {
      const failure = ledgerFailureOf(error);
      if (failure === undefined) throw error;
      throw new LedgerReadError(failure.code, failure.message, error);
    }
  }

  return {
    mode: (): LedgerMode => (state.recovery().length > 0 ? 'recovered' : 'normal'),
    recoveryReasons: () => state.recovery(),
    head: () => read(() => headOf(state)),
    async append(batch): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
      if (state.closed()) return err(ledgerFailure('LEDGER_CLOSED'));
      const result = state.appender.append(batch);
      if (!result.ok) return result;
      try {
        state.marks.appended(batch.events, headOf(state));
      } catch (error) {
        if (ledgerFailureOf(error) === undefined) throw error;
        return err(MARK_UNWRITTEN);
      }
      return result;
    },
    readStream: (stream) =>
      read((statements) => {
        // Whoever acts on an intent reads it first: not before the mark is past it.
        state.marks.settle(() => headOf(state));
        return readStream(statements, stream).map(state.upcast);
      }),
    readEvents: (after, limit) =>
      read((statements) => readEvents(statements, after, limit).map(state.upcast)),
    eventsNaming: (field, value) =>
      read((statements) => eventsNaming(statements, field, value).map(state.upcast)),
    command: (id) =>
      read((statements) => {
        const found = commandResult(statements, id);
        return found === undefined ? null : { id, result: found.result };
      }),
    action: (id) => read((statements) => readAction(statements, id)),
    listActions: (query) => read((statements) => listActions(statements, query)),
    dueActions: (now, limit) => read((statements) => dueActions(statements, now, limit)),
    nextDueAt: () => read(nextDueAt),
    reschedule: (actionId, nextAt) =>
      read((statements) => {
        statements.of('UPDATE actions SET next_at = ? WHERE id = ?').run(nextAt, actionId);
      }),
    accountTransactions: (chain, account) =>
      read((statements) => accountTransactions(statements, chain, account)),
    laneTransactions: (chain, account) =>
      read((statements) => laneTransactions(statements, chain, account)),
    idempotencyKey(action, step, attempt) {
      if (state.closed()) throw new LedgerReadError('LEDGER_CLOSED');
      return createHmac('sha256', state.ledgerSecret)
        .update(JSON.stringify([action, step, attempt]))
        .digest('hex');
    },
    readSecret: (name) => read((statements) => openSecret(statements, state.secrets, name)),
    search: (text, limit) =>
      read((statements) => {
        state.appender.indexNow();
        return searchTexts(statements, text, rowLimit(limit));
      }),
    quotes: (actionId) => read((statements) => readQuotes(statements, actionId)),
    readBook: (query) => read((statements) => readBook(statements, query).map(state.upcast)),
    record: (table, key) => read((statements) => readRecord(statements, table, key)),
    records: (table) => read((statements) => readRecords(statements, table)),
  };
}

/** The events are in; the effect they announce must still not be performed without its mark. */
const MARK_UNWRITTEN: LedgerFailure = {
  code: 'DISK_ERROR',
  message:
    'The ledger was written, but the mark that guards it against old copies was not. Check the disk and read the history again before going on.',
};

/** The end of the chain, as the domain names it. */
export function headOf(state: OpenState): LedgerHead {
  const { seq, hash } = state.appender.tip();
  return { seq, hash: hash.toString('hex') };
}
