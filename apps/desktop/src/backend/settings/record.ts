import {
  type CommandRecord,
  type JsonObject,
  type LedgerFailure,
  ok,
  type ProjectionRows,
  type Result,
  type StoredEvent,
} from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';
import { type Settings, settingsValue } from '../../contract/settings.ts';
import { appendTo } from '../stream-append.ts';

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

/** @param kept remembers the settings as they are then as the answer to the command, in the same transaction */
export async function recordSettings(
  ledger: Ledger,
  change: SettingsChange,
  kept: (value: Settings) => { readonly command: CommandRecord },
): Promise<Result<Settings, LedgerFailure>> {
  const data = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as JsonObject;
  let value = DEFAULT_SETTINGS;
  const written = await appendTo(ledger, SETTINGS_STREAM, (before) => {
    value = merge(fold(before), data);
    return { events: [{ type: CHANGED, version: 1, data }], rows: rowsOf(value), ...kept(value) };
  });
  return written.ok ? ok(value) : written;
}

/** That the keychain may no longer open tracking. */
export function recordKeychainForgotten(
  ledger: Ledger,
  kept: { readonly command: CommandRecord },
): Promise<Result<readonly StoredEvent[], LedgerFailure>> {
  return appendTo(ledger, SETTINGS_STREAM, () => ({
    events: [{ type: KEYCHAIN_FORGOTTEN, version: 1, data: {} }],
    rows: {},
    ...kept,
  }));
}

export function settingsRows(events: readonly StoredEvent[]): ProjectionRows {
  return events.some(({ type }) => type === CHANGED) ? rowsOf(fold(events)) : {};
}

function fold(events: readonly StoredEvent[]): Settings {
  return events
    .filter(({ type }) => type === CHANGED)
    .reduce((settings, { data }) => merge(settings, data), DEFAULT_SETTINGS);
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
