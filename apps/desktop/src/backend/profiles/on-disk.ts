import { err, ok, type Result } from '@countinghouse/core';
import type { Failure } from '../../contract/result.ts';

/** Writes our own small files; what the disk says is a failure, everything else a bug. */
export function onDisk<T>(work: () => T): Result<T, Failure> {
  try {
    return ok(work());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    return err({
      code: full ? 'DISK_FULL' : 'DISK_ERROR',
      message: full
        ? 'The disk that holds the profiles is full. Free some space and try again; nothing was lost.'
        : 'The folder of the profiles cannot be written. Check it and try again; nothing was lost.',
      detail: code,
    });
  }
}
