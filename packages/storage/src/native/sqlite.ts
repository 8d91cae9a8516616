/// <reference path="./better-sqlite3.d.ts" />
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { err, ok, type Result } from '../result.ts';
import { checkNodeVersion } from './node-version.ts';

/** What a statement's parameters and columns may be. Integers stay below 2^53 by construction. */
export type SqlValue = string | number | bigint | Buffer | Uint8Array | null;

export interface SqliteStatement<Row> {
  run(...values: readonly SqlValue[]): { readonly changes: number };
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): Row[];
  iterate(...values: readonly SqlValue[]): IterableIterator<Row>;
  pluck(toggle?: boolean): this;
  raw(toggle?: boolean): this;
}

/**
 * The part of the driver storage uses. `serialize` returns the database in clear, `backup` cannot
 * write an encrypted copy and `loadExtension` runs foreign code, so none of them exists here.
 */
export interface SqliteDatabase {
  readonly open: boolean;
  readonly inTransaction: boolean;
  prepare<Row>(sql: string): SqliteStatement<Row>;
  exec(sql: string): unknown;
  pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
  key(key: Buffer): number;
  rekey(key: Buffer): number;
  /** Lifts the driver's guard on pragmas that bend the schema; only for looking at a damaged file. */
  unsafeMode(on: boolean): unknown;
  close(): unknown;
}

export interface SqliteOptions {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  readonly timeout?: number;
}

export type SqliteDriver = new (path: string, options?: SqliteOptions) => SqliteDatabase;

let loaded: Promise<Result<SqliteDriver, OpenFailure>> | undefined;

/** Loads the encrypted SQLite driver once, and only in a runtime it does not crash. */
export function loadSqlite(): Promise<Result<SqliteDriver, OpenFailure>> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Result<SqliteDriver, OpenFailure>> {
  const version = checkNodeVersion(process.versions.node);
  if (!version.ok) return version;
  try {
    const module: unknown = await import('better-sqlite3');
    if (isDriverModule(module)) return ok(module.default);
  } catch {
    // The loader's message names paths of the machine and no remedy; ours names the remedy.
  }
  return err(
    openFailure(
      'DRIVER_MISSING',
      `The encrypted SQLite driver does not load on ${process.platform}-${process.arch}. Run \`npm install\` again on this machine.`,
    ),
  );
}

function isDriverModule(module: unknown): module is { readonly default: SqliteDriver } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'default' in module &&
    typeof module.default === 'function'
  );
}
