import { parentPort, workerData } from 'node:worker_threads';
import { wipe } from '../crypto/wipe.ts';
import { errorCode } from '../errors/sqlite-code.ts';
import { exportTable } from '../export/export-table.ts';
import { syncFile } from '../files/sync-file.ts';
import { openEncrypted } from '../ledger/cipher.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { checkIntegrity } from '../verify/integrity.ts';
import { missingHeads } from '../verify/missing-heads.ts';
import { verifyChain } from '../verify/verify-chain.ts';
import type { Task, TaskAnswers, TaskSource, WorkerMessage } from './protocol.ts';

// One thread does one task and ends: its copy of the key and its page cache go with it.

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function perform(db: SqliteDatabase, task: Task): TaskAnswers[Task['kind']] {
  const progress = (done: number) => send({ type: 'progress', done });
  switch (task.kind) {
    case 'verify':
      return {
        ...verifyChain(db, progress, task.part),
        integrity: task.integrity ? checkIntegrity(db) : null,
        missingHeads: missingHeads(db, task.heads),
      };
    case 'copy':
      db.prepare('VACUUM INTO ?').run(task.target);
      // Here and not by the caller: a large file takes its time to reach the disk.
      syncFile(task.target);
      return { pages: Number(db.pragma('page_count', { simple: true })) };
    case 'export':
      return { rows: exportTable(db, task, progress) };
  }
}

async function main(source: TaskSource, task: Task): Promise<void> {
  try {
    const driver = await loadSqlite();
    if (!driver.ok) throw new Error(driver.error.message);
    const db = openEncrypted(driver.value, source.path, source.key, source.format, {
      readonly: true,
      timeout: 5_000,
    });
    wipe(source.key);
    try {
      send({ type: 'done', answer: perform(db, task) });
    } finally {
      db.close();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The task failed.';
    send({ type: 'failed', code: errorCode(error) ?? null, message });
  } finally {
    wipe(source.key);
  }
}

// Imported by anything but this package's own client, which builds both from typed values, it does nothing.
const given = workerData as { source: TaskSource; task: Task } | null;
if (parentPort !== null && given !== null) await main(given.source, given.task);
