import type { Position, Positions } from '../../contract/earn.ts';
import type { Answer } from '../../contract/result.ts';
import { amountOf } from '../amounts.ts';
import { ofPart, ofProvider } from '../failures.ts';
import { fewAtATime } from '../few-at-a-time.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { priceOf } from './account.ts';
import { namedHoldings, onceEach } from './held-by.ts';
import { instrumentList } from './instrument-list.ts';
import { type Ours, ours } from './ours.ts';
import { readPosition, type Trouble } from './read-position.ts';
import { earnChains, usdcOn } from './usdc.ts';

/** Everything that earns for us, read on the chains where we can; the service's word is marked as such. */
export async function positions(house: OpenHouse): Promise<Answer<Positions>> {
  const list: Position[] = [];
  const idle: Positions['idle'] = [];
  const troubles: Trouble[] = [];
  const known = await instrumentList(house);
  const listed = known.ok ? known.value.list : [];
  await Promise.all(
    (await ours(house)).map(async (mine) => {
      const told = await house.outside.earn.positions({ address: mine.account, chain: null });
      if (!told.ok)
        troubles.push({ about: mine.owner.name ?? '', failure: ofProvider(told.error) });
      const words = told.ok ? told.value.positions : [];
      const held = onceEach(house, await namedHoldings(house, mine, words, listed));
      const read = await fewAtATime(held, (one) => readPosition(house, mine, one));
      list.push(...read.flatMap(({ position }) => (position === null ? [] : [position])));
      troubles.push(...read.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])));
      const coins = await Promise.all(earnChains(house).map((chain) => idleOn(house, mine, chain)));
      idle.push(...coins.flatMap(({ found }) => (found === null ? [] : [found])));
      troubles.push(...coins.flatMap(({ trouble }) => (trouble === null ? [] : [trouble])));
    }),
  );
  return { ok: true, value: { at: house.clock.now(), list, idle, troubles: unique(troubles) } };
}

async function idleOn(house: OpenHouse, { owner, account }: Ours, chain: string) {
  const usdc = usdcOn(house, chain);
  const port = house.outside.chains.get(chain);
  if (usdc === null || port === undefined) return { found: null, trouble: null };
  const balance = await port.balance(account, usdc.token);
  const named = namedChain(chain);
  if (!balance.ok)
    return { found: null, trouble: { about: named.name, failure: ofPart(balance.error) } };
  const amount = amountOf(usdc, balance.value, priceOf(house, usdc.asset));
  return { found: { owner, chain: named, usdc: amount }, trouble: null };
}

/** The same thing of every account is one thing. */
function unique(troubles: readonly Trouble[]): Trouble[] {
  const key = ({ about, failure }: Trouble) => `${about} ${failure.code} ${failure.message}`;
  return [...new Map(troubles.map((one) => [key(one), one])).values()];
}
