import type { SqliteDatabase } from '../native/sqlite.ts';

/** One step of the schema. Steps only go forward and never change once released. */
export interface Migration {
  /** Becomes `user_version`. Numbered in tens, so that a branch can put one in between. */
  readonly id: number;
  readonly name: string;
  /** Runs inside the transaction of all pending steps. */
  run(db: SqliteDatabase): void;
}
