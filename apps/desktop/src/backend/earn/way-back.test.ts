import { err, ok } from '@countinghouse/core';
import { ARBITRUM, BASE, OWNER } from '@countinghouse/core/simulation';
import { kernel } from '@countinghouse/wallet';
import { afterEach, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { OpenHouse } from '../open-house.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { earnProcedures } from './index.ts';

let sim: SimHouse;
afterEach(() => sim.end());

const DOWN = {
  kind: 'unavailable',
  code: 'TIMEOUT',
  message: 'No answer.',
  provider: 'onetx',
  operation: 'account',
  mayHaveHappened: false,
} as const;

async function open(authorizedOn: readonly string[] | null): Promise<OpenHouse> {
  sim = await openSimHouse({
    earn: {
      account: async (owner) =>
        authorizedOn === null
          ? err(DOWN)
          : ok({
              account: kernel.accountOf(owner),
              deployedOn: [],
              authorizedOn,
              grants: [],
              received: '',
            }),
    },
  });
  return sim.house;
}
const asked = async (house: OpenHouse, chain = ARBITRUM) => {
  const answer = await earnProcedures.wayBack(house, { owner: OWNER, chain });
  fits(contract.earn.wayBack, answer);
  return must(answer).warning;
};

it('gas in the wallet there, or a right there, is a way back', async () => {
  expect(await asked(await open([BASE]))).toBeNull();
  sim.world.arbitrum.fund(OWNER, null, -(10n ** 20n));
  expect(await asked(sim.house)).toMatchObject({ code: 'NO_WAY_BACK', weight: 'risk' });
  expect(await asked(sim.house, BASE)).toBeNull();
});

it('what could not be read is said to be so', async () => {
  const house = await open(null);
  expect(await asked(house)).toBeNull();
  sim.world.arbitrum.fund(OWNER, null, -(10n ** 20n));
  const unheard = await asked(house);
  expect(unheard?.sentence).toContain('whether 1tx has a right there could not be read');
  const elsewhere = await asked(house, 'eip155:130');
  expect(elsewhere?.sentence).toContain('what your wallet holds there could not be read');
});
