import { ARBITRUM, BASE, OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

describe('sending', () => {
  const wish = (changes: object = {}) => ({
    commandId: newCommand(),
    account: OWNER,
    chain: BASE,
    asset: `${BASE}/slip44:60`,
    to: SAVINGS,
    units: '1000',
    note: '',
    ...changes,
  });

  it('writes the payment down with the price then known; a repeat answers the same', async () => {
    const input = wish({ note: 'tea' });
    // The list of prices is fetched in the background: whoever sends does not wait for it.
    const first = await accountProcedures.send(sim.house, input);
    fits(contract.accounts.send, first);
    expect(await accountProcedures.send(sim.house, input)).toEqual(first);
    const later = must(await accountProcedures.send(sim.house, wish()));
    expect(await sim.house.ledger.action(later.actionId)).toMatchObject({
      summary: { pays: { symbol: 'ETH' }, price: { usd: '3000.000000', source: '1Click' } },
    });
  });

  it.each([
    ['another’s account', { account: `0x${'9'.repeat(40)}` }, 'NOT_FOUND', undefined],
    [
      'a chain without an endpoint',
      { chain: 'eip155:1', asset: 'eip155:1/slip44:60' },
      'REFUSED',
      'NO_CHAIN',
    ],
    ['an asset of another chain', { asset: `${ARBITRUM}/slip44:60` }, 'NOT_FOUND', undefined],
    ['an unknown token', { asset: `${BASE}/erc20:0x${'8'.repeat(40)}` }, 'NOT_FOUND', undefined],
    ['a bad recipient', { to: 'vitalik.eth' }, 'REFUSED', 'BAD_RECIPIENT'],
  ])('%s is refused', async (_what, changes, code, detail) => {
    expect(await accountProcedures.send(sim.house, wish(changes))).toMatchObject({
      ok: false,
      error: detail === undefined ? { code } : { code, detail },
    });
  });
});
