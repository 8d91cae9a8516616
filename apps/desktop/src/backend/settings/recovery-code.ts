import type { LedgerFailure, ProjectionRows, Result, StoredEvent } from '@countinghouse/core';
import { type Ledger, profilePaths, recoveryWrapId } from '@countinghouse/storage';
import { z } from 'zod';
import { appendTo } from '../stream-append.ts';

/** The stream of what became of the recovery code on the person's paper. */
export const RECOVERY_CODE_STREAM = 'recovery-code';
const TRIED = 'recovery-code.tried';
const KEY = 'recovery code';

/** `wrap`: which code it was; one that is renewed has another. `at`: when. */
const tried = z.strictObject({ wrap: z.string(), at: z.int() });

/** Which code opens this profile now, as the header names it. */
export function currentCode({ directory }: Pick<Ledger, 'directory'>): string | null {
  return recoveryWrapId(profilePaths(directory).header);
}

/** That a code was read from paper and opened the vault. */
export function recordCodeTried(
  ledger: Ledger,
  { wrap, at }: { readonly wrap: string; readonly at: number },
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, RECOVERY_CODE_STREAM, () => ({
    events: [{ type: TRIED, version: 1, data: { wrap, at } }],
    rows: rowsOf({ wrap, at }),
  }));
}

/** When the code that opens this profile now last was; null: never since it was made. */
export async function codeTriedAt(ledger: Ledger): Promise<number | null> {
  const last = tried.safeParse(await ledger.record('settings', KEY));
  return last.success && last.data.wrap === currentCode(ledger) ? last.data.at : null;
}

export function recoveryCodeRows(events: readonly StoredEvent[]): ProjectionRows {
  const last = events.findLast(({ type }) => type === TRIED);
  const value = tried.safeParse(last?.data);
  return value.success ? rowsOf(value.data) : {};
}

function rowsOf(value: z.output<typeof tried>): ProjectionRows {
  return { records: [{ table: 'settings', key: KEY, value }] };
}
