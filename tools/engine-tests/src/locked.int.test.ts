import { userAccount } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  command,
  hurry,
  type Look,
  look,
  readAndApprove,
  startSend,
  until,
  untilBroadcast,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';
import { must, present } from './support/must.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.automine({ chain: 8453, on: true }));

const AMOUNT = 5_000_000n;
const noncesOf = ({ events }: Look) =>
  events
    .filter(({ type }) => type === 'effect.intended')
    .map(({ data }) => (data.intent as { readonly nonce: number }).nonce);

/** A payment in the pool, nothing being mined, and the screen locked. */
async function sentAndLocked(person: number): Promise<{ actionId: string; to: string }> {
  const to = userAccount(person).address;
  await house.sandbox.controls.automine({ chain: 8453, on: false });
  const actionId = await startSend(house, { to, amount: AMOUNT, token: house.base.usdc });
  await readAndApprove(house, actionId);
  await untilBroadcast(house, actionId);
  await house.backend().screenLock();
  expect(house.backend().state()).toBe('tracking');
  return { actionId, to };
}

describe('asked for while the screen is locked', () => {
  it.each([
    ['speed-up', 'done', AMOUNT, 91],
    ['cancel-transaction', 'cancelled', 0n, 92],
  ] as const)(
    '%s waits for the person, signs nothing, and goes on once unlocked',
    async (name, end, arrives, person) => {
      const { actionId, to } = await sentAndLocked(person);
      const sends = house.baseRpc.forwarded('eth_sendRawTransaction');
      must(await command(house, actionId, name));
      const waiting = await untilStatus(house, actionId, 'awaiting signature');
      expect(waiting.row).toMatchObject({ waitingFor: 'SIGNATURE', open: true });
      const { digest } = present(waiting.review, 'the review of the replacement');
      expect(await command(house, actionId, 'approve', { digest })).toMatchObject({
        ok: false,
        error: { code: 'LOCKED' },
      });
      await hurry(house, actionId);
      expect(noncesOf(await look(house, actionId))).toHaveLength(1);
      expect(house.baseRpc.forwarded('eth_sendRawTransaction')).toBe(sends);

      await house.unlock();
      must(await approve(house, actionId));
      const signed = await until(house, actionId, 'two', (now) => noncesOf(now).length === 2);
      expect(new Set(noncesOf(signed)).size).toBe(1);
      await house.sandbox.controls.automine({ chain: 8453, on: true });
      expect((await untilEnded(house, actionId)).row.status).toBe(end);
      expect((await house.base.auditor.balances(to)).usdc).toBe(arrives);
    },
  );

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
