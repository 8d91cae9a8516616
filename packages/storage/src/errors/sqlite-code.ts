/** The codes of SQLite and of the file system that storage tells apart. */
export type StorageFault =
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'CORRUPT'
  | 'NOT_A_DATABASE'
  | 'BUSY'
  | 'DISK_ERROR';

/** The `code` of a SqliteError or of a Node system error; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const FAULTS: readonly (readonly [RegExp, StorageFault])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHMSIZE)$/, 'DISK_FULL'],
  [/^(SQLITE_READONLY.*|EROFS|EACCES|EPERM|SQLITE_CANTOPEN_DIRTYWAL)$/, 'READ_ONLY'],
  [/^SQLITE_CORRUPT.*$/, 'CORRUPT'],
  [/^SQLITE_NOTADB$/, 'NOT_A_DATABASE'],
  [/^(SQLITE_BUSY.*|SQLITE_LOCKED.*)$/, 'BUSY'],
  [
    /^(SQLITE_IOERR.*|SQLITE_CANTOPEN.*|EIO|EMFILE|ENFILE|ENOTDIR|EISDIR|ENOENT|ELOOP)$/,
    'DISK_ERROR',
  ],
];

/**
 * Names the fault behind an error of the driver or of the file system. Returns undefined for
 * everything that is a bug of ours, which must be thrown on.
 */
export function storageFault(error: unknown): StorageFault | undefined {
  const code = errorCode(error);
  if (code === undefined) return undefined;
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1];
}
