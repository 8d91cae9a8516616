import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ActionRow,
  AppendBatch,
  ClockPort,
  NewEvent,
  ProjectionRows,
  RandomPort,
  Result,
  StoredEvent,
} from '@countinghouse/core';
import { profilePaths } from '../files/paths.ts';
import { type CreatedProfile, createProfile } from '../profile/create-profile.ts';
import { type Ledger, type OpenLedgerOptions, openLedger } from '../profile/open-ledger.ts';

/** The cheapest parameters a header may hold; the default takes half a second a try. */
export const TEST_SCRYPT = { N: 2 ** 15, r: 8, p: 1 };
export const TEST_PASSPHRASE = 'correct horse battery';

export const systemRandom: RandomPort = { bytes: (length) => Uint8Array.from(randomBytes(length)) };

/** A clock a test moves by hand. */
export interface TestClock extends ClockPort {
  set(now: number): void;
}

export function testClock(start = 1_800_000_000_000): TestClock {
  let now = start;
  return {
    now: () => now,
    set(next) {
      now = next;
    },
  };
}

export interface TestProfile extends CreatedProfile {
  readonly directory: string;
  readonly clock: TestClock;
  open(changes?: Partial<OpenLedgerOptions>): Promise<Ledger>;
  tryOpen(changes?: Partial<OpenLedgerOptions>): ReturnType<typeof openLedger>;
  /** Closes what was opened and removes the directory. */
  dispose(): Promise<void>;
}

/** The bytes of a text, as a screen would hand over a passphrase. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The value of a result that must be a success. */
export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`Expected a success: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The error of a result that must be a failure. */
export function mustFail<T, E>(result: Result<T, E>): E {
  if (result.ok) throw new Error('Expected a failure.');
  return result.error;
}

export const testEnvironment = {
  clock: testClock(),
  random: systemRandom,
  program: 'storage tests',
  machineId: async () => 'this machine',
  placeId: () => 'this place',
};

let template: Promise<{ created: CreatedProfile; source: string }> | undefined;

/** Turning a passphrase into a key is slow by design, so a test file does it once and copies. */
async function makeTemplate(): Promise<{ created: CreatedProfile; source: string }> {
  const source = mkdtempSync(join(tmpdir(), 'countinghouse-template-'));
  process.once('exit', () => rmSync(source, { recursive: true, force: true }));
  const created = must(
    await createProfile({
      ...testEnvironment,
      directory: source,
      passphrase: utf8(TEST_PASSPHRASE),
      scrypt: TEST_SCRYPT,
    }),
  );
  return { created, source };
}

/** A fresh profile in a directory of its own. */
export async function testProfile(
  changes: { readonly parent?: string } = {},
): Promise<TestProfile> {
  const directory = mkdtempSync(join(changes.parent ?? tmpdir(), 'countinghouse-storage-'));
  template ??= makeTemplate();
  const { created, source } = await template;
  cpSync(source, directory, { recursive: true });
  const clock = testClock();
  const opened: Ledger[] = [];
  const environment = { ...testEnvironment, clock };
  const tryOpen = async (more: Partial<OpenLedgerOptions> = {}) => {
    const result = await openLedger({
      ...environment,
      directory,
      keys: created.keys,
      projector: testProjector,
      ...more,
    });
    if (result.ok) opened.push(result.value);
    return result;
  };
  return {
    ...created,
    headerPath: profilePaths(directory).header,
    directory,
    clock,
    tryOpen,
    open: async (more) => must(await tryOpen(more)),
    async dispose() {
      for (const ledger of opened) await ledger.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A projector for streams of `note` events: each becomes an action that shows its last note. */
export function testProjector(stream: string, events: readonly StoredEvent[]): ProjectionRows {
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined || last.type !== 'note') return {};
  return {
    action: testAction(stream, first.at, { updatedAt: last.at, summary: last.data }),
    searchText: `${stream} ${String(last.data.text ?? '')}`,
  };
}

export function testAction(
  id: string,
  createdAt: number,
  changes: Partial<ActionRow> = {},
): ActionRow {
  return {
    id,
    kind: 'swap',
    definitionVersion: 1,
    status: 'sent',
    sentence: 'Your money is on its way.',
    waitingFor: null,
    open: true,
    createdAt,
    updatedAt: createdAt,
    nextAt: null,
    summary: {},
    ...changes,
  };
}

export function note(text: string): NewEvent {
  return { type: 'note', version: 1, data: { text } };
}

/** A batch with one note, as most tests need it. */
export function noteBatch(stream: string, expectedLength: number, text: string): AppendBatch {
  return {
    stream,
    expectedLength,
    events: [note(text)],
    rows: {},
  };
}
