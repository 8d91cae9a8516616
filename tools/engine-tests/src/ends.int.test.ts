import { userAccount } from '@countinghouse/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  depositAddressOf,
  kinds,
  type Look,
  look,
  startSwap,
  until,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';

/** Deposits come from a friend's wallet, so that time may be moved without a signature in between. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

type Behaviour = Parameters<House['sandbox']['controls']['behaveNext']>[0]['behaviour'];
const AMOUNT = 25_000_000n;
let people = 10;
const somebody = (): string => {
  people += 1;
  return userAccount(people).address;
};

/** A swap that waits for a friend's deposit, with a recipient and a refund address never used before. */
async function waiting(behaviour: Behaviour = {}): Promise<{
  readonly actionId: string;
  readonly address: string;
  readonly recipient: string;
  readonly refundTo: string;
}> {
  house.sandbox.controls.behaveNext({ behaviour });
  const [recipient, refundTo] = [somebody(), somebody()];
  const actionId = await startSwap(house, { account: null, amount: AMOUNT, recipient, refundTo });
  const asked = await until(
    house,
    actionId,
    'the call for the deposit',
    ({ row }) => row.waitingFor === 'SEND_DEPOSIT' || !row.open,
  );
  expect(asked.row.sentence).toContain('Send 25 USDC to 0x');
  return { actionId, address: depositAddressOf(asked), recipient, refundTo };
}

const pay = (to: string, amount = AMOUNT) =>
  house.base.friend.pay({ to, token: house.base.usdc, amount });

async function paid(behaviour: Behaviour = {}) {
  const swap = await waiting(behaviour);
  await pay(swap.address);
  return swap;
}

const got = async (address: string) => (await house.arbitrum.auditor.balances(address)).usdc;
const back = async (address: string) => (await house.base.auditor.balances(address)).usdc;

const untilSuccessIsClaimed = (actionId: string) =>
  until(house, actionId, 'the claim', ({ row }) => row.summary.providerStatus === 'SUCCESS');

/** The claim is on the table; ten minutes later the person is called. */
async function calledAfterPatience(actionId: string, code: string): Promise<Look> {
  await untilSuccessIsClaimed(actionId);
  await house.advance(11 * 60);
  const called = await untilStatus(house, actionId, 'needs you');
  expect(called.row).toMatchObject({ open: true, waitingFor: code });
  expect(called.row.sentence).toMatch(/keep the proof/i);
  return called;
}

describe('the ends of a swap', () => {
  it('done, with the payout seen on chain', async () => {
    const { actionId, recipient } = await paid();
    const { row } = await untilEnded(house, actionId);
    expect(row).toMatchObject({ status: 'done', summary: { verified: true } });
    expect(await got(recipient)).toBe(BigInt(String(row.summary.amountOut)));
  });

  it('done, although the status went backwards and showed what nobody knows', async () => {
    const show = ['PROCESSING', 'PENDING_DEPOSIT', 'QUANTUM_CHECK', 'KNOWN_DEPOSIT_TX', ''];
    const { actionId } = await paid({ show, stuckIn: 'PROCESSING' });
    const odd = await until(
      house,
      actionId,
      'the unknown status',
      ({ events }) =>
        events.some(({ data }) => data.status === 'QUANTUM_CHECK') &&
        events.some(({ data }) => data.status === 'PROCESSING'),
    );
    expect(odd.row.open).toBe(true);
    house.sandbox.controls.behave({
      depositAddress: depositAddressOf(odd),
      behaviour: { stuckIn: null },
    });
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });

  it('refunded, with the refund seen on chain', async () => {
    const { actionId, recipient, refundTo } = await paid({ outcome: 'refund' });
    const { row } = await untilEnded(house, actionId);
    expect(row).toMatchObject({ status: 'refunded', summary: { verified: true } });
    expect(await got(recipient)).toBe(0n);
    expect(await back(refundTo)).toBe(AMOUNT - BigInt(String(row.summary.refundFee)));
  });

  it('refunded, where the service says SUCCESS and has sent everything back', async () => {
    const { actionId, recipient, refundTo } = await paid({ successWithFullRefund: true });
    await untilSuccessIsClaimed(actionId);
    // A payout may still show; only after its time has passed is it taken for a refund.
    expect((await look(house, actionId)).row.open).toBe(true);
    await house.advance(11 * 60);
    const { row } = await untilEnded(house, actionId);
    expect(row.status).toBe('refunded');
    expect(await got(recipient)).toBe(0n);
    expect(await back(refundTo)).toBeGreaterThan(0n);
  });

  it('refunded, where the price moved past the promised minimum', async () => {
    const { actionId, recipient } = await paid({ driftBps: -500 });
    expect((await untilEnded(house, actionId)).row.status).toBe('refunded');
    expect(await got(recipient)).toBe(0n);
  });

  it('failed, in the words of the service', async () => {
    const { actionId } = await paid({ outcome: 'fail' });
    const { row } = await untilEnded(house, actionId);
    expect(row.status).toBe('failed');
    expect(row.summary.verified).toBe(false);
  });
});

describe('a service that lies about the end', () => {
  it('SUCCESS without payout needs the person, and is not done', async () => {
    const { actionId, recipient } = await paid({ successWithoutPayout: true });
    await calledAfterPatience(actionId, 'PAYOUT_MISSING');
    expect(await got(recipient)).toBe(0n);
  });

  it('SUCCESS with less than promised needs the person', async () => {
    const { actionId } = await paid({ payoutShortBy: '1000000' });
    await calledAfterPatience(actionId, 'PAYOUT_SHORT');
  });

  it('SUCCESS with a payout to somebody else needs the person', async () => {
    const { actionId, recipient } = await paid({ payoutTo: somebody() });
    await calledAfterPatience(actionId, 'PAYOUT_MISSING');
    expect(await got(recipient)).toBe(0n);
  });

  it('stuck past its deadline needs the person, and is done when it moves on after all', async () => {
    const { actionId, address } = await paid({ stuckIn: 'PROCESSING' });
    await untilStatus(house, actionId, 'settling');
    await house.advance(60 * 60);
    const called = await untilStatus(house, actionId, 'needs you');
    expect(called.row).toMatchObject({ open: true, waitingFor: 'PAST_DEADLINE' });
    house.sandbox.controls.behave({ depositAddress: address, behaviour: { stuckIn: null } });
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });
});

describe('deposits that are not as they should be', () => {
  it('too little is said, and the rest completes it', async () => {
    const { actionId, address } = await waiting();
    await pay(address, AMOUNT / 2n);
    const called = await until(
      house,
      actionId,
      'the call for the rest',
      ({ row }) => row.waitingFor === 'DEPOSIT_INCOMPLETE',
    );
    expect(called.row.status).toBe('needs you');
    await pay(address, AMOUNT - AMOUNT / 2n);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });

  it('too little, and nothing more in time, comes back', async () => {
    const { actionId, address, refundTo } = await waiting();
    await pay(address, AMOUNT / 2n);
    await until(house, actionId, 'the call', ({ row }) => row.waitingFor === 'DEPOSIT_INCOMPLETE');
    await house.advance(20 * 60);
    const { row } = await untilEnded(house, actionId);
    expect(row.status).toBe('refunded');
    expect(await back(refundTo)).toBe(AMOUNT / 2n - BigInt(String(row.summary.refundFee)));
  });

  it('none in time expires; one that comes late opens it again and comes back', async () => {
    const { actionId, address, refundTo } = await waiting();
    await house.advance(20 * 60);
    expect((await untilEnded(house, actionId)).row.status).toBe('expired');
    await pay(address);
    const reopened = await until(house, actionId, 'reopening', (now) =>
      kinds(now).includes('swap.reopened'),
    );
    expect(kinds(reopened)).toContain('deposit.seen');
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('refunded');
    expect(await back(refundTo)).toBeGreaterThan(0n);
  });

  it('a second one after the end opens it again and comes back', async () => {
    const { actionId, address, recipient, refundTo } = await paid();
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    const first = await got(recipient);
    await pay(address);
    await until(house, actionId, 'reopening', (now) => kinds(now).includes('swap.reopened'));
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('done with part refunded');
    expect(await got(recipient)).toBe(first);
    expect(await back(refundTo)).toBeGreaterThan(0n);
  });

  it('one that a reorganisation takes away is waited for again', async () => {
    house.sandbox.controls.settings({ confirmations: 6 });
    await house.sandbox.controls.automine({ chain: 8453, on: false });
    const { actionId, address } = await waiting();
    await pay(address);
    await house.sandbox.controls.mine({ chain: 8453, blocks: 1 });
    await until(house, actionId, 'the deposit', (now) => kinds(now).includes('deposit.seen'));
    await house.sandbox.controls.reorg({ chain: 8453, depth: 1, drop: 'all' });
    await until(house, actionId, 'its going', (now) => kinds(now).includes('deposit.gone'));
    expect((await look(house, actionId)).row.open).toBe(true);
    await house.sandbox.controls.automine({ chain: 8453, on: true });
    await pay(address);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
