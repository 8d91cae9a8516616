// The package's own types are hidden by its `exports`; the bench declares the part it uses.
declare module 'better-sqlite3' {
  type Value = string | number | Uint8Array | null;

  interface Statement {
    run(...values: readonly Value[]): unknown;
    get(...values: readonly Value[]): unknown;
    all(...values: readonly Value[]): unknown[];
    iterate(...values: readonly Value[]): IterableIterator<unknown>;
    raw(): Statement;
    pluck(): Statement;
  }

  export default class Database {
    constructor(path: string, options?: { readonly readonly?: boolean });
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(sql: string, options?: { readonly simple?: boolean }): unknown;
    key(key: Uint8Array): number;
    close(): this;
  }
}
