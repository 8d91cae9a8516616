import type { AppendBatch } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';

/** Called after each append: how far the ledger has got, and which stream was added to. */
export type AppendListener = (seq: number, stream: string) => void;

/** A ledger that tells when it was added to, or released from recovered mode. */
export function heardLedger(ledger: Ledger): {
  readonly ledger: Ledger;
  onAppend(listener: AppendListener): () => void;
} {
  const listeners = new Set<AppendListener>();
  const tell = (seq: number, stream: string) => {
    for (const listener of [...listeners]) listener(seq, stream);
  };
  return {
    ledger: {
      ...ledger,
      async append(batch: AppendBatch) {
        const written = await ledger.append(batch);
        const last = written.ok ? written.value.at(-1) : undefined;
        if (last !== undefined) tell(last.seq, batch.stream);
        return written;
      },
      async release(commandId: string) {
        const released = await ledger.release(commandId);
        if (released.ok) tell((await ledger.head()).seq, 'ledger');
        return released;
      },
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
