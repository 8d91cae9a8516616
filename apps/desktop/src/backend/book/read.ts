import { actionStream } from '@countinghouse/core';
import type { LedgerEntry, LedgerEvent } from '../../contract/ledger.ts';
import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import { tellings } from '../listen.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { entries, idOf, wholeEvent } from './entry.ts';

/** How far the ledger has got: now, and at every append. Several appends in a row may be told as one. */
export async function* watch(
  house: OpenHouse,
  _input: unknown,
  signal: AbortSignal,
): AsyncGenerator<{ seq: number }> {
  let told = -1;
  for await (const _ of tellings((tell) => house.onAppend(tell), signal)) {
    const { seq } = await house.ledger.head();
    if (seq !== told) yield { seq };
    told = seq;
  }
}

/** A window of the book by key, newest first. */
export async function page(
  house: OpenHouse,
  { before, limit, actionId, types }: InputOf<'ledger', 'page'>,
): Promise<Answer<{ entries: LedgerEntry[]; head: number }>> {
  const { ledger } = house;
  const { seq: head } = await ledger.head();
  const events = await ledger.readBook({
    before,
    limit,
    ...(actionId === undefined ? {} : { stream: actionStream(actionId) }),
    ...(types === undefined ? {} : { types }),
  });
  return { ok: true, value: { entries: await entries(house, events), head } };
}

/** One event, with the very text its hash covers. */
export async function event(
  house: OpenHouse,
  { seq }: InputOf<'ledger', 'event'>,
): Promise<Answer<LedgerEvent>> {
  const [found] = await house.ledger.readBook({ before: seq + 1, limit: 1 });
  const [line] = found?.seq === seq ? await entries(house, [found]) : [];
  return found === undefined || line === undefined
    ? refuse('NOT_FOUND', 'There is no such event in this ledger.')
    : { ok: true, value: wholeEvent(found, line) };
}

/** Streams in which every word is found, best first. */
export async function search(
  { ledger }: OpenHouse,
  { text, limit }: InputOf<'ledger', 'search'>,
): Promise<Answer<{ actionId: string | null; stream: string; snippet: string }[]>> {
  const hits = await ledger.search(text, limit);
  return {
    ok: true,
    value: hits.map(({ stream, snippet }) => ({ actionId: idOf(stream), stream, snippet })),
  };
}
