import type { SignedHead } from '@countinghouse/core';
import { type HeadVerdict, judgeHeads, type VerifyReport } from '@countinghouse/storage';
import { signedBy } from '@countinghouse/wallet';
import type { VerifyProgress } from '../../contract/ledger.ts';
import { tellings } from '../listen.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/** Walks the chain on threads of its own and judges every head that was signed outside the ledger. */
export async function* verify(
  { ledger }: OpenHouse,
  { integrity }: InputOf<'ledger', 'verify'>,
  signal: AbortSignal,
): AsyncGenerator<VerifyProgress> {
  const began = performance.now();
  const { seq: of } = await ledger.head();
  const signed = ledger.signedHeads();
  let done = 0;
  let told = -1;
  let tell = () => {};
  let over = false;
  const walking = ledger
    .verify({
      integrity,
      heads: signed,
      progress: (walked) => {
        done = walked;
        tell();
      },
    })
    .finally(() => {
      over = true;
      tell();
    });
  // Whoever stops listening does not stop the walk; it ends by itself and disturbs nobody.
  walking.catch(() => undefined);
  const listen = (listener: () => void) => {
    tell = listener;
    return () => {
      tell = () => {};
    };
  };
  for await (const _ of tellings(listen, signal)) {
    if (over) break;
    if (done !== told) yield { kind: 'progress', done, of };
    told = done;
  }
  if (!over) return;
  const report = await walking;
  if (!report.ok) {
    yield { kind: 'failed', message: report.error.message };
    return;
  }
  const { missingHeads: missing } = report.value;
  const verdicts = await judgeHeads(signed, { missing, verifyMessage: signedBy });
  yield end(report.value, verdicts, Math.round(performance.now() - began));
}

function end(
  report: VerifyReport,
  verdicts: readonly HeadVerdict[],
  tookMs: number,
): VerifyProgress {
  const { events, head, broken, integrity } = report;
  const gone = verdicts.find(({ verdict }) => verdict === 'missing');
  const ok = report.ok && integrity === null && gone === undefined;
  return {
    kind: 'end',
    ok,
    events,
    head: head.hash,
    sentence: sentenceOf(report, gone?.head),
    firstBroken: broken?.seq ?? null,
    heads: verdicts.map(({ head: { seq, at }, verdict }) => ({
      seq,
      at,
      ok: verdict === 'holds',
      sentence: HEADS[verdict],
    })),
    tookMs,
  };
}

const HEADS: Readonly<Record<HeadVerdict['verdict'], string>> = {
  holds: 'The ledger still contains what was signed.',
  missing: 'The ledger does not contain what was signed: it was cut off or rewritten before this.',
  forged: 'This was not signed by the account it names, so it says nothing.',
};

function sentenceOf({ broken, integrity, events }: VerifyReport, gone?: SignedHead): string {
  if (broken !== null) return broken.message;
  if (integrity !== null) return `The file is damaged: ${integrity}`;
  if (gone !== undefined) {
    return `The chain is whole, but it does not contain event ${gone.seq} as it was signed.`;
  }
  return `All ${events} events are as they were written.`;
}
