import type { SqliteDatabase, SqliteDriver, SqliteOptions } from '../native/sqlite.ts';

/**
 * How the pages of a database are encrypted, kept in the profile's header so that a later default
 * leaves old files readable.
 */
export interface CipherFormat {
  readonly cipher: 'sqlcipher-4' | 'aegis-256';
  readonly pageSize: 1024 | 2048 | 4096;
}

/**
 * SQLCipher 4 as every SQLCipher tool opens it, with its own default page of 4,096 bytes. Half the
 * page makes a durable append a fifth cheaper and a page of history a third dearer: measured, both
 * sizes in view, and the standard one chosen.
 */
export const CIPHER_FORMAT: CipherFormat = { cipher: 'sqlcipher-4', pageSize: 4096 };

/**
 * AEGIS-256: authenticated like the other and about as fast as no encryption, because processors
 * have instructions for it; read by SQLite3 Multiple Ciphers only.
 */
export const FAST_CIPHER_FORMAT: CipherFormat = { cipher: 'aegis-256', pageSize: 4096 };

/**
 * Opens a connection and hands it the raw key. Nothing is read yet: a wrong key shows at the first
 * read, as SQLITE_NOTADB.
 */
export function openEncrypted(
  driver: SqliteDriver,
  path: string,
  key: Uint8Array,
  format: CipherFormat,
  options: SqliteOptions,
): SqliteDatabase {
  const db = new driver(path, options);
  try {
    choose(db, format);
    withRawKey(key, (raw) => db.key(raw));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function choose(db: SqliteDatabase, { cipher, pageSize }: CipherFormat): void {
  switch (cipher) {
    case 'sqlcipher-4':
      db.pragma("cipher = 'sqlcipher'");
      db.pragma('legacy = 4');
      db.pragma(`legacy_page_size = ${pageSize}`);
      return;
    case 'aegis-256':
      db.pragma("cipher = 'aegis'");
      db.pragma("algorithm = 'aegis-256'");
      db.pragma(`page_size = ${pageSize}`);
  }
}

/** Gives the driver the key in its raw form, `x'…'`, in a buffer that is overwritten afterwards. */
export function withRawKey(key: Uint8Array, use: (raw: Buffer) => unknown): void {
  if (key.length !== 32) throw new TypeError('A database key has 32 bytes.');
  const raw = Buffer.alloc(67);
  raw.write("x'", 0, 'latin1');
  // Digit by digit: a string of the key would stay in memory until the runtime cared to collect it.
  const digits = '0123456789abcdef';
  key.forEach((byte, index) => {
    raw[2 + index * 2] = digits.charCodeAt(byte >> 4);
    raw[3 + index * 2] = digits.charCodeAt(byte & 15);
  });
  raw.write("'", 66, 'latin1');
  try {
    use(raw);
  } finally {
    raw.fill(0);
  }
}
