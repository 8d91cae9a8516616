import { mkdirSync, renameSync, rmSync } from 'node:fs';
import type { Result } from '@countinghouse/core';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { noHook, type StepHook, syncDirectory } from '../files/atomic-write.ts';
import type { ProfilePaths } from '../files/paths.ts';
import { diskFailure, readHeader, writeHeader } from '../header/header-file.ts';
import { keepGeneration } from '../header/keep-generation.ts';
import { err, ok } from '../result.ts';
import { WHOLE } from '../verify/parts.ts';
import { runTask } from '../worker/client.ts';
import type { TaskSource, VerifyReport } from '../worker/protocol.ts';
import { expiredSnapshots } from './retention.ts';
import {
  listSnapshots,
  type Snapshot,
  type SnapshotReason,
  snapshotPaths,
  unfinishedPath,
} from './snapshot-files.ts';

/**
 * Copies the ledger and calls the copy good only after it was opened, checked page by page and
 * walked event by event. The header goes first: a snapshot without one must never exist, because
 * nobody could open it.
 */
export async function takeSnapshot(parts: {
  readonly source: TaskSource;
  readonly paths: ProfilePaths;
  /** The header's generation the ledger is under; the copy's header leads to that one only. */
  readonly generation: number;
  readonly now: number;
  readonly reason: SnapshotReason;
  readonly workerUrl?: URL;
  readonly hook?: StepHook;
}): Promise<Result<Snapshot, OpenFailure>> {
  const { source, paths, hook = noHook } = parts;
  const folder = paths.snapshots;
  const part = unfinishedPath(folder, parts.now);
  const worker = parts.workerUrl === undefined ? {} : { workerUrl: parts.workerUrl };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(part, { force: true });
    hook('copy snapshot');
    const copied = await runTask(source, { kind: 'copy', target: part }, worker).answer;
    if (!copied.ok) return copied;
    const checked = await checkCopy({ ...source, path: part }, worker);
    if (!checked.ok) return checked;
    const header = readHeader(paths.header);
    if (!header.ok) return header;
    const { seq } = checked.value.head;
    const { path, headerPath } = snapshotPaths(folder, {
      takenAt: parts.now,
      seq,
      reason: parts.reason,
    });
    hook('write snapshot header');
    const written = writeHeader(headerPath, {
      ...keepGeneration(header.value, parts.generation),
      mark: checked.value.head,
    });
    if (!written.ok) return written;
    hook('name snapshot');
    renameSync(part, path);
    syncDirectory(folder);
    hook('snapshot taken');
    const all = listSnapshots(folder, header.value);
    const taken = all.find((one) => one.path === path);
    if (taken === undefined) throw new Error('A snapshot vanished while it was named.');
    dropExpired(all, taken);
    return ok(taken);
  } catch (error) {
    return err(diskFailure(folder, error));
  } finally {
    rmSync(part, { force: true });
  }
}

/** Opens a copy and checks all of it. */
export async function checkCopy(
  source: TaskSource,
  options: { readonly workerUrl?: URL } = {},
): Promise<Result<VerifyReport, OpenFailure>> {
  const task = { kind: 'verify', part: WHOLE, integrity: true, heads: [] } as const;
  const report = await runTask(source, task, options).answer;
  if (!report.ok) return report;
  const complaint = report.value.broken?.message ?? report.value.integrity;
  if (complaint === null) return report;
  return err(
    openFailure(
      'SNAPSHOT_BAD',
      `The copy ${source.path} is not whole: ${complaint} Use another snapshot; nothing was changed.`,
    ),
  );
}

function dropExpired(all: readonly Snapshot[], taken: Snapshot): void {
  for (const old of expiredSnapshots(all)) {
    if (old.path === taken.path) continue;
    rmSync(old.path, { force: true });
    rmSync(old.headerPath, { force: true });
  }
}
