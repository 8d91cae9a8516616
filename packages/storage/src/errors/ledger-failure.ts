import type { LedgerFailure, LedgerFailureCode } from '@countinghouse/core';
import { storageFault } from './sqlite-code.ts';

const SENTENCES: Record<LedgerFailureCode, string> = {
  STREAM_MOVED: 'Another writer added to this history first. Read it again and decide anew.',
  COMMAND_REPEATED: 'This command was carried out before; its first answer is returned.',
  LEDGER_CLOSED: 'The ledger is closed. Unlock it to go on.',
  LEDGER_READ_ONLY:
    'The ledger cannot be written: its folder or file is read-only. Make it writable for this user; nothing was lost.',
  LEDGER_CORRUPT:
    'The ledger file is damaged. Stop, keep the file, and restore the newest good snapshot; nothing was deleted.',
  DISK_FULL:
    'The disk that holds the ledger is full. Free some space and try again; nothing was written, nothing was lost.',
  DISK_ERROR:
    'The disk that holds the ledger answered with an error. Check it and open the ledger again; nothing was deleted.',
};

/** Builds a {@link LedgerFailure} with the sentence of its code. */
export function ledgerFailure(code: LedgerFailureCode): LedgerFailure {
  return { code, message: SENTENCES[code] };
}

/** The failure behind an error of the driver; undefined when the error is a bug and must be thrown. */
export function ledgerFailureOf(error: unknown): LedgerFailure | undefined {
  switch (storageFault(error)) {
    case 'DISK_FULL':
      return ledgerFailure('DISK_FULL');
    case 'READ_ONLY':
      return ledgerFailure('LEDGER_READ_ONLY');
    case 'CORRUPT':
    case 'NOT_A_DATABASE':
      return ledgerFailure('LEDGER_CORRUPT');
    case 'BUSY':
    case 'DISK_ERROR':
      return ledgerFailure('DISK_ERROR');
    case undefined:
      return undefined;
  }
}

/** Thrown by reads, which have no failure value to answer with: the ledger is closed or damaged. */
export class LedgerReadError extends Error {
  override readonly name = 'LedgerReadError';
  readonly code: LedgerFailureCode;

  constructor(code: LedgerFailureCode, message: string = SENTENCES[code], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
