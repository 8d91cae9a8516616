import type { Migration } from './migration.ts';

/**
 * Whether another action has taken a payment or a deposit address for its own must be known for sure;
 * the search index may be unfinished. Few events name either, so the indexes stay small.
 */
export const eventsByName: Migration = {
  id: 40,
  name: 'events by name',
  run(db) {
    for (const [column, field] of [
      ['names_hash', 'hash'],
      ['names_deposit_address', 'depositAddress'],
    ]) {
      db.exec(`
        ALTER TABLE events ADD COLUMN ${column} TEXT
          GENERATED ALWAYS AS (lower(json_extract(CAST(bytes AS TEXT), '$.data.${field}'))) VIRTUAL;
        CREATE INDEX events_by_${column} ON events (${column}, seq) WHERE ${column} IS NOT NULL;
      `);
    }
  },
};
