import { Worker } from 'node:worker_threads';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { fileFailure } from '../ledger/connect.ts';
import { err, ok, type Result } from '../result.ts';
import type { Task, TaskAnswers, TaskSource, WorkerMessage } from './protocol.ts';

/** A task under way. */
export interface RunningTask<A> {
  readonly answer: Promise<Result<A, OpenFailure>>;
  stop(): Promise<void>;
}

/** The entry beside this file, whether it runs from source or built. */
export function defaultWorkerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './entry.ts' : './entry.js', import.meta.url);
}

/**
 * Runs one task in a thread of its own, so that the thread that runs actions never waits for it.
 * The key is copied once, and that copy is handed over, not shared.
 */
export function runTask<K extends Task['kind']>(
  source: TaskSource,
  task: Extract<Task, { readonly kind: K }>,
  options: { readonly workerUrl?: URL; readonly progress?: (done: number) => void } = {},
): RunningTask<TaskAnswers[K]> {
  const key = Uint8Array.from(source.key);
  const worker = new Worker(options.workerUrl ?? defaultWorkerUrl(), {
    workerData: { source: { ...source, key }, task },
    transferList: [key.buffer],
  });
  const answer = new Promise<Result<TaskAnswers[K], OpenFailure>>((resolve) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') options.progress?.(message.done);
      // The entry answers each kind of task with that kind's answer.
      else if (message.type === 'done') resolve(ok(message.answer as TaskAnswers[K]));
      else resolve(err(failureOf(source.path, message)));
    });
    worker.on('error', (error) => {
      resolve(err(openFailure('DISK_ERROR', `A background task ended early: ${error.message}`)));
    });
    worker.on('exit', () => {
      resolve(
        err(openFailure('DISK_ERROR', 'The background task was stopped; nothing was changed.')),
      );
    });
  });
  return { answer, stop: async () => void (await worker.terminate()) };
}

function failureOf(
  path: string,
  { code, message }: { readonly code: string | null; readonly message: string },
): OpenFailure {
  try {
    return fileFailure(path, { code });
  } catch {
    return openFailure('DISK_ERROR', `A background task failed: ${message}`);
  }
}
