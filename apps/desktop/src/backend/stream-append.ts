import type { AppendBatch, LedgerFailure, Result, StoredEvent } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';

const MOST_TRIES = 5;

/**
 * Appends to a stream that several procedures write. Where another was faster, what is to be written
 * is decided anew from what stands there then. Null means that there is nothing to write.
 */
export async function appendTo(
  ledger: Ledger,
  stream: string,
  decide: (before: readonly StoredEvent[]) => Omit<AppendBatch, 'stream' | 'expectedLength'> | null,
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  for (let tries = 1; ; tries += 1) {
    const before = await ledger.readStream(stream);
    const batch = decide(before);
    if (batch === null) return { ok: true, value: [] };
    const written = await ledger.append({ ...batch, stream, expectedLength: before.length });
    if (written.ok || written.error.code !== 'STREAM_MOVED' || tries >= MOST_TRIES) return written;
  }
}
