import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  command,
  depositAddressOf,
  type Look,
  startSwap,
  until,
  untilEnded,
  type Wish,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';
import { must } from './support/must.ts';

/** Deposits made elsewhere, on chains nobody here can read. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

const BITCOIN: Wish = {
  account: null,
  from: ['btc', 'BTC'],
  amount: 100_000n,
  refundTo: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
};
const STELLAR: Wish = {
  account: null,
  from: ['stellar', 'XLM'],
  amount: 5_000_000_000n,
  refundTo: 'GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN',
};

async function asked(wish: Wish): Promise<{ readonly actionId: string; readonly seen: Look }> {
  const actionId = await startSwap(house, wish);
  const seen = await until(
    house,
    actionId,
    'the call for the deposit',
    ({ row }) => row.waitingFor === 'SEND_DEPOSIT' || !row.open,
  );
  expect(seen.row).toMatchObject({ status: 'needs you', waitingFor: 'SEND_DEPOSIT' });
  return { actionId, seen };
}

function announce(seen: Look, amount: bigint): void {
  const { depositMemo } = seen.row.summary;
  house.sandbox.controls.announce({
    depositAddress: depositAddressOf(seen),
    amount: amount.toString(),
    ...(typeof depositMemo === 'string' ? { memo: depositMemo } : {}),
  });
}

describe('a deposit from outside', () => {
  it('in bitcoin: the address is shown, the payout is seen on chain', async () => {
    const { actionId, seen } = await asked(BITCOIN);
    expect(seen.row.summary.depositMemo).toBeUndefined();
    expect(seen.row.sentence).toContain(`Send 0.001 BTC to ${depositAddressOf(seen)}.`);
    const before = await house.arbitrum.auditor.balances(house.account);
    announce(seen, 100_000n);
    const end = await untilEnded(house, actionId);
    expect(end.row).toMatchObject({ status: 'done', summary: { verified: true } });
    const after = await house.arbitrum.auditor.balances(house.account);
    expect(after.usdc - before.usdc).toBe(BigInt(String(end.row.summary.amountOut)));
  });

  it('in lumens: the memo is part of what to send', async () => {
    const { actionId, seen } = await asked(STELLAR);
    const memo = String(seen.row.summary.depositMemo);
    expect(memo).not.toBe('null');
    expect(seen.row.sentence).toContain(`with the memo ${memo}`);
    announce(seen, 5_000_000_000n);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });

  it('that is returned is reported as the word of the service, not as seen', async () => {
    const behaviour = { outcome: 'refund', refundReason: 'NO_LIQUIDITY' } as const;
    house.sandbox.controls.behaveNext({ behaviour });
    const { actionId, seen } = await asked(BITCOIN);
    announce(seen, 100_000n);
    const end = await untilEnded(house, actionId);
    expect(end.row).toMatchObject({ status: 'refunded', summary: { verified: false } });
    expect(end.row.sentence).toMatch(/not verified/);
  });

  it('needs an address of its own chain to refund to', async () => {
    await expect(startSwap(house, { ...BITCOIN, refundTo: house.account })).rejects.toThrow(
      /BAD_REFUND/,
    );
    const typo = `${String(BITCOIN.refundTo).slice(0, -1)}p`;
    await expect(startSwap(house, { ...BITCOIN, refundTo: typo })).rejects.toThrow(/BAD_REFUND/);
  });

  it('may be called off before it was sent', async () => {
    const { actionId } = await asked(STELLAR);
    must(await command(house, actionId, 'cancel'));
    expect((await untilEnded(house, actionId)).row.status).toBe('cancelled');
  });

  it('that nobody saw is asked about, and expires on the word of the person', async () => {
    const { actionId } = await asked(STELLAR);
    await house.advance(60 * 60);
    const question = await until(
      house,
      actionId,
      'the question',
      ({ row }) => row.waitingFor === 'DID_YOU_SEND',
    );
    expect(question.row).toMatchObject({ status: 'needs you', open: true });
    must(await command(house, actionId, 'not-sent'));
    expect((await untilEnded(house, actionId)).row.status).toBe('expired');
  });

  it('that was sent by the word of the person is waited for, however late it shows', async () => {
    const { actionId, seen } = await asked(STELLAR);
    await house.advance(60 * 60);
    await until(house, actionId, 'the question', ({ row }) => row.waitingFor === 'DID_YOU_SEND');
    must(await command(house, actionId, 'sent'));
    announce(seen, 5_000_000_000n);
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('refunded');
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
