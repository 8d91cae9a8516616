import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Profile, profile } from '../../contract/house.ts';

const FILE = 'profile.json';
/** What a profile is called by until it is whole. */
const UNFINISHED = 'profile.new.json';
const ID = /^[0-9a-f]{32}$/;
/** Nobody is still making a profile after so long. */
const GIVEN_UP_MS = 60 * 60 * 1000;

const stored = profile.extend({ version: z.literal(1) }).strict();

export function profileDirectory(dataFolder: string, id: string): string {
  return join(dataFolder, 'profiles', id);
}

/** Every profile of a data folder, the oldest first. A folder whose file cannot be read is left alone. */
export function listProfiles(dataFolder: string): readonly Profile[] {
  return folders(dataFolder)
    .flatMap((id) => readProfile(join(profileDirectory(dataFolder, id), FILE), id) ?? [])
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** Makes the folder of a profile to be. Until {@link finishProfile} it is none, and may be made again. */
export function beginProfile(dataFolder: string, made: Profile): string {
  const directory = profileDirectory(dataFolder, made.id);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeWhole(join(directory, UNFINISHED), { version: 1, ...made });
  return directory;
}

/** The last step of making a profile: its ledger is whole, and now it counts. */
export function finishProfile(directory: string): void {
  renameSync(join(directory, UNFINISHED), join(directory, FILE));
  syncFolder(directory);
}

/** Removes a profile that never came about. One that did is never touched. */
export function dropUnfinished(directory: string): void {
  if (existsSync(join(directory, FILE)) || !existsSync(join(directory, UNFINISHED))) return;
  rmSync(directory, { recursive: true, force: true });
}

/** Removes what was left of profiles whose making was interrupted long ago. */
export function sweepUnfinished(dataFolder: string, now: number): void {
  for (const id of folders(dataFolder)) {
    const directory = profileDirectory(dataFolder, id);
    const left = readProfile(join(directory, UNFINISHED), id);
    if (left !== null && now - left.createdAt > GIVEN_UP_MS) dropUnfinished(directory);
  }
}

/** Writes a small public file so that it is the old one or the new one, never half of either. */
export function writeWhole(path: string, value: object): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, path);
  syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function folders(dataFolder: string): readonly string[] {
  try {
    return readdirSync(join(dataFolder, 'profiles')).filter((name) => ID.test(name));
  } catch {
    return [];
  }
}

function readProfile(path: string, id: string): Profile | null {
  try {
    const { version: _, ...found } = stored.parse(JSON.parse(readFileSync(path, 'utf8')));
    return found.id === id ? found : null;
  } catch {
    return null;
  }
}
