import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ClockPort } from '../../ports/clock.ts';
import type { LedgerFailureCode, LedgerMode, LedgerPort } from '../../ports/ledger.ts';
import { err } from '../../result/result.ts';
import { appendBatch } from './append.ts';
import {
  dueActions,
  eventsNaming,
  laneTransactions,
  nextDueAt,
  pageOfActions,
  searchStreams,
} from './queries.ts';
import { copyLedger, emptyLedger, headOf, type LedgerState } from './state.ts';

/** A copy of a ledger as it was; good for `restore` alone. */
export interface LedgerSnapshot {
  readonly state: LedgerState;
}

/** A ledger in memory that outlives the program using it, as a file on a disk does. */
export interface SimLedger extends LedgerPort {
  snapshot(): LedgerSnapshot;
  /** Puts an older copy in place. Older than the head mark means recovered mode. */
  restore(snapshot: LedgerSnapshot): void;
  /** A person says that the restored ledger may act again. */
  release(): void;
  /** The next append answers with this failure and writes nothing. */
  failNextAppend(code: LedgerFailureCode): void;
  close(): void;
  open(): void;
  /** The tables themselves, for auditors and for tests that damage them. */
  readonly disk: () => LedgerState;
}

/** An empty ledger. `secret` is what its idempotency keys are made from; it survives a restore. */
export function createSimLedger(clock: ClockPort, secret = 'simulated ledger'): SimLedger {
  const key = utf8ToBytes(secret);
  let state = emptyLedger();
  let mode: LedgerMode = 'normal';
  let closed = false;
  let mark = 0;
  const failures: LedgerFailureCode[] = [];

  const read = (): LedgerState => {
    if (closed) throw new Error('the ledger is closed');
    return state;
  };

  return {
    mode: () => mode,
    head: async () => headOf(read()),
    async append(batch) {
      if (closed) return err({ code: 'LEDGER_CLOSED', message: 'The ledger is closed.' });
      const failure = failures.shift();
      if (failure !== undefined) {
        return err({ code: failure, message: 'The ledger could not be written.' });
      }
      // As the real ledger: a clock set back makes no event look older than the one before.
      const at = Math.max(clock.now(), state.events.at(-1)?.at ?? 0);
      const result = appendBatch(state, batch, at);
      mark = Math.max(mark, headOf(state).seq);
      return result;
    },
    readStream: async (stream) => [...(read().streams.get(stream) ?? [])],
    readEvents: async (afterSeq, limit) => read().events.slice(afterSeq, afterSeq + limit),
    eventsNaming: async (field, value) => eventsNaming(read(), field, value),
    command: async (id) => read().commands.get(id) ?? null,
    action: async (id) => read().actions.get(id) ?? null,
    listActions: async (query) => pageOfActions(read(), query),
    dueActions: async (now, limit) => dueActions(read(), now, limit),
    nextDueAt: async () => nextDueAt(read()),
    async reschedule(actionId, nextAt) {
      const row = read().actions.get(actionId);
      if (row !== undefined) state.actions.set(actionId, { ...row, nextAt });
    },
    laneTransactions: async (chain, account) => laneTransactions(read(), chain, account),
    idempotencyKey: (action, step, attempt) =>
      bytesToHex(hmac(sha256, key, utf8ToBytes(JSON.stringify([action, step, attempt])))),
    readSecret: async (name) => read().secrets.get(name) ?? null,
    search: async (text, limit) => searchStreams(read(), text, limit),

    snapshot: () => ({ state: copyLedger(state) }),
    restore(snapshot) {
      state = copyLedger(snapshot.state);
      closed = false;
      mode = headOf(state).seq < mark ? 'recovered' : 'normal';
    },
    release() {
      mark = headOf(state).seq;
      mode = 'normal';
    },
    failNextAppend: (code) => {
      failures.push(code);
    },
    close: () => {
      closed = true;
    },
    open: () => {
      closed = false;
    },
    disk: () => state,
  };
}
