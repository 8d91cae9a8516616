import type { Migration } from './migration.ts';

/**
 * Full text over what a person would look for.
 *
 * `search_texts.id` is the seq of an event of the stream, so finding a stream's text needs no index
 * of its own. New texts wait in the table, durable with their events, and enter the FTS index a
 * batch at a time (`search_state.indexed_to`); a search indexes the rest first.
 */
export const search: Migration = {
  id: 20,
  name: 'search',
  run(db) {
    db.exec(`
      CREATE TABLE search_texts (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, text TEXT NOT NULL);
      CREATE TABLE search_state (id INTEGER PRIMARY KEY CHECK (id = 1), indexed_to INTEGER NOT NULL);
      INSERT INTO search_state VALUES (1, 0);
      CREATE VIRTUAL TABLE search_index USING fts5(
        text, content = 'search_texts', content_rowid = 'id', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 2"
      );
    `);
  },
};
