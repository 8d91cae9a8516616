import type { StoredEvent } from '@countinghouse/core';
import type { Header } from '../header/schema.ts';
import type { HeadMarks } from '../mark/head-marks.ts';
import type { RecoveryReason } from '../mark/recovery.ts';
import type { SqliteDatabase } from '../native/sqlite.ts';
import type { Appender } from './append.ts';
import type { SecretBox } from './secrets.ts';
import type { Statements } from './statements.ts';

/** Everything an open ledger is made of; its parts share it and nothing else. */
export interface OpenState {
  readonly db: SqliteDatabase;
  readonly statements: Statements;
  readonly appender: Appender;
  readonly secrets: SecretBox;
  readonly marks: HeadMarks;
  /** 32 bytes that stay the same through rotation and restore. */
  readonly ledgerSecret: Buffer;
  readonly header: Header;
  /** An event as today's code reads it; what is stored and hashed is untouched. */
  upcast(event: StoredEvent): StoredEvent;
  closed(): boolean;
  recovery(): readonly RecoveryReason[];
}
