import type { Result } from '../result/result.ts';
import type { Instant } from './clock.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** 32 bytes as 64 lower-case hex digits, without a prefix. */
export type Digest = string;

/** An event as the domain proposes it. `version` is that of the event's type, for upcasters. */
export interface NewEvent {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
}

/**
 * An event as it stands in the ledger.
 *
 * `bytes` are the exact stored UTF-8 bytes of `{"stream","type","version","at","data"}`; every
 * hash covers these bytes, never a re-serialisation of the parsed fields.
 */
export interface StoredEvent extends NewEvent {
  /** Position in the whole ledger, from 1, without gaps. */
  readonly seq: number;
  readonly stream: string;
  readonly at: Instant;
  readonly bytes: Uint8Array;
  readonly previousHash: Digest;
  /** SHA-256(previousHash bytes ‖ SHA-256(bytes)). */
  readonly hash: Digest;
}

/** Where the chain of events ends. An empty ledger has `seq` 0 and 64 zeros. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: Digest;
}

/** The words a person reads for an action's state; there are no others. */
export type ActionStatus =
  | 'draft'
  | 'awaiting signature'
  | 'sent'
  | 'confirming'
  | 'settling'
  | 'done'
  | 'done with part refunded'
  | 'refunded'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'needs you';

/** One row of `actions`: what lists and *where is my money now?* are drawn from. */
export interface ActionRow {
  readonly id: string;
  readonly kind: string;
  readonly definitionVersion: number;
  readonly status: ActionStatus;
  /** One sentence: where the money is now. */
  readonly sentence: string;
  /** Why it needs the person, as a closed code of the definition; null unless it waits for one. */
  readonly waitingFor: string | null;
  /** False once it has reached an end; it may still be watched (`nextAt`). */
  readonly open: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** When the engine looks again; null when only a person can move it on. */
  readonly nextAt: Instant | null;
  /** Kind-specific facts for screens and exports; amounts are decimal strings. */
  readonly summary: JsonObject;
}

/** Where a recorded transaction stands. `foreign` means another transaction used up its nonce. */
export type TransactionState =
  | 'recorded'
  | 'broadcast'
  | 'included'
  | 'final'
  | 'replaced'
  | 'foreign'
  | 'abandoned';

/** One row of `transactions`: the send lanes are read from here. */
export interface TransactionRow {
  readonly hash: string;
  readonly actionId: string;
  readonly step: string;
  /** CAIP-2, e.g. `eip155:8453`. */
  readonly chain: string;
  readonly account: string;
  readonly nonce: number;
  readonly state: TransactionState;
  readonly recordedAt: Instant;
  readonly blockNumber: number | null;
}

/** One row of `quotes`: a quote a decision was based on, whole as received. */
export interface QuoteRow {
  readonly id: string;
  readonly actionId: string;
  readonly provider: string;
  readonly receivedAt: Instant;
  readonly depositAddress: string | null;
  readonly depositMemo: string | null;
  /** The provider's answer, byte for byte. */
  readonly received: string;
}

/** One row of a small keyed table (`accounts`, `contacts`, `settings`, `connections`, `vault_references`). */
export interface RecordRow {
  readonly table: 'accounts' | 'contacts' | 'settings' | 'connections' | 'vault_references';
  readonly key: string;
  /** null removes the row. */
  readonly value: JsonObject | null;
}

/**
 * Rows derived from a stream, written in the same transaction as its events. They are a pure
 * function of the stream, so the whole set can be rebuilt by replaying it.
 */
export interface ProjectionRows {
  readonly action?: ActionRow;
  readonly transactions?: readonly TransactionRow[];
  readonly quotes?: readonly QuoteRow[];
  readonly records?: readonly RecordRow[];
  /** Words under which the stream can be found. Replaces what was there for this stream. */
  readonly searchText?: string;
}

/** Replays one stream into its rows. The ledger calls it when it rebuilds projections. */
export type Projector = (stream: string, events: readonly StoredEvent[]) => ProjectionRows;

/** What a command id was answered with; a repeat of the id gets the same answer. */
export interface CommandRecord {
  readonly id: string;
  readonly result: JsonValue;
}

/** A secret that an effect carries, kept as an authenticated-encrypted row until its outcome. */
export interface SecretRow {
  readonly name: string;
  readonly value: Uint8Array | null;
}

/** Everything that becomes durable together, or not at all. */
export interface AppendBatch {
  readonly stream: string;
  /** How many events the writer believes the stream holds; a mismatch means a second writer. */
  readonly expectedLength: number;
  readonly events: readonly NewEvent[];
  /**
   * Rows to write with the events: given, or computed from the events as they were stored (their
   * time is the ledger's to say). The function is pure and called inside the transaction.
   */
  readonly rows: ProjectionRows | ((stored: readonly StoredEvent[]) => ProjectionRows);
  readonly command?: CommandRecord;
  readonly secrets?: readonly SecretRow[];
}

export type LedgerFailureCode =
  | 'STREAM_MOVED'
  | 'COMMAND_REPEATED'
  | 'LEDGER_CLOSED'
  | 'LEDGER_READ_ONLY'
  | 'LEDGER_CORRUPT'
  | 'DISK_FULL'
  | 'DISK_ERROR';

export interface LedgerFailure {
  readonly code: LedgerFailureCode;
  /** What happened, where, and what to do; never contains secrets. */
  readonly message: string;
  /** The first answer, where the code is COMMAND_REPEATED. */
  readonly result?: JsonValue;
}

/** `recovered`: the ledger may be older than what was done with it; no effect until a person releases it. */
export type LedgerMode = 'normal' | 'recovered';

export interface ActionQuery {
  readonly open?: boolean;
  readonly kinds?: readonly string[];
  readonly statuses?: readonly ActionStatus[];
  /** Keyset: rows strictly older than this (createdAt, id). */
  readonly before?: { readonly createdAt: Instant; readonly id: string };
  readonly limit: number;
}

/** Fields of an event's data under which events are found again. */
export type NamingField = 'hash' | 'depositAddress';

export interface SearchHit {
  readonly stream: string;
  readonly snippet: string;
}

/**
 * The ledger as the domain sees it: append-only, hash-chained, with its projections.
 * Reads throw only when the ledger is closed or damaged; writes answer with a Result.
 */
export interface LedgerPort {
  mode(): LedgerMode;
  head(): Promise<LedgerHead>;
  append(batch: AppendBatch): Promise<Result<readonly StoredEvent[], LedgerFailure>>;
  /** All events of a stream, oldest first; an unknown stream is empty. */
  readStream(stream: string): Promise<readonly StoredEvent[]>;
  /** Events after `afterSeq`, oldest first. */
  readEvents(afterSeq: number, limit: number): Promise<readonly StoredEvent[]>;
  /**
   * Events whose data names something, in whatever stream, oldest first; letter case is no matter.
   * Unlike `search` it is always complete, so decisions about money may rest on it.
   */
  eventsNaming(field: NamingField, value: string): Promise<readonly StoredEvent[]>;
  command(id: string): Promise<CommandRecord | null>;
  action(id: string): Promise<ActionRow | null>;
  /** Newest first. */
  listActions(query: ActionQuery): Promise<readonly ActionRow[]>;
  /** Actions with `nextAt` at or before `now`, the longest due first. */
  dueActions(now: Instant, limit: number): Promise<readonly ActionRow[]>;
  /** The earliest `nextAt` of all actions; null when none waits for the clock. */
  nextDueAt(): Promise<Instant | null>;
  /** Moves an action's next look. Not an event: an unchanged poll leaves no trace in history. */
  reschedule(actionId: string, nextAt: Instant | null): Promise<void>;
  /** Transactions of one lane that are not yet final (or foreign, replaced, abandoned), lowest nonce first. */
  laneTransactions(chain: string, account: string): Promise<readonly TransactionRow[]>;
  /** HMAC-SHA-256(ledger secret; action, step, attempt) as 64 hex digits: the same after a restore. */
  idempotencyKey(action: string, step: string, attempt: number): string;
  /** Opens a secret row; null when there is none. */
  readSecret(name: string): Promise<Uint8Array | null>;
  /** For a person: while the index is made anew it answers from what is in it so far. */
  search(text: string, limit: number): Promise<readonly SearchHit[]>;
}
