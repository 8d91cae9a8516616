import { userAccount } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSwap,
  depositAddressOf,
  kinds,
  type Look,
  look,
  startSwap,
  until,
  untilEnded,
  untilStatus,
  type Wish,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';

/** Swaps of and for the chains' own coin, whose transfers leave no logs. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

const TENTH = 10n ** 17n;
let people = 120;
const somebody = (): string => {
  people += 1;
  return userAccount(people).address;
};
const onBase = async (address: string) => (await house.base.auditor.balances(address)).native;
const onArbitrum = async (address: string) =>
  (await house.arbitrum.auditor.balances(address)).native;

const ETHER: Wish = { from: ['base', 'ETH'], to: ['arb', 'ETH'], amount: TENTH };
const behave = (
  behaviour: Parameters<House['sandbox']['controls']['behaveNext']>[0]['behaviour'],
) => house.sandbox.controls.behaveNext({ behaviour });

const unitsOf = ({ row }: Look, name: 'payouts' | 'refunds') =>
  (row.summary[name] as unknown as { readonly amount: string }[]).map(({ amount }) =>
    BigInt(amount),
  );

/** A swap whose deposit somebody else makes, so that time may be moved without a signature in between. */
async function paidByFriend(recipient: string): Promise<string> {
  const actionId = await startSwap(house, {
    ...ETHER,
    account: null,
    recipient,
    refundTo: somebody(),
  });
  const asked = await until(
    house,
    actionId,
    'the call for the deposit',
    ({ row }) => row.waitingFor === 'SEND_DEPOSIT',
  );
  await house.base.friend.pay({ to: depositAddressOf(asked), token: null, amount: TENTH });
  return actionId;
}

describe('native coin', () => {
  it('paid in and paid out: seen on both chains by the transactions that were named', async () => {
    const recipient = somebody();
    const actionId = await approvedSwap(house, { ...ETHER, recipient });
    const end = await untilEnded(house, actionId);
    expect(end.row).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(kinds(end).filter((type) => type === 'deposit.seen')).toHaveLength(1);
    expect(kinds(end).filter((type) => type === 'effect.intended')).toHaveLength(1);
    const paid = await onArbitrum(recipient);
    expect(unitsOf(end, 'payouts')).toEqual([paid]);
    expect(paid).toBeGreaterThan(0n);
  });

  it('refunded: the refund is seen, and has come back to the unit', async () => {
    const [recipient, refundTo] = [somebody(), somebody()];
    behave({ outcome: 'refund' });
    const actionId = await approvedSwap(house, { ...ETHER, recipient, refundTo });
    const end = await untilEnded(house, actionId);
    expect(end.row).toMatchObject({ status: 'refunded', summary: { verified: true } });
    const back = await onBase(refundTo);
    expect(unitsOf(end, 'refunds')).toEqual([back]);
    expect(back).toBe(TENTH - BigInt(String(end.row.summary.refundFee)));
    expect(await onArbitrum(recipient)).toBe(0n);
  });

  it('paid in by somebody else: taken from the word of 1Click, borne out by the transaction it names', async () => {
    const recipient = somebody();
    const actionId = await paidByFriend(recipient);
    const end = await untilEnded(house, actionId);
    expect(end.row).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(kinds(end)).toContain('deposit.seen');
    expect(await onArbitrum(recipient)).toBeGreaterThan(0n);
  });

  it('one that nobody pays expires, and says so', async () => {
    const actionId = await startSwap(house, {
      ...ETHER,
      account: null,
      recipient: somebody(),
      refundTo: somebody(),
    });
    await until(house, actionId, 'the call', ({ row }) => row.waitingFor === 'SEND_DEPOSIT');
    await house.advance(20 * 60);
    expect((await untilEnded(house, actionId)).row.status).toBe('expired');
    expect((await look(house, actionId)).row.sentence).toMatch(/never left you/);
  });

  it('paid out, but the transaction is not named: nobody can see it, and the person is told', async () => {
    const recipient = somebody();
    behave({ successWithoutHash: true });
    const actionId = await paidByFriend(recipient);
    await until(
      house,
      actionId,
      'the claim',
      ({ row }) => row.summary.providerStatus === 'SUCCESS',
    );
    await house.advance(11 * 60);
    const called = await untilStatus(house, actionId, 'needs you');
    expect(called.row).toMatchObject({ open: true, waitingFor: 'PAYOUT_MISSING' });
    // It is there all the same: this is the limit that the security page names.
    expect(await onArbitrum(recipient)).toBeGreaterThan(0n);
  });

  it('an invented payout is not believed', async () => {
    const recipient = somebody();
    behave({ successWithoutPayout: true });
    const actionId = await paidByFriend(recipient);
    await until(
      house,
      actionId,
      'the claim',
      ({ row }) => row.summary.providerStatus === 'SUCCESS',
    );
    await house.advance(11 * 60);
    const called = await untilStatus(house, actionId, 'needs you');
    expect(called.row).toMatchObject({ open: true, waitingFor: 'PAYOUT_MISSING' });
    expect(await onArbitrum(recipient)).toBe(0n);
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
