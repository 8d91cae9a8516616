import { utf8ToBytes } from '@noble/hashes/utils.js';
import { chainHash, contentHash } from '../../evidence/chain.ts';
import type { Instant } from '../../ports/clock.ts';
import type { AppendBatch, LedgerFailure, LedgerHead, StoredEvent } from '../../ports/ledger.ts';
import { err, ok, type Result } from '../../result/result.ts';
import { applyRows, headOf, type LedgerState } from './state.ts';

/**
 * Writes a batch whole or not at all. A repeated command is answered before the stream's length is
 * looked at: the second of two clicks has always read the stream as it was before the first.
 */
export function appendBatch(
  state: LedgerState,
  batch: AppendBatch,
  at: Instant,
): Result<readonly StoredEvent[], LedgerFailure> {
  const repeated = batch.command === undefined ? undefined : state.commands.get(batch.command.id);
  if (repeated !== undefined) {
    return err({
      code: 'COMMAND_REPEATED',
      message: `The command ${repeated.id} has been answered before.`,
      result: repeated.result,
    });
  }
  const stream = state.streams.get(batch.stream) ?? [];
  if (stream.length !== batch.expectedLength) {
    return err({
      code: 'STREAM_MOVED',
      message: `${batch.stream} holds ${stream.length} events, the writer believed ${batch.expectedLength}. Read it again.`,
    });
  }
  let head = headOf(state);
  const stored = batch.events.map((event) => {
    const next = link(head, batch.stream, event, at);
    head = next;
    return next;
  });
  // Computed before anything is written: if it throws, nothing has happened.
  const rows = typeof batch.rows === 'function' ? batch.rows(stored) : batch.rows;
  state.events.push(...stored);
  state.streams.set(batch.stream, [...stream, ...stored]);
  applyRows(state, batch.stream, rows);
  if (batch.command !== undefined) state.commands.set(batch.command.id, batch.command);
  for (const secret of batch.secrets ?? []) {
    if (secret.value === null) state.secrets.delete(secret.name);
    else state.secrets.set(secret.name, Uint8Array.from(secret.value));
  }
  return ok(stored);
}

function link(
  head: LedgerHead,
  stream: string,
  event: AppendBatch['events'][number],
  at: Instant,
): StoredEvent {
  const body = { stream, type: event.type, version: event.version, at, data: event.data };
  const text = JSON.stringify(body);
  const bytes = utf8ToBytes(text);
  // The fields are read back from the stored text: what a reader gets is what was written, and no
  // object of the writer's is shared with it.
  const parsed: typeof body = JSON.parse(text);
  return {
    ...parsed,
    seq: head.seq + 1,
    bytes,
    previousHash: head.hash,
    hash: chainHash(head.hash, contentHash(bytes)),
  };
}
