import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedSwap,
  depositsMade,
  kinds,
  type Look,
  readAndApprove,
  startSwap,
  until,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

type Fault = Parameters<House['sandbox']['controls']['fault']>[0];
const fault = (input: Fault) => house.sandbox.controls.fault(input);
const ordersMade = () => house.sandbox.controls.ledger().length;

async function endsDoneWithOneDeposit(actionId: string): Promise<Look> {
  const end = await untilEnded(house, actionId);
  expect(end.row.status).toBe('done');
  expect(await depositsMade(house, actionId)).toBe(1);
  return end;
}

describe('a service that answers badly while a swap runs', () => {
  it.each<[string, Fault]>([
    ['a storm of 429', { kind: 'status', status: 429, route: 'status', count: 12 }],
    [
      'a 429 that names its wait',
      { kind: 'status', status: 429, retryAfter: '1', route: 'status', count: 2 },
    ],
    ['a 500', { kind: 'status', status: 500, route: 'status', count: 6 }],
    ['an HTML page', { kind: 'html', route: '*', count: 6 }],
    ['cut connections', { kind: 'reset', route: '*', count: 6 }],
    ['half an answer', { kind: 'truncate', route: 'status', count: 5 }],
    ['no JSON', { kind: 'notJson', route: 'status', count: 5 }],
  ])('%s: it is sat out', async (_name, input) => {
    const actionId = await startSwap(house);
    await readAndApprove(house, actionId);
    fault(input);
    await endsDoneWithOneDeposit(actionId);
  });

  it.each<[string, Fault]>([
    ['429', { kind: 'status', status: 429, route: 'quote', count: 3 }],
    ['502 in HTML', { kind: 'html', route: 'quote', count: 3 }],
    ['cut connections', { kind: 'reset', route: 'quote', count: 3 }],
  ])('%s before the quote: told as trouble, then gone on with', async (_name, input) => {
    fault({ ...input, count: 4 });
    const actionId = await startSwap(house);
    const troubled = await until(
      house,
      actionId,
      'trouble or its end',
      ({ trouble, row }) => trouble !== null || row.status === 'awaiting signature',
    );
    expect(troubled.row.open).toBe(true);
    if (troubled.trouble !== null) expect(troubled.trouble.message).toMatch(/1Click/);
    await readAndApprove(house, actionId);
    await endsDoneWithOneDeposit(actionId);
  });

  it('gone for a while in the middle, and back', async () => {
    house.sandbox.controls.behaveNext({ behaviour: { stuckIn: 'PROCESSING' } });
    const actionId = await approvedSwap(house);
    const seen = await untilStatus(house, actionId, 'settling');
    fault({ kind: 'reset', route: '*', count: 1_000_000 });
    const down = await until(house, actionId, 'trouble', ({ trouble }) => trouble !== null);
    expect(down.row.status).toBe('settling');
    expect(down.row.open).toBe(true);
    house.sandbox.controls.reset();
    house.sandbox.controls.behave({
      depositAddress: String(seen.row.summary.depositAddress),
      behaviour: { stuckIn: null },
    });
    const end = await endsDoneWithOneDeposit(actionId);
    expect(end.trouble).toBeNull();
  });
});

describe('an answer that was lost', () => {
  it('to the quote: another is asked for, and only that one is paid', async () => {
    const before = ordersMade();
    fault({ kind: 'reset', route: 'quote', when: 'after' });
    const actionId = await approvedSwap(house);
    await endsDoneWithOneDeposit(actionId);
    const orders = house.sandbox.controls.ledger().slice(before);
    expect(orders).toHaveLength(2);
    expect(orders.map(({ deposits }) => deposits.length)).toEqual([0, 1]);
  });

  it('to the submitted hash: told again, and once is enough', async () => {
    fault({ kind: 'reset', route: 'submit', when: 'after', count: 2 });
    const end = await endsDoneWithOneDeposit(await approvedSwap(house));
    expect(kinds(end).filter((type) => type === 'deposit.submitted')).toHaveLength(1);
  });

  it('to a submitted hash that is refused: the swap goes on without', async () => {
    fault({ kind: 'refuse', route: 'submit', text: 'internal' });
    await endsDoneWithOneDeposit(await approvedSwap(house));
  });
});

describe('a chain that answers badly', () => {
  it.each([
    'eth_getTransactionReceipt',
    'eth_getLogs',
    'eth_getBlockByNumber',
    'eth_getTransactionCount',
  ])('%s is lost a few times', async (method) => {
    house.baseRpc.fault({ method, lose: 'answer', count: 3 });
    await endsDoneWithOneDeposit(await approvedSwap(house));
  });

  it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
});
