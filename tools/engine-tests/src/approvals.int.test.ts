import { randomUUID } from 'node:crypto';
import { createBackend } from '@countinghouse/desktop/backend';
import { visitDoor } from '@countinghouse/wallet';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  command,
  depositsMade,
  hurry,
  look,
  open,
  readAndApprove,
  startSwap,
  swapInput,
  untilEnded,
  untilStatus,
} from './support/drive.ts';
import { type House, openHouse, PASSPHRASE } from './support/house.ts';
import { must, present } from './support/must.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.end());
afterEach(() => house.sandbox.controls.reset());

const digestOf = async (actionId: string) =>
  present((await look(house, actionId)).review, 'the review').digest;

describe('a command is taken once', () => {
  it('a repeated start is the same action', async () => {
    const id = randomUUID();
    const input = JSON.parse(JSON.stringify(swapInput(house)));
    const { engine } = open(house);
    const answers = await Promise.all([1, 2, 3].map(() => engine.start(id, 'swap', input)));
    const ids = new Set(answers.map((answer) => must(answer).actionId));
    expect(ids.size).toBe(1);
    const [actionId = ''] = ids;
    const other = { ...input, amount: '26000000' };
    expect(must(await engine.start(id, 'swap', other)).actionId).toBe(actionId);
    must(await command(house, actionId, 'cancel'));
    expect((await look(house, actionId)).row.status).toBe('cancelled');
  });

  it('an approval given twice, under one id and under two, pays once', async () => {
    const actionId = await startSwap(house);
    await untilStatus(house, actionId, 'awaiting signature');
    const payload = { digest: await digestOf(actionId) };
    const id = randomUUID();
    const twice = await Promise.all([
      command(house, actionId, 'approve', payload, id),
      command(house, actionId, 'approve', payload, id),
    ]);
    expect(twice[0]).toEqual(twice[1]);
    await hurry(house, actionId);
    await untilEnded(house, actionId);
    expect(await command(house, actionId, 'approve', payload, id)).toEqual(twice[0]);
    expect(await command(house, actionId, 'approve', payload)).toMatchObject({
      ok: false,
      error: { code: 'NOTHING_TO_APPROVE' },
    });
    await hurry(house, actionId);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect(await depositsMade(house, actionId)).toBe(1);
  });

  it('two approvals side by side pay once', async () => {
    const actionId = await startSwap(house);
    await untilStatus(house, actionId, 'awaiting signature');
    const payload = { digest: await digestOf(actionId) };
    await Promise.all([1, 2, 3].map(() => command(house, actionId, 'approve', payload)));
    await hurry(house, actionId);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect(await depositsMade(house, actionId)).toBe(1);
  });

  it('an approval of something else than was read is refused', async () => {
    const actionId = await startSwap(house);
    await untilStatus(house, actionId, 'awaiting signature');
    for (const digest of ['0'.repeat(64), '', null, 7]) {
      expect(await command(house, actionId, 'approve', { digest })).toMatchObject({
        ok: false,
        error: { code: 'REVIEW_CHANGED' },
      });
    }
    must(await command(house, actionId, 'cancel'));
  });
});

describe('an approval dies with the lock', () => {
  it('nothing is approved while locked, and a yes from before the lock is void', async () => {
    const actionId = await startSwap(house);
    await untilStatus(house, actionId, 'awaiting signature');
    const payload = { digest: await digestOf(actionId) };
    // Given, but not yet acted on: the lock comes first.
    must(await command(house, actionId, 'approve', payload));
    await house.backend().screenLock();
    expect(house.backend().state()).toBe('tracking');
    await hurry(house, actionId);
    expect(await command(house, actionId, 'approve', payload)).toMatchObject({
      ok: false,
      error: { code: 'LOCKED' },
    });
    await house.unlock();
    await hurry(house, actionId);
    const waiting = await untilStatus(house, actionId, 'awaiting signature');
    expect(waiting.events.some(({ type }) => type === 'effect.intended')).toBe(false);
    must(await approve(house, actionId));
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect(await depositsMade(house, actionId)).toBe(1);
  });

  it('tracking goes on to the end while the screen is locked', async () => {
    const actionId = await startSwap(house);
    await readAndApprove(house, actionId);
    await untilStatus(house, actionId, 'sent', 'confirming', 'settling', 'done');
    await house.backend().screenLock();
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
    expect(house.backend().state()).toBe('tracking');
    await house.unlock();
    expect(house.backend().state()).toBe('unlocked');
  });
});

describe('what cannot work is said before approval', () => {
  it('too few USDC', async () => {
    const actionId = await startSwap(house, { amount: 5_000_000_000n });
    const { review } = await untilStatus(house, actionId, 'awaiting signature');
    expect(review?.review.warnings).toMatchObject([
      {
        code: 'INSUFFICIENT_FUNDS',
        weight: 'stop',
        sentence: expect.stringMatching(/4100 USDC is missing/),
      },
    ]);
    expect(await approve(house, actionId)).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_FUNDS' },
    });
    must(await command(house, actionId, 'cancel'));
  });

  it('too little for gas, with about how much to add', async () => {
    const { poorAccount, sandbox } = house;
    const purse = { chain: 8453, address: poorAccount, asset: 'USDC', amount: '30000000' };
    await sandbox.controls.faucet(purse);
    const actionId = await startSwap(house, { account: poorAccount, recipient: poorAccount });
    const { review } = await untilStatus(house, actionId, 'awaiting signature');
    const warning = review?.review.warnings.find(({ code }) => code === 'TOO_LITTLE_FOR_GAS');
    expect(warning).toMatchObject({ weight: 'stop' });
    expect(warning?.sentence).toMatch(/add about [0-9.,]+ ETH/);
    expect(await approve(house, actionId)).toMatchObject({ ok: false });
    must(await command(house, actionId, 'cancel'));
  });
});

describe('one ledger, one engine', () => {
  it('a second backend is told who holds the ledger, and the first goes on', async () => {
    const second = must(createBackend({ config: house.config, program: 'second' }));
    try {
      const opening = must(await second.unlock('passphrase'));
      must(await visitDoor(opening.address, [Buffer.from(PASSPHRASE, 'utf8')]));
      const outcome = await opening.done;
      expect(outcome).toMatchObject({ ok: false, error: { code: 'LEDGER_IN_USE' } });
      if (!outcome.ok) expect(outcome.error.message).toContain('e2e');
      expect(second.open()).toBeNull();
    } finally {
      await second.close();
    }
    const actionId = await startSwap(house);
    await readAndApprove(house, actionId);
    expect((await untilEnded(house, actionId)).row.status).toBe('done');
  });

  it('a wrong passphrase opens nothing', async () => {
    await house.backend().screenLock();
    const opening = must(await house.backend().unlock('passphrase'));
    const visit = await visitDoor(opening.address, [Buffer.from('not the passphrase', 'utf8')]);
    expect(visit).toMatchObject({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
    expect(await opening.done).toMatchObject({ ok: false, error: { code: 'WRONG_PASSPHRASE' } });
    expect(house.backend().state()).toBe('tracking');
    await house.unlock();
  });
});

// After all that is signed: the signer process keeps the machine's time.
describe('time', () => {
  it('a quote that expired before approval is refused, and the swap expires unpaid', async () => {
    const actionId = await startSwap(house);
    await untilStatus(house, actionId, 'awaiting signature');
    const digest = await digestOf(actionId);
    // The chains move too: nothing is called unsent before their heads are past the time to pay.
    await house.advance(6 * 60);
    const answer = await command(house, actionId, 'approve', { digest });
    expect(answer).toMatchObject({ ok: false, error: { code: 'REVIEW_EXPIRED' } });
    const end = await untilEnded(house, actionId);
    expect(end.row.status).toBe('expired');
    expect(end.row.sentence).toMatch(/never left you/);
    expect(await depositsMade(house, actionId)).toBe(0);
  });
});

it('no bug was reported by the runner', () => expect(house.errors).toEqual([]));
