import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A chain as it was saved. */
export interface SavedChain {
  readonly id: number;
  /** What the node gave for `anvil_dumpState`. */
  readonly state: Uint8Array;
  /** The highest block there ever was; those above the saved state were empty. */
  readonly head: number;
}

/** A transaction the sandbox signed itself, written down before it was broadcast. */
export interface SentLine {
  readonly chain: number;
  readonly hash: string;
  readonly raw: string;
  /** Which payment or sweep of which order it is; null for gas money and the faucet. */
  readonly purpose: string | null;
}

/** Everything but the chains. The texts are JSON of whoever wrote them. */
export interface SavedBooks {
  readonly meta: string;
  readonly orders: readonly string[];
  /** Of 1tx, by key, oldest first. */
  readonly records: ReadonlyMap<string, string>;
}

/** What has changed since it was last saved. */
export interface Changes {
  readonly chains: readonly SavedChain[];
  readonly orders: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, string>;
  readonly meta: string | null;
}

/** The folder of a sandbox that outlives its process. */
export interface Store {
  readonly chains: readonly SavedChain[];
  readonly books: SavedBooks | null;
  readonly sent: readonly SentLine[];
  /** Before a quote is answered: what a service has promised it remembers. */
  order(key: string, order: string, meta: string): void;
  /** Before what depends on it is done or answered. */
  record(key: string, record: string): void;
  /** Before a transaction is broadcast. */
  signed(line: SentLine): void;
  head(chain: number, head: number): void;
  /** All that changed, at once. */
  save(changes: Changes): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS chains (id INTEGER PRIMARY KEY, state BLOB NOT NULL, head INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS orders (seq INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS records (seq INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS sent (seq INTEGER PRIMARY KEY, chain INTEGER NOT NULL, hash TEXT UNIQUE NOT NULL, raw TEXT NOT NULL, purpose TEXT);
  CREATE TABLE IF NOT EXISTS meta (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL);
  PRAGMA user_version = 1;`;

/**
 * Opens (or makes) the store. SQLite's exclusive lock is held until {@link Store.close}, and given back
 * by the system however this process ends, so two sandboxes never share a folder. Throws a sentence.
 */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = openLocked(join(folder, 'sandbox.db'), folder);
  const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
  const meta = all<{ body: string }>('SELECT body FROM meta')[0]?.body;
  const upsert = (table: 'orders' | 'records') =>
    db.prepare(
      `INSERT INTO ${table} (key, body) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET body = excluded.body`,
    );
  const putOrder = upsert('orders');
  const putRecord = upsert('records');
  const putMeta = db.prepare('INSERT OR REPLACE INTO meta (id, body) VALUES (1, ?)');
  const putSent = db.prepare(
    'INSERT OR IGNORE INTO sent (chain, hash, raw, purpose) VALUES (?, ?, ?, ?)',
  );
  const putChain = db.prepare('INSERT OR REPLACE INTO chains (id, state, head) VALUES (?, ?, ?)');
  const putHead = db.prepare('UPDATE chains SET head = max(head, ?) WHERE id = ?');
  const together = (work: () => void): void => {
    db.exec('BEGIN');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    chains: all<SavedChain>('SELECT id, state, head FROM chains'),
    books:
      meta === undefined
        ? null
        : {
            meta,
            orders: all<{ body: string }>('SELECT body FROM orders ORDER BY seq').map(
              ({ body }) => body,
            ),
            records: new Map(
              all<{ key: string; body: string }>('SELECT key, body FROM records ORDER BY seq').map(
                ({ key, body }) => [key, body],
              ),
            ),
          },
    sent: all<SentLine>('SELECT chain, hash, raw, purpose FROM sent ORDER BY seq'),
    order: (key, order, changed) =>
      together(() => {
        putOrder.run(key, order);
        putMeta.run(changed);
      }),
    record: (key, record) => void putRecord.run(key, record),
    signed: ({ chain, hash, raw, purpose }) => void putSent.run(chain, hash, raw, purpose),
    head: (chain, head) => void putHead.run(head, chain),
    save: ({ chains, orders, records, meta: changed }) =>
      together(() => {
        for (const { id, state, head } of chains) putChain.run(id, state, head);
        for (const [key, order] of orders) putOrder.run(key, order);
        for (const [key, record] of records) putRecord.run(key, record);
        if (changed !== null) putMeta.run(changed);
      }),
    close: () => db.close(),
  };
}

function openLocked(file: string, folder: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 500 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE; COMMIT');
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version > 1) throw new Error(`the sandbox in ${folder} was made by a newer program`);
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    const busy = error instanceof Error && 'errcode' in error && error.errcode === 5;
    throw busy ? new Error(`another sandbox uses ${folder}`) : error;
  }
}
