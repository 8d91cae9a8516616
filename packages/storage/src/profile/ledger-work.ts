import { availableParallelism } from 'node:os';
import {
  type LedgerFailure,
  type LedgerHead,
  type Result,
  type SignedHead,
  type SignerFailure,
  type SignerPort,
  signedHeadMessage,
} from '@countinghouse/core';
import type { OpenFailure } from '../errors/open-failure.ts';
import type { ProfilePaths } from '../files/paths.ts';
import { readHeader } from '../header/header-file.ts';
import { appendSignedHead, readSignedHeads } from '../heads/head-file.ts';
import { type HeadVerdict, judgeHeads, type VerifyMessage } from '../heads/judge-heads.ts';
import { headOf } from '../ledger/ledger.ts';
import type { OpenState } from '../ledger/open-state.ts';
import { type RebuildReport, rebuildProjections } from '../projections/rebuild.ts';
import { err, ok } from '../result.ts';
import { listSnapshots, type Snapshot, type SnapshotReason } from '../snapshots/snapshot-files.ts';
import { takeSnapshot } from '../snapshots/take-snapshot.ts';
import { cutChain, joinReports } from '../verify/parts.ts';
import { type RunningTask, runTask } from '../worker/client.ts';
import type {
  ExportFormat,
  ExportKind,
  Task,
  TaskAnswers,
  VerifyReport,
} from '../worker/protocol.ts';
import type { OpenLedgerOptions } from './open-ledger.ts';
import { releaseLedger } from './release.ts';

/** What a ledger can do beyond reading and appending. The long ones run on a thread of their own. */
export interface LedgerWork {
  /**
   * Ends recovered mode: a person has compared what was open with the world. Written down as an
   * event of the stream `ledger` before it takes effect.
   */
  release(commandId: string): Promise<Result<void, LedgerFailure | OpenFailure>>;
  /**
   * Walks the chain; `integrity` also has SQLite check every page. `heads` are looked for on the way:
   * those the chain does not contain come back as `missingHeads`.
   */
  verify(options?: {
    readonly integrity?: boolean;
    readonly heads?: readonly LedgerHead[];
    readonly progress?: (seq: number) => void;
  }): Promise<Result<VerifyReport, OpenFailure>>;
  /** A verified copy in `snapshots/`; older ones are thinned out. */
  snapshot(reason?: SnapshotReason): Promise<Result<Snapshot, OpenFailure>>;
  /** Newest first, each with which passphrase and recovery code still open it. */
  snapshots(): readonly Snapshot[];
  /** Writes actions or events to a file of the person's choosing. In clear: it is theirs. */
  exportTo(request: {
    readonly what: ExportKind;
    readonly format: ExportFormat;
    readonly target: string;
  }): Promise<Result<{ readonly rows: number }, OpenFailure>>;
  /** Replays every stream and mends rows that differ; answers with what differed. */
  rebuildProjections(): Promise<RebuildReport>;
  /** Makes the full-text index anew from the texts it was made of. */
  rebuildSearch(): Promise<void>;
  /** Has a wallet sign the head, keeps it in `heads/` and returns it, to be kept elsewhere too. */
  signHead(signer: SignerPort, address: string): Promise<Result<SignedHead, SignerFailure>>;
  /** Every head signed so far. */
  signedHeads(): readonly SignedHead[];
  /** Holds the chain against signed heads: finds what was cut off or rewritten before one. */
  verifySignedHeads(
    verifyMessage: VerifyMessage,
    heads?: readonly SignedHead[],
  ): Promise<Result<readonly HeadVerdict[], OpenFailure>>;
}

export interface WorkContext {
  readonly state: OpenState;
  readonly paths: ProfilePaths;
  readonly options: OpenLedgerOptions;
  readonly ledgerKey: Uint8Array;
  /** The header's generation that opened the ledger. */
  readonly generation: number;
  /** Clears recovered mode in the header. */
  released(): Promise<Result<void, OpenFailure>>;
}

export function ledgerWork(context: WorkContext): LedgerWork & { stopWork(): Promise<void> } {
  const { state, paths, options } = context;
  const running = new Set<RunningTask<unknown>>();
  const source = () => ({
    path: paths.database,
    key: context.ledgerKey,
    format: state.header.database,
  });

  async function run<K extends Task['kind']>(
    task: Extract<Task, { readonly kind: K }>,
    progress?: (done: number) => void,
  ): Promise<Result<TaskAnswers[K], OpenFailure>> {
    if (state.closed()) return err(CLOSED);
    const { workerUrl } = options;
    const started = runTask(source(), task, {
      ...(workerUrl === undefined ? {} : { workerUrl }),
      ...(progress === undefined ? {} : { progress }),
    });
    running.add(started);
    const answer = await started.answer;
    running.delete(started);
    return answer;
  }

  /** A long chain is walked by several threads, each a part of it. */
  async function verify(
    ask: { readonly integrity: boolean; readonly heads: readonly LedgerHead[] },
    progress?: (seq: number) => void,
  ): Promise<Result<VerifyReport, OpenFailure>> {
    if (state.closed()) return err(CLOSED);
    const parts = cutChain(headOf(state).seq, availableParallelism());
    const walked = parts.map(() => 0);
    const answers = await Promise.all(
      parts.map((part, index) => {
        const more = index === 0 ? ask : { integrity: false, heads: [] };
        return run({ kind: 'verify', part, ...more }, (seq) => {
          walked[index] = seq - part.after;
          progress?.(walked.reduce((sum, one) => sum + one, 0));
        });
      }),
    );
    const failure = answers.find((answer) => !answer.ok);
    if (failure !== undefined) return failure;
    return ok(joinReports(answers.flatMap((answer) => (answer.ok ? [answer.value] : []))));
  }

  return {
    release: (commandId) => releaseLedger(state, commandId, context.released),
    verify: ({ integrity = false, heads = [], progress } = {}) =>
      verify({ integrity, heads: heads.map(({ seq, hash }) => ({ seq, hash })) }, progress),
    async snapshot(reason = 'manual') {
      if (state.closed()) return err(CLOSED);
      return takeSnapshot({
        ...options,
        source: source(),
        paths,
        generation: context.generation,
        now: options.clock.now(),
        reason,
      });
    },
    snapshots() {
      const header = readHeader(paths.header);
      return listSnapshots(paths.snapshots, header.ok ? header.value : null);
    },
    exportTo: (request) => run({ kind: 'export', ...request }),
    rebuildProjections: () =>
      rebuildProjections({
        statements: state.statements,
        projector: (stream, events) => options.projector(stream, events.map(state.upcast)),
        stopped: state.closed,
        write: state.appender.writeRows,
      }),
    rebuildSearch: () => state.appender.rebuildSearch(state.closed),
    async signHead(signer, address) {
      const head = { ...headOf(state), at: options.clock.now() };
      const signed = await signer.signMessage(address, signedHeadMessage(head));
      if (!signed.ok) return signed;
      const signature = signed.value.signature.toLowerCase();
      const whole: SignedHead = { ...head, address: address.toLowerCase(), signature };
      appendSignedHead(paths.heads, whole);
      return ok(whole);
    },
    signedHeads: () => readSignedHeads(paths.heads),
    async verifySignedHeads(verifyMessage, heads = readSignedHeads(paths.heads)) {
      const plain = heads.map(({ seq, hash }) => ({ seq, hash }));
      const report = await verify({ integrity: false, heads: plain });
      if (!report.ok) return report;
      const { missingHeads: missing } = report.value;
      return ok(await judgeHeads(heads, { missing, verifyMessage }));
    },
    async stopWork() {
      await Promise.all([...running].map((task) => task.stop()));
    },
  };
}

const CLOSED: OpenFailure = {
  code: 'LEDGER_CLOSED',
  message: 'The ledger is closed. Unlock it to go on.',
};
