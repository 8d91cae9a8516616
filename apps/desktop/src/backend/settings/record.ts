import {
  err,
  type JsonObject,
  type LedgerFailure,
  ok,
  type ProjectionRows,
  type Result,
  type StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { type Settings, settingsValue } from '../../contract/settings.ts';
import { type CommandFor, commandOf } from '../house/command.ts';

/** The stream of what a person prefers. Each event holds only what was changed. */
export const SETTINGS_STREAM = 'settings';
const CHANGED = 'settings.changed';
const KEYCHAIN_FORGOTTEN = 'settings.keychain-forgotten';
const KEY = 'settings';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  idleMinutes: 10,
  idleLock: 'screen',
  locale: null,
  slippageBasisPoints: 100,
};

/** Anything a person may leave out; what is left out stays as it is. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export async function readSettings(ledger: Ledger): Promise<Settings> {
  const kept = await ledger.record('settings', KEY);
  return kept === null ? DEFAULT_SETTINGS : merge(DEFAULT_SETTINGS, kept);
}

export async function recordSettings(
  ledger: Ledger,
  change: SettingsChange,
  command: { readonly id: string; readonly procedure: string },
): Promise<Result<Settings, LedgerFailure>> {
  // The length first: a change in between is then noticed by the ledger.
  const expectedLength = (await ledger.readStream(SETTINGS_STREAM)).length;
  const before = await readSettings(ledger);
  const data = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as JsonObject;
  const value = merge(before, data);
  const written = await ledger.append({
    stream: SETTINGS_STREAM,
    expectedLength,
    events: [{ type: CHANGED, version: 1, data }],
    rows: rowsOf(value),
    ...commandOf({ ...command, value }),
  });
  return written.ok ? ok(value) : err(written.error);
}

/** That the keychain may no longer open tracking. */
export async function recordKeychainForgotten(
  ledger: Ledger,
  command: CommandFor<null>,
): Promise<Result<null, LedgerFailure>> {
  const written = await ledger.append({
    stream: SETTINGS_STREAM,
    expectedLength: (await ledger.readStream(SETTINGS_STREAM)).length,
    events: [{ type: KEYCHAIN_FORGOTTEN, version: 1, data: {} }],
    rows: {},
    ...commandOf(command),
  });
  return written.ok ? ok(null) : err(written.error);
}

export function settingsRows(events: readonly StoredEvent[]): ProjectionRows {
  const changes = events.filter(({ type }) => type === CHANGED);
  if (changes.length === 0) return {};
  return rowsOf(changes.reduce((settings, { data }) => merge(settings, data), DEFAULT_SETTINGS));
}

function rowsOf(value: Settings): ProjectionRows {
  return { records: [{ table: 'settings', key: KEY, value: { ...value } }] };
}

/** A field that another version wrote and this one cannot read keeps its value from before. */
function merge(settings: Settings, change: JsonObject): Settings {
  let merged = settings;
  for (const [name, value] of Object.entries(change)) {
    const tried = settingsValue.safeParse({ ...merged, [name]: value });
    if (tried.success) merged = tried.data;
  }
  return merged;
}
