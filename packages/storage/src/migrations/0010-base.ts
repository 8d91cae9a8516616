import type { Migration } from './migration.ts';

/**
 * Events and what is derived from them.
 *
 * `events` stores the bytes once; stream, type, version and time are generated from them, so that a
 * column can never say anything else than the hashed bytes say. Indexes are few on purpose: each is
 * one more encrypted page in every durable append. `actions` keeps its rowid, so that rows of one
 * time lie together and a page of a long list is a few disk pages, not fifty.
 */
export const base: Migration = {
  id: 10,
  name: 'base',
  run(db) {
    db.exec(`
      CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

      CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        bytes BLOB NOT NULL,
        previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        stream TEXT GENERATED ALWAYS AS (json_extract(CAST(bytes AS TEXT), '$.stream')) VIRTUAL,
        type TEXT GENERATED ALWAYS AS (json_extract(CAST(bytes AS TEXT), '$.type')) VIRTUAL,
        version INTEGER GENERATED ALWAYS AS (json_extract(CAST(bytes AS TEXT), '$.version')) VIRTUAL,
        at INTEGER GENERATED ALWAYS AS (json_extract(CAST(bytes AS TEXT), '$.at')) VIRTUAL
      );
      CREATE INDEX events_by_stream ON events (stream, seq);
      CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
      CREATE TRIGGER events_never_go BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

      CREATE TABLE commands (id TEXT PRIMARY KEY, result TEXT NOT NULL) WITHOUT ROWID;

      CREATE TABLE actions (
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        definition_version INTEGER NOT NULL,
        status TEXT NOT NULL,
        sentence TEXT NOT NULL,
        waiting_for TEXT,
        open INTEGER NOT NULL CHECK (open IN (0, 1)),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        next_at INTEGER,
        summary TEXT NOT NULL
      );
      CREATE INDEX actions_by_age ON actions (open, created_at, id);
      CREATE INDEX actions_due ON actions (next_at, id) WHERE next_at IS NOT NULL;

      CREATE TABLE transactions (
        hash TEXT PRIMARY KEY,
        action_id TEXT NOT NULL,
        step TEXT NOT NULL,
        chain TEXT NOT NULL,
        account TEXT NOT NULL,
        nonce INTEGER NOT NULL,
        state TEXT NOT NULL,
        recorded_at INTEGER NOT NULL,
        block_number INTEGER
      ) WITHOUT ROWID;
      CREATE INDEX transactions_lane ON transactions (chain, account, nonce, hash)
        WHERE state IN ('recorded', 'broadcast', 'included');

      CREATE TABLE quotes (
        id TEXT NOT NULL UNIQUE,
        action_id TEXT NOT NULL,
        provider TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        deposit_address TEXT,
        deposit_memo TEXT,
        received TEXT NOT NULL
      );
      CREATE INDEX quotes_by_action ON quotes (action_id, received_at);

      ${['accounts', 'contacts', 'settings', 'connections', 'vault_references']
        .map((table) => `CREATE TABLE ${table} (key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);`)
        .join('\n')}

      CREATE TABLE secrets (name TEXT NOT NULL UNIQUE, sealed BLOB NOT NULL);
      CREATE TABLE vault (name TEXT NOT NULL UNIQUE, sealed BLOB NOT NULL);
    `);
  },
};
