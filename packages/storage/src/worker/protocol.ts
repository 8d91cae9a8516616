import type { LedgerHead } from '@countinghouse/core';
import type { CipherFormat } from '../ledger/cipher.ts';
import type { Part } from '../verify/parts.ts';
import type { ChainReport } from '../verify/verify-chain.ts';

/** The database a task reads. The key's buffer is transferred, so the sender no longer holds it. */
export interface TaskSource {
  readonly path: string;
  readonly key: Uint8Array;
  readonly format: CipherFormat;
}

/** What can be asked of a worker. */
export type Task =
  | {
      readonly kind: 'verify';
      readonly part: Part;
      readonly integrity: boolean;
      readonly heads: readonly LedgerHead[];
    }
  | { readonly kind: 'copy'; readonly target: string }
  | {
      readonly kind: 'export';
      readonly what: ExportKind;
      readonly format: ExportFormat;
      readonly target: string;
    };

export type ExportKind = 'actions' | 'events';
export type ExportFormat = 'csv' | 'json';

/** A whole check of one database file. */
export interface VerifyReport extends ChainReport {
  /** SQLite's complaint about the file, when it was asked for and there is one. */
  readonly integrity: string | null;
  /** Those of the asked heads that the chain does not contain. */
  readonly missingHeads: readonly LedgerHead[];
}

/** What each kind of task answers. */
export interface TaskAnswers {
  readonly verify: VerifyReport;
  readonly copy: { readonly pages: number };
  readonly export: { readonly rows: number };
}

/** What a worker sends: progress any number of times, then one end. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'done'; readonly answer: TaskAnswers[Task['kind']] }
  | { readonly type: 'failed'; readonly code: string | null; readonly message: string };
