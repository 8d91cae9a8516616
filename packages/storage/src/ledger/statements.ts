import type { SqliteDatabase, SqliteStatement } from '../native/sqlite.ts';

/** Prepares each SQL text once for the life of a connection. */
export interface Statements {
  of<Row>(sql: string): SqliteStatement<Row>;
}

/** A cache of prepared statements. The texts are constants of this package, so it stays small. */
export function statementCache(db: SqliteDatabase): Statements {
  const prepared = new Map<string, SqliteStatement<unknown>>();
  return {
    of<Row>(sql: string): SqliteStatement<Row> {
      let statement = prepared.get(sql);
      if (statement === undefined) {
        statement = db.prepare<unknown>(sql);
        prepared.set(sql, statement);
      }
      // The shape of a row is fixed by the SQL beside each call; the driver cannot know it.
      return statement as SqliteStatement<Row>;
    },
  };
}
