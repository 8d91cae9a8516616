import { fiatValueFloor, type Instant, parsePrice } from '@countinghouse/core';
import type { Balances } from '../../contract/accounts.ts';
import type { Positions } from '../../contract/earn.ts';
import type { Amount } from '../../contract/values.ts';
import { balanceBook } from '../accounts/balances.ts';
import { ours } from '../earn/ours.ts';
import { positions as readPositions } from '../earn/position-list.ts';
import type { OpenHouse } from '../open-house.ts';
import { tokenList } from '../swap/token-list.ts';
import type { Note, NotedPosition } from './note.ts';

/** Prices that were asked for longer ago are not what anything is worth now. */
const OLDEST_PRICES_MS = 30 * 60_000;

/** Reads everything anew and adds it up; null where anything could not be read or has no price. */
export async function takeNote(house: OpenHouse): Promise<Note | null> {
  const began = house.clock.now();
  // Where no chain is set up, or its sandbox is away, nothing is not the same as a total of nothing.
  if (house.outside.chains.size === 0) return null;
  const prices = await tokenList(house);
  if (!prices.ok || prices.value.at < began - OLDEST_PRICES_MS) return null;
  const book = balanceBook(house);
  await book.refresh();
  const earning = await readPositions(house);
  const own = await ours(house);
  if (own.length === 0 || !earning.ok) return null;
  const accountOf = new Map(own.map(({ owner, account }) => [owner.address, account]));
  return noteOf({
    at: house.clock.now(),
    began,
    balances: book.now(),
    earning: earning.value,
    accountOf,
  });
}

/** What was read as a note; null where it is not all of it. */
export function noteOf(read: {
  readonly at: Instant;
  /** When the reading began: what was read before it is old. */
  readonly began: Instant;
  readonly balances: Pick<Balances, 'list' | 'troubles'>;
  readonly earning: Pick<Positions, 'list' | 'idle' | 'troubles'>;
  /** The earning account of each owner. */
  readonly accountOf: ReadonlyMap<string, string>;
}): Note | null {
  const { at, began, balances, earning, accountOf } = read;
  if (balances.troubles.length > 0 || balances.list.length === 0) return null;
  if (balances.list.some((one) => one.at === null || one.at < began)) return null;
  // Without a key of the service there is nothing of it to be read; what the chains show is there.
  if (earning.troubles.some(({ failure }) => failure.detail !== 'NO_CONNECTION')) return null;
  const noted: NotedPosition[] = [];
  const amounts = [
    ...balances.list.map(({ amount }) => amount),
    ...earning.idle.map(({ usdc }) => usdc),
  ];
  for (const { owner, instrument, worth, sharesFrom, worthFrom } of earning.list) {
    const account = accountOf.get(owner.address);
    // A note is for ever: nothing is in it that is no more than the service's word.
    const read = sharesFrom === 'chain' && worthFrom === 'chain';
    if (worth === null || !read || account === undefined) return null;
    noted.push({ account, instrument, assets: worth.units });
    amounts.push(worth);
  }
  let total = 0n;
  for (const amount of amounts) {
    const cents = centsOf(amount);
    if (cents === null) return null;
    total += cents;
  }
  return { at, total: total.toString(), positions: noted };
}

/** Rounded down, as on the screens; what there is nothing of needs no price. */
function centsOf({ units, decimals, price }: Amount): bigint | null {
  if (units === '0') return 0n;
  const parsed = price === null ? null : parsePrice(price.usd);
  return parsed?.ok ? fiatValueFloor(BigInt(units), decimals, parsed.value) : null;
}
