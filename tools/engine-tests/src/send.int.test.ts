import { randomUUID } from 'node:crypto';
import { userAccount } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  command,
  hurry,
  kinds,
  type Look,
  look,
  open,
  readAndApprove,
  startSend,
  until,
  untilBroadcast,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';
import { must } from './support/must.ts';

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
let people = 50;
const somebody = (): string => {
  people += 1;
  return userAccount(people).address;
};
const held = (address: string) => house.base.auditor.balances(address);
const noncesOf = ({ events }: Look) =>
  events
    .filter(({ type }) => type === 'effect.intended')
    .map(({ data }) => (data.intent as { readonly nonce: number }).nonce);

async function sent(wish: Omit<Parameters<typeof startSend>[1], 'to'>) {
  const to = somebody();
  const actionId = await startSend(house, { ...wish, to });
  await readAndApprove(house, actionId);
  return { actionId, to };
}

describe('an ordinary payment', () => {
  it('of the native asset arrives to the unit, once', async () => {
    const { actionId, to } = await sent({ amount: 10n ** 15n });
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect((await held(to)).native).toBe(10n ** 15n);
  });

  it('of a token arrives to the unit, once', async () => {
    const { actionId, to } = await sent({ amount: 7_000_001n, token: house.base.usdc });
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect((await held(to)).usdc).toBe(7_000_001n);
    expect(await house.base.auditor.transfers(house.account, to)).toHaveLength(1);
  });

  it('tells included from final', async () => {
    await automine(false);
    const { actionId } = await sent({ amount: 1n });
    await untilBroadcast(house, actionId);
    await house.sandbox.controls.mine({ chain: 8453, blocks: 1 });
    const included = await untilStatus(house, actionId, 'confirming');
    expect(kinds(included)).not.toContain('transaction.final');
    await house.sandbox.controls.mine({ chain: 8453, blocks: 4 });
    const end = await untilEnded(house, actionId);
    expect(kinds(end)).toContain('transaction.final');
    expect(end.row.status).toBe('done');
  });

  it('is sped up under its nonce and arrives once', async () => {
    await automine(false);
    const { actionId, to } = await sent({ amount: 5_000_000n, token: house.base.usdc });
    await untilBroadcast(house, actionId);
    must(await command(house, actionId, 'speed-up'));
    await untilStatus(house, actionId, 'awaiting signature');
    must(await approve(house, actionId));
    await until(house, actionId, 'two signatures', (now) => noncesOf(now).length === 2);
    await automine(true);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('done');
    expect(new Set(noncesOf(end)).size).toBe(1);
    expect((await held(to)).usdc).toBe(5_000_000n);
  });

  it('is cancelled under its nonce and never arrives', async () => {
    await automine(false);
    const { actionId, to } = await sent({ amount: 5_000_000n, token: house.base.usdc });
    await untilBroadcast(house, actionId);
    must(await command(house, actionId, 'cancel-transaction'));
    await untilStatus(house, actionId, 'awaiting signature');
    must(await approve(house, actionId));
    await until(house, actionId, 'two signatures', (now) => noncesOf(now).length === 2);
    await automine(true);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('cancelled');
    expect((await held(to)).usdc).toBe(0n);
  });

  it('asked to be sped up, then left to wait, is sent once', async () => {
    await automine(false);
    const { actionId, to } = await sent({ amount: 2n });
    await untilBroadcast(house, actionId);
    must(await command(house, actionId, 'speed-up'));
    await untilStatus(house, actionId, 'awaiting signature');
    must(await command(house, actionId, 'keep-waiting'));
    await automine(true);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('done');
    expect(noncesOf(end)).toHaveLength(1);
    expect((await held(to)).native).toBe(2n);
  });

  it('survives a reorganisation, byte for byte', async () => {
    await automine(false);
    const { actionId, to } = await sent({ amount: 3n });
    await untilBroadcast(house, actionId);
    await house.sandbox.controls.mine({ chain: 8453, blocks: 1 });
    await untilStatus(house, actionId, 'confirming');
    await house.sandbox.controls.reorg({ chain: 8453, depth: 1, drop: 'all' });
    await until(house, actionId, 'orphaning', (now) => kinds(now).includes('transaction.orphaned'));
    await automine(true);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('done');
    expect(noncesOf(end)).toHaveLength(1);
    expect((await held(to)).native).toBe(3n);
  });

  it('that the account cannot pay is refused before approval', async () => {
    for (const wish of [
      { amount: 10n ** 21n },
      { amount: 10n ** 15n, token: house.base.usdc },
      { amount: 1n, account: house.poorAccount },
    ]) {
      const actionId = await startSend(house, { to: somebody(), ...wish });
      const { review } = await untilStatus(house, actionId, 'awaiting signature');
      expect(review?.review.warnings.some(({ weight }) => weight === 'stop')).toBe(true);
      expect(await approve(house, actionId)).toMatchObject({ ok: false });
      must(await command(house, actionId, 'cancel'));
    }
  });

  it('to nobody, to the token itself or of nothing is not even written down', async () => {
    const before = await open(house).ledger.head();
    for (const wish of [
      { to: `0x${'0'.repeat(40)}`, amount: 1n },
      { to: '0x1234', amount: 1n },
      { to: house.base.usdc, amount: 1n, token: house.base.usdc },
      { to: house.account, amount: 0n },
    ]) {
      await expect(startSend(house, wish)).rejects.toThrow(/BAD_/);
    }
    expect(await open(house).ledger.head()).toEqual(before);
  });

  it('begun before a restart goes on after it, with a fresh approval', async () => {
    const to = somebody();
    const actionId = await startSend(house, { to, amount: 4n });
    await untilStatus(house, actionId, 'awaiting signature');
    const digest = (await look(house, actionId)).review?.digest ?? '';
    // Given, but not acted on before the restart.
    must(await command(house, actionId, 'approve', { digest }, randomUUID()));
    await house.reopen();
    await hurry(house, actionId);
    const waiting = await untilStatus(house, actionId, 'awaiting signature');
    expect(noncesOf(waiting)).toHaveLength(0);
    must(await approve(house, actionId));
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect((await held(to)).native).toBe(4n);
  });

  it('leaves a ledger whose chain holds', async () => {
    expect(must(await open(house).ledger.verify({ integrity: true })).ok).toBe(true);
    expect(house.errors).toEqual([]);
  });
});
