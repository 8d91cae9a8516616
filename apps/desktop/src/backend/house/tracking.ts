import { actionOfStream, err, ok, type Result } from '@countinghouse/core';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SandboxState } from '../../host/protocol.ts';
import { keepHistory } from '../history/keeper.ts';
import { readSettings } from '../settings/record.ts';
import { type Counts, countOpen, recount } from './counts.ts';
import { type Opened, type OpenOptions, openProfile } from './opened.ts';
import type { HouseParts } from './parts.ts';

/** The one ledger that may be open, and what of it a locked screen may show. */
export interface Tracking {
  current(): Opened | null;
  counts(): Counts | null;
  settings(): Settings | null;
  sandbox(): SandboxState | null;
  /** Opens the ledger; the one that is open already stays as it is, and in its place no other opens. */
  open(options: OpenOptions): Promise<Result<Opened, Failure>>;
  settingsChanged(settings: Settings): void;
  sandboxChanged(state: SandboxState): void;
  /** Whether no action is open; false where that cannot be told. */
  nothingOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** @param changed something a page is told of has changed. */
export function createTracking(parts: HouseParts, changed: () => void): Tracking {
  let opened: Opened | null = null;
  let counts: Counts | null = null;
  let settings: Settings | null = null;
  let sandbox: SandboxState | null = null;
  let stopHistory = (): void => {};

  const countAgain = recount(async () => {
    const now = opened;
    if (now === null) return;
    const found = await countOpen(now.house.ledger).catch((error: unknown) => {
      // A ledger that was closed meanwhile needs no count.
      if (opened === now) throw error;
      return null;
    });
    if (opened !== now) return;
    counts = found;
    changed();
  }, parts.report);

  const ready = () => (sandbox?.state === 'running' ? sandbox.ready : null);

  return {
    current: () => opened,
    counts: () => counts,
    settings: () => settings,
    sandbox: () => sandbox,
    async open(options) {
      if (opened !== null) {
        return opened.house.profile.id === options.profile.id ? ok(opened) : err(ANOTHER_OPEN);
      }
      const made = await openProfile(parts, options);
      if (!made.ok) return made;
      opened = made.value;
      opened.onAppend((_, stream) => {
        if (actionOfStream(stream) !== null) countAgain();
        else if (stream === 'ledger') changed();
      });
      settings = await readSettings(opened.house.ledger);
      counts = await countOpen(opened.house.ledger);
      opened.sandbox(ready());
      stopHistory = keepHistory(opened.house, parts.time, parts.report);
      return made;
    },
    settingsChanged(next) {
      settings = next;
      changed();
    },
    sandboxChanged(state) {
      sandbox = state;
      opened?.sandbox(ready());
      changed();
    },
    async nothingOpen() {
      if (opened === null) return true;
      const found = await countOpen(opened.house.ledger).catch(() => null);
      return found !== null && found.waiting + found.underWay === 0;
    },
    async close() {
      const closing = opened;
      opened = null;
      counts = null;
      stopHistory();
      await closing?.close();
    },
  };
}

const ANOTHER_OPEN: Failure = {
  code: 'NOT_NOW',
  message: 'Another profile is open here. Lock fully first: only one is open at a time.',
};
