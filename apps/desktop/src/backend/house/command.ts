import type { CommandRecord, JsonValue, LedgerFailure, Result } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import type { Answer } from '../../contract/result.ts';
import { failed } from './failure.ts';

/** A person's wish that changes something and carries an id, and what it is answered with. */
export interface CommandFor<T extends JsonValue> {
  readonly id: string;
  /** The procedure's path: an id is good for one wish, and for nothing else. */
  readonly procedure: string;
  readonly value: T;
}

/** The part of a batch that remembers the answer, in the same transaction as the events. */
export function commandOf<T extends JsonValue>(
  command: CommandFor<T> | undefined,
): { readonly command?: CommandRecord } {
  if (command === undefined) return {};
  const { id, procedure, value } = command;
  return { command: { id, result: { procedure, value } } };
}

/** The first answer to an id; null where it is new. An id of another wish is refused. */
export async function answeredBefore<T extends JsonValue>(
  ledger: Ledger,
  id: string,
  procedure: string,
): Promise<Answer<T> | null> {
  const before = await ledger.command(id);
  return before === null ? null : answerIn(before.result, procedure);
}

/** Reads a remembered answer. What was written for this procedure is of its type. */
export function answerIn<T extends JsonValue>(
  result: JsonValue | undefined,
  procedure: string,
): Answer<T> {
  const kept = result as { readonly procedure?: unknown; readonly value?: unknown } | null;
  return kept?.procedure === procedure
    ? { ok: true, value: kept.value as T }
    : failed('BAD_INPUT', 'commandId: this id was used for something else. Start again.');
}

/** Somebody else added to the stream between reading and writing: decide anew, a few times. */
export async function decideAnew<T>(
  attempt: () => Promise<Result<T, LedgerFailure>>,
): Promise<Result<T, LedgerFailure>> {
  for (let left = 8; ; left -= 1) {
    const written = await attempt();
    if (written.ok || written.error.code !== 'STREAM_MOVED' || left === 0) return written;
  }
}
