import { OWNER, simAddress } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approveReview, beginSend } from '../testing/begin.ts';
import { must } from '../testing/must.ts';
import { openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountSends } from './account-sends.ts';
import { compare } from './compare.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

/** What one server says of how many transactions an account has sent. */
function told(numbers: { latest: number; pending: number; finalized?: number }): void {
  const { latest, pending, finalized = latest } = numbers;
  sim.world.base.port.nonce = async (_, at) => ({
    ok: true,
    value: { latest, pending, finalized }[at],
  });
}

const sends = () => accountSends(sim.house.ledger, sim.world.base.port, OWNER);

async function counted() {
  const answer = await sends();
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

describe('how many an account has sent is a server’s word', () => {
  it.each([
    ['mined', { latest: Number.MAX_SAFE_INTEGER, pending: Number.MAX_SAFE_INTEGER }],
    ['waiting', { latest: 0, pending: Number.MAX_SAFE_INTEGER }],
  ])(
    'more %s than any account ever sent: nobody can tell, and nothing stands still',
    async (_, numbers) => {
      told(numbers);
      expect(await sends()).toMatchObject({ ok: false, error: { code: 'CHAIN_MALFORMED' } });
      const said = must(await compare(sim.house)).find(({ kind }) => kind === 'account');
      expect(said).toMatchObject({ agrees: null });
      expect(said?.worldSays).toContain('more than any account ever has');
    },
  );

  it('many are counted, and only the newest are looked for', async () => {
    const asked: number[] = [];
    sim.world.base.port.minedWithNonce = async ({ nonce }) => {
      asked.push(nonce);
      const seen = { from: OWNER, to: OWNER, value: 0n, data: '0x', blockNumber: 1, nonce };
      return { ok: true, value: { ...seen, hash: `0x${nonce.toString(16)}` } };
    };
    told({ latest: 900_000_000, pending: 950_000_000, finalized: 899_999_000 });
    const { count, unknown, notFinal, unnamed, waiting } = await counted();
    expect({ count, notFinal, unnamed, waiting }).toEqual({
      count: 900_000_000,
      notFinal: 1_000,
      unnamed: 899_998_980,
      waiting: 50_000_000,
    });
    expect(asked).toEqual(Array.from({ length: 20 }, (_, index) => 899_998_999 - index));
    expect(unknown.map(({ nonce }) => nonce)).toEqual(asked);
  });

  it('what the ledger itself has sent is not among them, mined or waiting', async () => {
    const id = await beginSend(sim, simAddress('a shop'));
    must(await approveReview(sim, id));
    const [row] = (await counted()).rows;
    expect(row?.nonce).toBe(0);
    told({ latest: 0, pending: 3 });
    expect(await counted()).toMatchObject({ waiting: 2, notFinal: 0, unnamed: 0 });
  });
});
