import { setImmediate as nextTurn } from 'node:timers/promises';
import { actionOfStream, deriveTimeline, type StoredEvent } from '@countinghouse/core';
import type { LedgerEntry, LedgerEvent } from '../../contract/ledger.ts';
import type { OpenHouse } from '../open-house.ts';
import { ownWords } from './own-words.ts';

const STREAMS_A_TURN = 20;

/** Events as lines of the book; those of actions are told as their stories tell them. */
export async function entries(
  { ledger }: Pick<OpenHouse, 'ledger'>,
  events: readonly StoredEvent[],
): Promise<LedgerEntry[]> {
  const streams = new Set(events.map(({ stream }) => stream).filter(isAction));
  const told = new Map<number, string>();
  let read = 0;
  for (const stream of streams) {
    // A long window may touch as many streams: the engine is let in between.
    read += 1;
    if (read % STREAMS_A_TURN === 0) await nextTurn();
    for (const { seq, text } of deriveTimeline(await ledger.readStream(stream))) {
      const before = told.get(seq);
      told.set(seq, before === undefined ? text : `${before} ${text}`);
    }
  }
  return events.map((event) => entry(event, told.get(event.seq) ?? ownWords(event)));
}

function entry({ seq, at, stream, type, version, hash }: StoredEvent, text: string): LedgerEntry {
  return { seq, at, stream, type, version, actionId: idOf(stream), text, hash };
}

/** The id in a stream's name, where it is one of ours; a stranger's name is no id. */
export function idOf(stream: string): string | null {
  const id = actionOfStream(stream);
  return id !== null && /^[0-9a-f]{32}$/.test(id) ? id : null;
}

function isAction(stream: string): boolean {
  return actionOfStream(stream) !== null;
}

/** One event with all that can be known of it. */
export function wholeEvent(event: StoredEvent, line: LedgerEntry): LedgerEvent {
  return {
    ...line,
    previousHash: event.previousHash,
    stored: new TextDecoder().decode(event.bytes),
  };
}
