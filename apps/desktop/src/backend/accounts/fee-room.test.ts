import { BASE, OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { actionProcedures } from '../actions/index.ts';
import { fits } from '../testing/fits.ts';
import { must } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { accountProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const room = async (): Promise<bigint> => {
  const answer = await accountProcedures.feeRoom(sim.house, { account: OWNER, chain: BASE });
  fits(contract.accounts.feeRoom, answer);
  return BigInt(must(answer).units);
};

/** What the review of a payment says, and what its fee is at most. */
async function reviewed(units: bigint) {
  const { actionId } = must(
    await accountProcedures.send(sim.house, {
      ...{ commandId: newCommand(), account: OWNER, chain: BASE, asset: `${BASE}/slip44:60` },
      ...{ to: SAVINGS, units: units.toString(), note: '' },
    }),
  );
  await sim.advance(actionId);
  const { review } = must(await actionProcedures.get(sim.house, { actionId }));
  if (review?.kind !== 'transaction') throw new Error('no review of a payment');
  return {
    fee: BigInt(review.networkFeeAtMost.units),
    codes: review.warnings.map(({ code }) => code),
  };
}

describe('what stays behind when all of a coin is used', () => {
  it('is enough: the rest of it can be paid, and another payment after it', async () => {
    const read = await sim.house.outside.chains.get(BASE)?.balance(OWNER, null);
    const held = read?.ok === true ? read.value : 0n;
    const left = await room();
    const { fee, codes } = await reviewed(held - left);
    expect(codes).not.toContain('TOO_LITTLE_FOR_GAS');
    expect(codes).not.toContain('WHOLE_NATIVE_BALANCE');
    expect(left).toBe(fee * 3n);
    // The review would say so.
    expect((await reviewed(held - fee + 1n)).codes).toContain('TOO_LITTLE_FOR_GAS');
  });

  it('is not known where nobody answers for the chain', async () => {
    const answer = await accountProcedures.feeRoom(sim.house, {
      account: OWNER,
      chain: 'eip155:1',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'REFUSED', detail: 'NO_CHAIN' } });
  });
});
