import type { ClockPort, LedgerHead, NewEvent, TimerPort } from '@countinghouse/core';
import type { Keychain } from '../keychain/keychain.ts';
import type { MarkFile } from './mark-file.ts';

const EVENTS_PER_MARK = 64;
const KEYCHAIN_EVERY_MS = 10_000;

/** Keeps the head outside the ledger while it grows. */
export interface HeadMarks {
  /** After every append. Synchronous and durable where the batch holds an intent. */
  appended(events: readonly NewEvent[], head: LedgerHead): void;
  /** Writes a mark that could not be written when it was due; nothing where none is owed. */
  settle(head: () => LedgerHead): void;
  /** Writes the mark now, e.g. before closing. */
  write(head: LedgerHead): void;
  /** Waits for keychain calls under way. */
  settled(): Promise<void>;
  close(): void;
}

/** Whether an event announces an effect on the outside world. */
export function isIntent(event: NewEvent): boolean {
  return /inten[td]/i.test(event.type);
}

/**
 * How often: the mark must be at or past every *intent* before its effect is performed, because an
 * effect the ledger forgot is what a rolled-back ledger would do twice. Other events may be lost by
 * a rollback without harm, so they move the mark only every 64 events; that keeps the extra flush
 * off the common path. The mark is written after the commit, never before: a mark ahead of the
 * ledger would make every crash look like a rollback. Appending is synchronous, so no effect can
 * start between the commit and the mark.
 *
 * The keychain's copy is for a rollback of the whole folder. It is slow and may ask the person, so
 * it follows behind, at most every ten seconds and at closing; what a burst left out is written once
 * more when the ten seconds are over. One that refuses is not asked again before the next mark.
 */
export function headMarks(parts: {
  readonly file: MarkFile;
  readonly keychain: Keychain | undefined;
  readonly account: string;
  readonly clock: ClockPort;
  readonly timer: TimerPort;
  /** False while recovered: the old marks are the evidence until a person releases the ledger. */
  readonly active: () => boolean;
}): HeadMarks {
  let unmarked = 0;
  let owed = false;
  let keychainAt = 0;
  let pending: Promise<unknown> = Promise.resolve();
  /** The newest mark the keychain has not been told of, until its turn comes. */
  let behind: LedgerHead | null = null;
  let cancelTurn: (() => void) | null = null;

  function toKeychain(head: LedgerHead, force: boolean): void {
    const now = parts.clock.now();
    const { keychain } = parts;
    if (keychain === undefined) return;
    // A clock that was set back must not hold the mark up for as long.
    if (!force && now >= keychainAt && now - keychainAt < KEYCHAIN_EVERY_MS) {
      behind = head;
      cancelTurn ??= parts.timer.at(keychainAt + KEYCHAIN_EVERY_MS, () => {
        const latest = behind;
        forgetTurn();
        if (latest !== null) toKeychain(latest, true);
      });
      return;
    }
    forgetTurn();
    keychainAt = now;
    // A keychain that is locked or gone only lags; the mark file still guards the ledger.
    pending = pending.then(() => keychain.set(parts.account, encodeMark(head)));
  }

  function forgetTurn(): void {
    cancelTurn?.();
    cancelTurn = null;
    behind = null;
  }

  function write(head: LedgerHead, force: boolean): void {
    if (!parts.active()) return;
    owed = true;
    parts.file.write(head);
    owed = false;
    unmarked = 0;
    toKeychain(head, force);
  }

  return {
    appended(events, head) {
      unmarked += events.length;
      if (unmarked >= EVENTS_PER_MARK || events.some(isIntent)) write(head, false);
    },
    settle(head) {
      if (owed) write(head(), false);
    },
    write: (head) => write(head, true),
    settled: () => pending.then(() => {}),
    close() {
      forgetTurn();
      parts.file.close();
    },
  };
}

/** Where the keychain keeps a profile's mark. */
export function markAccount(profileId: string): string {
  return `${profileId}/mark`;
}

function encodeMark(head: LedgerHead): string {
  return `${head.seq}:${head.hash}`;
}

/** A mark out of the keychain; null when the entry is not one. */
export function decodeMark(text: string): LedgerHead | null {
  const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  return parts?.[1] === undefined || parts[2] === undefined
    ? null
    : { seq: Number(parts[1]), hash: parts[2] };
}
