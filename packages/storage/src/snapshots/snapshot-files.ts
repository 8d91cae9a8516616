import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader } from '../header/header-file.ts';
import type { Header } from '../header/schema.ts';

/** Why a snapshot was taken. */
export type SnapshotReason = 'manual' | 'scheduled' | 'migration' | 'rotation' | 'restore';
export const SNAPSHOT_REASONS = [
  'manual',
  'scheduled',
  'migration',
  'rotation',
  'restore',
] as const satisfies readonly SnapshotReason[];

/** A verified copy of the ledger with the key header it opens by. */
export interface Snapshot {
  readonly path: string;
  readonly headerPath: string;
  /** Milliseconds since the Unix epoch. */
  readonly takenAt: number;
  readonly seq: number;
  readonly reason: SnapshotReason;
  /**
   * Which passphrase and which recovery code open it: today's, or one that was replaced since.
   * `unknown` when its header cannot be read.
   */
  readonly passphrase: 'current' | 'older' | 'unknown';
  readonly recoveryCode: 'current' | 'older' | 'unknown';
}

const NAME = /^(\d{1,16})-(\d{1,15})-([a-z]+)\.db$/;

/** The two files of a snapshot. */
export function snapshotPaths(
  folder: string,
  parts: { readonly takenAt: number; readonly seq: number; readonly reason: SnapshotReason },
): { readonly path: string; readonly headerPath: string } {
  const path = join(folder, `${parts.takenAt}-${parts.seq}-${parts.reason}.db`);
  return { path, headerPath: snapshotHeaderPath(path) };
}

/** Where the header of a snapshot lies. */
export function snapshotHeaderPath(path: string): string {
  return path.replace(/\.db$/, '.header.json');
}

/** A copy that is not yet a snapshot. */
export function unfinishedPath(folder: string, takenAt: number): string {
  return join(folder, `${takenAt}.part`);
}

/** Removes copies that a kill left unfinished. Only while nobody else can be making one. */
export function dropUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (/^\d+\.part(-journal)?$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** All snapshots of a folder, newest first. `current` is the profile's header, to compare wraps with. */
export function listSnapshots(folder: string, current: Header | null): readonly Snapshot[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const snapshot = describe(folder, name, current);
      return snapshot === null ? [] : [snapshot];
    })
    .sort((a, b) => b.takenAt - a.takenAt || b.seq - a.seq);
}

function describe(folder: string, name: string, current: Header | null): Snapshot | null {
  const [, takenAt, seq, word] = NAME.exec(name) ?? [];
  const reason = SNAPSHOT_REASONS.find((one) => one === word);
  if (takenAt === undefined || seq === undefined || reason === undefined) return null;
  const path = join(folder, name);
  const headerPath = snapshotHeaderPath(path);
  const header = readHeader(headerPath);
  const own = header.ok ? header.value : null;
  return {
    path,
    headerPath,
    takenAt: Number(takenAt),
    seq: Number(seq),
    reason,
    passphrase: compareWraps(own, current, 'passphrase'),
    recoveryCode: compareWraps(own, current, 'recovery'),
  };
}

function compareWraps(
  own: Header | null,
  current: Header | null,
  purpose: 'passphrase' | 'recovery',
): 'current' | 'older' | 'unknown' {
  if (own === null || current === null) return 'unknown';
  const salts = (header: Header) =>
    header.wraps.filter((wrap) => wrap.purpose === purpose).map((wrap) => wrap.id);
  const today = new Set(salts(current));
  return salts(own).some((id) => today.has(id)) ? 'current' : 'older';
}
