import type { Migration } from './migration.ts';

/**
 * The book is read by kind of event, newest first. Without an index the rarest kind would have every
 * event of the ledger decrypted and parsed to find a page of it.
 */
export const eventsByType: Migration = {
  id: 30,
  name: 'events by type',
  run(db) {
    db.exec('CREATE INDEX events_by_type ON events (type, seq)');
  },
};
