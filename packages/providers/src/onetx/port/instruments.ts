import {
  type EarnInstrument,
  type InstrumentFilter,
  type InstrumentList,
  ok,
  type ProviderResult,
} from '@countinghouse/core';
import type { OneTx } from '../client.ts';
import type { InstrumentPage, InstrumentQuery } from '../wire.ts';
import { toInstrument } from './instrument.ts';
import { chainNumber } from './values.ts';

const PAGE = 100;
const MOST_PAGES = 20;

/** Reads the whole list. A service whose pages never end, or repeat, is not followed for ever. */
export async function allInstruments(
  client: Pick<OneTx, 'instruments'>,
  filter: InstrumentFilter,
): ProviderResult<InstrumentList> {
  const found = new Map<string, EarnInstrument>();
  const list = (complete: boolean) => ok({ instruments: [...found.values()], complete });
  const query = toQuery(filter);
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.instruments({ ...query, limit: PAGE, offset });
    if (!answer.ok) return answer;
    const { value } = answer.value;
    const before = found.size;
    for (const entry of value.data.map(toInstrument))
      if (!found.has(entry.id)) found.set(entry.id, entry);
    offset += value.data.length;
    if (!hasMore(value, offset)) return list(true);
    if (found.size === before) return list(false);
  }
  return list(false);
}

function hasMore({ data, pagination }: InstrumentPage, read: number): boolean {
  return (
    pagination?.hasMore ??
    (pagination?.total == null ? data.length >= PAGE : read < pagination.total)
  );
}

function toQuery(filter: InstrumentFilter): InstrumentQuery {
  const { chain, protocol, active, stablecoin, category, sortBy, sortOrder } = filter;
  return {
    ...(chain === undefined ? {} : { chainId: chainNumber(chain) }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(active === undefined ? {} : { isActive: active }),
    ...(stablecoin === undefined ? {} : { isStablecoin: stablecoin }),
    ...(category === undefined ? {} : { assetCategory: category }),
    ...(sortBy === undefined ? {} : { sortBy }),
    ...(sortOrder === undefined ? {} : { sortOrder }),
  };
}
