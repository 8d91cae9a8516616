import type { EarnInstrument, ProviderFailure, Result } from '@countinghouse/core';
import type { OpenHouse } from '../open-house.ts';

/** What the service lists, as of `at`. */
export interface KnownInstruments {
  readonly at: number;
  readonly complete: boolean;
  readonly list: readonly EarnInstrument[];
}

type Answer = Result<KnownInstruments, ProviderFailure>;

/** After this a list is still shown, while a newer one is fetched in the background. */
const FRESH_MS = 60_000;
/** Yields older than this are not worth showing first. */
const USABLE_MS = 30 * 60_000;

interface Kept {
  known: KnownInstruments | null;
  asking: Promise<Answer> | null;
}

/** By provider: another endpoint, or another key, has another list. */
const kept = new WeakMap<object, Kept>();

/** All instruments: from memory for a while, then from memory once more while they are asked for anew. */
export async function instrumentList(house: OpenHouse): Promise<Answer> {
  const { earn } = house.outside;
  const mine = kept.get(earn) ?? { known: null, asking: null };
  kept.set(earn, mine);
  const age = mine.known === null ? Number.POSITIVE_INFINITY : house.clock.now() - mine.known.at;
  if (age >= FRESH_MS) mine.asking ??= ask(house, mine);
  if (mine.known !== null && age < USABLE_MS) return { ok: true, value: mine.known };
  const answer = await (mine.asking ?? ask(house, mine));
  return answer.ok || mine.known === null ? answer : { ok: true, value: mine.known };
}

async function ask(house: OpenHouse, mine: Kept): Promise<Answer> {
  try {
    const answer = await house.outside.earn.instruments({});
    if (!answer.ok) return answer;
    const { instruments: list, complete } = answer.value;
    mine.known = { at: house.clock.now(), complete, list };
    return { ok: true, value: mine.known };
  } finally {
    mine.asking = null;
  }
}

/** One instrument by its id; null where the service does not list it. */
export async function findInstrument(
  house: OpenHouse,
  id: string,
): Promise<Result<EarnInstrument | null, ProviderFailure>> {
  const known = await instrumentList(house);
  if (!known.ok) return known;
  return { ok: true, value: known.value.list.find((one) => one.id === id) ?? null };
}

const LONGEST_NAME = 60;

/** What an instrument is called: by its description, else by what it takes and where. */
export function instrumentName(one: EarnInstrument): string {
  const { description, symbol, token, protocolName, protocol } = one;
  // Descriptions are sentences at times; what stands before the first comma names the thing.
  const named = description?.split(',')[0]?.trim().slice(0, LONGEST_NAME);
  if (named !== undefined && named !== '') return named;
  return `${protocolName ?? protocol} ${symbol ?? token.symbol ?? ''}`.trim();
}
