import { profilePaths } from '../files/paths.ts';
import { readHeader } from '../header/header-file.ts';
import { openWithKeychain } from '../header/keychain-wrap.ts';
import { createKeyOpener } from '../header/open-keys.ts';
import type { Keychain } from '../keychain/keychain.ts';
import { connect, type LedgerKeys } from '../ledger/connect.ts';
import { loadSqlite } from '../native/sqlite.ts';
import { openLedger } from '../profile/open-ledger.ts';
import { listSnapshots } from '../snapshots/snapshot-files.ts';
import { verifyChain } from '../verify/verify-chain.ts';
import { must, noteBatch, testClock, testEnvironment, utf8 } from './profile.ts';

/** What a person still has after a crash. */
export interface Secrets {
  readonly passphrases: readonly string[];
  readonly recoveryCodes: readonly string[];
  readonly keychain: Keychain;
}

export type Keys = LedgerKeys & { readonly previous?: LedgerKeys };

const opened = new Map<string, Keys | null>();

/** The keys by every way in; null where one is shut. Scrypt is slow, so equal wraps are opened once. */
export async function unlock(
  headerPath: string,
  { passphrases, recoveryCodes, keychain }: Secrets,
): Promise<ReadonlyMap<string, Keys | null>> {
  const header = must(readHeader(headerPath));
  const opener = createKeyOpener({ headerPath, clock: testClock() });
  const ways: [string, () => Promise<{ ok: boolean; value?: Keys }>][] = [
    ...passphrases.map((one) =>
      way(`passphrase ${one}`, () => opener.openWithPassphrase(utf8(one))),
    ),
    ...recoveryCodes.map((one) => way(`code ${one}`, () => opener.openWithRecoveryCode(utf8(one)))),
    way('keychain', () => openWithKeychain({ headerPath, keychain })),
  ];
  const found = new Map<string, Keys | null>();
  for (const [name, open] of ways) {
    const memory = `${name} ${JSON.stringify(header.wraps)}`;
    if (!opened.has(memory)) opened.set(memory, (await open()).value ?? null);
    found.set(name, opened.get(memory) ?? null);
  }
  return found;
}

function way<T>(name: string, open: () => T): [string, () => T] {
  return [name, open];
}

/** The notes of stream `a` in a database file, its chain checked; a failure's code where it does not open. */
export async function notesIn(path: string, headerPath: string, keys: Keys): Promise<string> {
  const driver = must(await loadSqlite());
  const connected = connect(driver, path, must(readHeader(headerPath)), keys);
  if (!connected.ok) return connected.error.code;
  const { db } = connected.value;
  try {
    const report = verifyChain(db);
    if (!report.ok) return String(report.broken?.message);
    return db
      .prepare<string>(
        "SELECT CAST(bytes AS TEXT) ->> '$.data.text' FROM events WHERE stream = 'a' ORDER BY seq",
      )
      .pluck()
      .all()
      .join(', ');
  } finally {
    db.close();
  }
}

/** What each way in finds in a database file. */
export async function eachWay(
  path: string,
  headerPath: string,
  secrets: Secrets,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, keys] of await unlock(headerPath, secrets)) {
    found[name] = keys === null ? 'shut' : await notesIn(path, headerPath, keys);
  }
  return found;
}

/** Every way in opens every snapshot by the header beside it, as far as that knew the way. */
export async function snapshotsOpen(directory: string, secrets: Secrets): Promise<void> {
  for (const { path, headerPath } of listSnapshots(profilePaths(directory).snapshots, null)) {
    const ways = Object.values(await eachWay(path, headerPath, secrets));
    if (!ways.some(isNotes) || ways.some((found) => found !== 'shut' && !isNotes(found))) {
      throw new Error(`${path}: ${ways.join('; ')}`);
    }
  }
}

const isNotes = (found: string) => /^(old|first)/.test(found);

/** Opens the ledger a minute later, as the program would, and lets life go on in it. */
export async function goOn(directory: string, secrets: Secrets): Promise<void> {
  const { database, header } = profilePaths(directory);
  const environment = {
    ...testEnvironment,
    clock: testClock(testEnvironment.clock.now() + 60_000),
  };
  for (const keys of (await unlock(header, secrets)).values()) {
    if (keys === null) continue;
    const opened = await openLedger({ ...environment, directory, keys, projector: () => ({}) });
    // Half way through a restore it may be the other secret that opens the ledger.
    if (!opened.ok && opened.error.code === 'WRONG_KEY') continue;
    const ledger = must(opened);
    must(await ledger.append(noteBatch('later', 0, 'x'.repeat(9_000))));
    await ledger.close();
    const notes = await notesIn(database, header, keys);
    if (!isNotes(notes)) throw new Error(`What went on holds ${notes}.`);
    return;
  }
  throw new Error(`Nothing opens the ledger in ${directory}.`);
}
