import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  approvedSwap,
  command,
  depositsMade,
  hurry,
  kinds,
  type Look,
  look,
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
afterEach(async () => {
  house.sandbox.controls.reset();
  await automine(true);
});

const automine = (on: boolean) => house.sandbox.controls.automine({ chain: 8453, on });

interface Sent {
  readonly hash: `0x${string}`;
  readonly nonce: number;
  readonly purpose: string;
}
const sentBy = ({ events }: Look): readonly Sent[] =>
  events
    .filter(({ type }) => type === 'effect.intended')
    .map(({ data }) => data.intent as unknown as Sent);

/** A deposit that is in the pool while no block is made. */
async function pendingDeposit(): Promise<{ actionId: string; sent: Sent }> {
  await automine(false);
  const actionId = await approvedSwap(house);
  const seen = await untilBroadcast(house, actionId);
  return { actionId, sent: present(sentBy(seen)[0], 'the sent transaction') };
}

async function endsDoneWithOneDeposit(actionId: string): Promise<Look> {
  const end = await untilEnded(house, actionId);
  expect(end.row.status).toBe('done');
  expect(await depositsMade(house, actionId)).toBe(1);
  return end;
}

describe('a deposit in trouble on its chain', () => {
  it('comes back after a reorganisation, byte for byte', async () => {
    house.sandbox.controls.settings({ confirmations: 6 });
    const { actionId, sent } = await pendingDeposit();
    await house.sandbox.controls.mine({ chain: 8453, blocks: 1 });
    await until(house, actionId, 'inclusion', (now) => kinds(now).includes('transaction.included'));
    const undone = await house.sandbox.controls.reorg({ chain: 8453, depth: 1, drop: 'all' });
    expect(undone.dropped).toContain(sent.hash);
    await until(house, actionId, 'orphaning', (now) => kinds(now).includes('transaction.orphaned'));
    await automine(true);
    const end = await endsDoneWithOneDeposit(actionId);
    expect(sentBy(end).map(({ hash }) => hash)).toEqual([sent.hash]);
  });

  it('that the pool forgot is sent again, byte for byte', async () => {
    const { actionId, sent } = await pendingDeposit();
    const sends = house.baseRpc.forwarded('eth_sendRawTransaction');
    await house.sandbox.controls.drop({ chain: 8453, hash: sent.hash });
    await until(
      house,
      actionId,
      'a second sending',
      () => house.baseRpc.forwarded('eth_sendRawTransaction') > sends,
    );
    await automine(true);
    const end = await endsDoneWithOneDeposit(actionId);
    expect(sentBy(end).map(({ hash }) => hash)).toEqual([sent.hash]);
  });

  it('whose answer to the broadcast was lost is recognised by its hash', async () => {
    house.baseRpc.fault({ method: 'eth_sendRawTransaction', lose: 'answer', count: 1 });
    const end = await endsDoneWithOneDeposit(await approvedSwap(house));
    expect(sentBy(end)).toHaveLength(1);
  });

  it('that never reached the node is sent when the node is back', async () => {
    house.baseRpc.fault({ method: 'eth_sendRawTransaction', lose: 'request', count: 3 });
    const end = await endsDoneWithOneDeposit(await approvedSwap(house));
    expect(sentBy(end)).toHaveLength(1);
  });

  it('is sped up under the same nonce when the base fee has leapt', async () => {
    const { actionId, sent } = await pendingDeposit();
    await house.sandbox.controls.baseFee({ chain: 8453, wei: '500000000000' });
    await house.sandbox.controls.mine({ chain: 8453, blocks: 1 });
    expect((await look(house, actionId)).row.status).toBe('sent');
    must(await command(house, actionId, 'speed-up'));
    const asked = await untilStatus(house, actionId, 'awaiting signature');
    expect(asked.review?.review.purpose).toBe('speed-up');
    must(await approve(house, actionId));
    await until(house, actionId, 'two signatures', (now) => sentBy(now).length === 2);
    await automine(true);
    const end = await endsDoneWithOneDeposit(actionId);
    expect(sentBy(end).map(({ nonce, purpose }) => [nonce, purpose])).toEqual([
      [sent.nonce, 'original'],
      [sent.nonce, 'speed-up'],
    ]);
  });

  it('can be cancelled while it waits, and then nothing has left', async () => {
    const before = await house.base.auditor.balances(house.account);
    const { actionId, sent } = await pendingDeposit();
    must(await command(house, actionId, 'cancel-transaction'));
    const asked = await untilStatus(house, actionId, 'awaiting signature');
    expect(asked.review?.review.purpose).toBe('cancel');
    must(await approve(house, actionId));
    await until(house, actionId, 'two signatures', (now) => sentBy(now).length === 2);
    await automine(true);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('cancelled');
    expect(sentBy(end).map(({ nonce }) => nonce)).toEqual([sent.nonce, sent.nonce]);
    expect(await depositsMade(house, actionId)).toBe(0);
    expect((await house.base.auditor.balances(house.account)).usdc).toBe(before.usdc);
  });

  it('cannot be cancelled any more once it is on chain', async () => {
    const { actionId } = await pendingDeposit();
    must(await command(house, actionId, 'cancel-transaction'));
    await untilStatus(house, actionId, 'awaiting signature');
    await automine(true);
    await endsDoneWithOneDeposit(actionId);
    expect(await command(house, actionId, 'cancel-transaction')).toMatchObject({
      ok: false,
      error: { code: 'ALREADY_ON_CHAIN' },
    });
  });

  it('whose nonce the same key used elsewhere is never sent twice', async () => {
    const { actionId, sent } = await pendingDeposit();
    const foreign = await house.base.sameKey.pay({
      to: house.account,
      token: null,
      amount: 1n,
      nonce: sent.nonce,
      tip: 10n ** 10n,
    });
    await automine(true);
    await house.base.sameKey.mined(foreign);
    const suspect = await until(house, actionId, 'suspicion', (now) =>
      kinds(now).includes('transaction.nonce-used'),
    );
    expect(suspect.row.open).toBe(true);
    // Foreign is believed only when seen twice, a minute apart.
    house.time.ahead(61_000);
    const again = await until(
      house,
      actionId,
      'a fresh review',
      ({ row }) => row.status === 'awaiting signature',
    );
    // Back to the time the signer process goes by.
    house.time.ahead(-61_000);
    expect(again.row.status).toBe('awaiting signature');
    expect(await depositsMade(house, actionId)).toBe(0);
    must(await approve(house, actionId));
    const end = await endsDoneWithOneDeposit(actionId);
    expect(sentBy(end).map(({ nonce }) => nonce)).toEqual([sent.nonce, sent.nonce + 1]);
  });

  it('keeps its place in the lane: two swaps at once take two nonces', async () => {
    await automine(false);
    const first = await approvedSwap(house);
    await untilBroadcast(house, first);
    const second = await approvedSwap(house, { amount: 5_000_000n });
    await untilBroadcast(house, second);
    await automine(true);
    const ends = [await untilEnded(house, first), await untilEnded(house, second)];
    expect(ends.map(({ row }) => row.status)).toEqual(['done', 'done']);
    const [a, b] = ends.map((end) => sentBy(end)[0]?.nonce ?? -1);
    expect(b).toBe((a ?? -1) + 1);
    await hurry(house, first);
    expect((await look(house, first)).row.status).toBe('done');
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
