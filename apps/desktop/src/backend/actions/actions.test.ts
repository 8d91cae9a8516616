import { parseEvidence } from '@countinghouse/core';
import { FRIEND, FRIEND_BITCOIN, OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { approveReview, beginSend, beginSwap, tokenId } from '../testing/begin.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { actionProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const get = async (actionId: string) => {
  const answer = await actionProcedures.get(sim.house, { actionId });
  fits(contract.actions.get, answer);
  return must(answer);
};
const command = (actionId: string, name: 'cancel' | 'speed-up' | 'sent', more = {}) =>
  actionProcedures.command(sim.house, { commandId: newCommand(), actionId, name, ...more });

const troublesOf = (signal: AbortSignal) =>
  actionProcedures.watchTroubles(sim.house, undefined, signal);

describe('a swap', () => {
  it('before it is approved: the review, with names, prices and what to compare', async () => {
    const id = await beginSwap(sim, { recipient: SAVINGS });
    const detail = await get(id);
    expect(detail.row).toMatchObject({
      status: 'awaiting signature',
      waitingFor: 'SIGNATURE',
      pays: { symbol: 'USDC', units: '25000000', price: { source: '1Click' } },
      gets: { symbol: 'USDC', units: '24975000' },
    });
    expect(detail.review).toMatchObject({
      purpose: 'swap deposit',
      approvable: true,
      payer: { address: OWNER, name: 'Main' },
      receiver: { name: 'Savings' },
      to: { name: null },
      chain: { name: 'Base' },
      pays: { price: { usd: '1.000000' } },
      through: '1Click',
    });
    expect(detail.review).toHaveProperty('to.address', detail.review?.compare);
    expect(detail.commands).toEqual(['cancel', 'refresh']);
    expect(detail.atWorst).toContain('before you sign');
    expect(detail.provider).toMatchObject({ name: '1Click', status: null });
    expect(detail.quoteFacts).toMatchObject({ slippageBasisPoints: 100, problems: [] });
    expect(detail.deposit).toBeNull();
    expect(detail.story.map(({ label }) => label)).toContain('signed by the provider');
  });

  it('approved it runs to its end, and every step is proven by a transaction', async () => {
    const id = await beginSwap(sim);
    must(await approveReview(sim, id));
    const sent = await get(id);
    expect(sent.review).toBeNull();
    expect(sent.account).toBe(OWNER);
    expect(sent.expectedUntil).toBeGreaterThan(0);
    await sim.pass(20 * 60_000);
    const done = await get(id);
    expect(done.row.status).toBe('done');
    expect(done.proofs.map(({ what }) => what)).toEqual(['deposit', 'payout']);
    expect(done.proofs[0]).toMatchObject({ chain: { name: 'Base' }, explorerUrl: null });
    expect(done).toMatchObject({ commands: [], atWorst: null, expectedUntil: null });
    expect(done.provider?.status).toBe('SUCCESS');
    expect(done.row.gets?.units).toBe('24975000');
  });

  it('that struggles tells the pages, though no event says so, and again when it goes on', async () => {
    const id = await beginSwap(sim);
    must(await approveReview(sim, id));
    const told: number[] = [];
    const leaving = new AbortController();
    const watching = (async () => {
      for await (const { changes } of troublesOf(leaving.signal)) told.push(changes);
    })();
    await expect.poll(() => told).toHaveLength(1);
    const { swaps } = sim.house.outside;
    const { status } = swaps;
    swaps.status = async () => ({
      ok: false,
      error: {
        kind: 'unavailable',
        code: 'UNREACHABLE',
        message: '1Click does not answer.',
        provider: '1Click',
        operation: 'status',
        mayHaveHappened: false,
      },
    });
    await sim.pass(5 * 60_000);
    await expect.poll(() => told.length).toBeGreaterThan(1);
    const before = told.length;
    expect((await get(id)).trouble?.message).toBe('1Click does not answer.');
    swaps.status = status;
    await sim.pass(20 * 60_000);
    await expect.poll(() => told.length).toBeGreaterThan(before);
    expect(await get(id)).toMatchObject({ trouble: null, row: { status: 'done' } });
    leaving.abort();
    await watching;
  });

  it('approved while the chain does not answer says so, once, and that a lock took the yes away', async () => {
    const id = await beginSwap(sim);
    const { chains } = sim.house.outside;
    const base = present(chains.get('eip155:8453'));
    const { block } = base;
    base.block = async () => ({
      ok: false,
      error: { code: 'CHAIN_UNAVAILABLE', message: 'Base does not answer.' },
    });
    must(await approveReview(sim, id));
    must(await approveReview(sim, id));
    const approved = await get(id);
    expect(approved.row).toMatchObject({
      sentence: 'You approved it; it will be signed when Base answers.',
      waitingFor: null,
    });
    expect(approved.review).toMatchObject({ approvable: false, approval: { stands: true } });
    expect(approved.atWorst).toContain('until then you can give it up');
    expect(approved.commands).toContain('cancel');
    const yes = approved.story.filter(({ event }) => event.type === 'approval.given');
    expect(yes).toHaveLength(1);
    sim.world.signer.lock();
    sim.world.signer.unlock();
    const lapsed = await get(id);
    expect(lapsed.row).toMatchObject({ waitingFor: 'SIGNATURE' });
    expect(lapsed.row.sentence).toContain('Your approval lapsed');
    expect(lapsed.review).toMatchObject({ approvable: true, approval: { stands: false } });
    base.block = block;
    must(await approveReview(sim, id));
    expect((await get(id)).row.status).toBe('sent');
  });

  it('approving twice, or something else than what stands there, is refused in the contract’s words', async () => {
    const id = await beginSwap(sim);
    const digest = present((await get(id)).review).digest;
    const other = 'ab'.repeat(32);
    const approve = (text: string, commandId = newCommand()) =>
      actionProcedures.approve(sim.house, { commandId, actionId: id, digest: text });
    expect(await approve(other)).toMatchObject({ ok: false, error: { code: 'REVIEW_CHANGED' } });
    const commandId = newCommand();
    expect(await approve(digest, commandId)).toEqual({ ok: true, value: null });
    expect(await approve(digest, commandId)).toEqual({ ok: true, value: null });
    await sim.advance(id);
    expect(await approve(digest)).toMatchObject({
      ok: false,
      error: { code: 'REFUSED', detail: 'NOTHING_TO_APPROVE' },
    });
    expect(sim.world.signer.signatures()).toHaveLength(1);
  });

  it('while locked nothing is approved', async () => {
    const id = await beginSwap(sim);
    sim.world.signer.lock();
    const { review } = await get(id);
    expect(review?.approvable).toBe(false);
    const { digest } = present(review);
    const wish = { commandId: newCommand(), actionId: id, digest };
    expect(await actionProcedures.approve(sim.house, wish)).toMatchObject({
      ok: false,
      error: { code: 'LOCKED' },
    });
  });

  it('a quote that lies is told by its problems, and there is nothing to approve', async () => {
    sim.world.provider.faultNextQuote('echo-recipient');
    const id = await beginSwap(sim);
    const detail = await get(id);
    expect(detail.review).toBeNull();
    expect(detail.row.status).toBe('failed');
    expect(detail.quoteFacts?.problems.length).toBeGreaterThan(0);
  });
});

describe('a deposit from outside', () => {
  it('in bitcoin: where to, how much, until when, as a BIP-21 code', async () => {
    const origin = tokenId('btc', 'BTC');
    const changes = { origin, units: '100000', account: null, recipient: OWNER };
    const id = await beginSwap(sim, { ...changes, refundTo: FRIEND_BITCOIN });
    const { deposit, commands, review } = await get(id);
    expect(review).toBeNull();
    expect(commands).toContain('sent');
    const { address, sendBefore } = present(deposit);
    expect(deposit).toMatchObject({
      uri: `bitcoin:${address}?amount=0.001`,
      amount: { units: '100000', symbol: 'BTC' },
      refundTo: FRIEND_BITCOIN,
      memo: null,
    });
    expect(sendBefore).toBeGreaterThan(sim.world.clock.now());
    must(await command(id, 'sent', { transaction: 'ab'.repeat(32) }));
    expect(await command(id, 'sent', { transaction: 'no' })).toMatchObject({
      ok: false,
      error: { code: 'REFUSED', detail: 'BAD_TRANSACTION' },
    });
  });

  it('on an EVM chain: as an EIP-681 code of a token transfer', async () => {
    const changes = { account: null, recipient: OWNER, refundTo: FRIEND };
    const { deposit } = await get(await beginSwap(sim, changes));
    const { address, uri } = present(deposit);
    expect(uri).toMatch(
      new RegExp(`^ethereum:0x[0-9a-f]{40}@8453/transfer\\?address=${address}&uint256=25000000$`),
    );
  });
});

describe('a deposit from outside that 1Click calls too little', () => {
  const outside = { account: null, recipient: OWNER, refundTo: FRIEND };

  /** Pays `amount` to the deposit address, and lets 1Click say that it is not enough. */
  async function paidIn(amount: bigint, told: bigint | null) {
    const id = await beginSwap(sim, outside);
    const { address } = present((await get(id)).deposit);
    const token = present([...sim.world.base.created().keys()].find((name) => name !== 'native'));
    const tell = sim.world.provider.port.status;
    sim.house.outside.swaps.status = async (key) => {
      const answer = await tell(key);
      if (!answer.ok) return answer;
      const said = { status: 'INCOMPLETE_DEPOSIT' as const, depositedAmount: told };
      return { ok: true, value: { ...answer.value, ...said } };
    };
    if (amount > 0n) sim.world.base.payForeign({ from: SAVINGS, to: address, token, amount });
    await sim.pass(60_000);
    return get(id);
  }

  it('asks for the rest, and only for the rest', async () => {
    const { row, deposit } = await paidIn(10_000_000n, 9_000_000n);
    expect(row.waitingFor).toBe('DEPOSIT_INCOMPLETE');
    expect(deposit?.amount.units).toBe('15000000');
    expect(deposit?.uri).toContain('uint256=15000000');
  });

  it('is nobody’s concern where we pay it ourselves and have not: it waits for the signature', async () => {
    const id = await beginSwap(sim);
    const tell = sim.world.provider.port.status;
    sim.house.outside.swaps.status = async (key) => {
      const answer = await tell(key);
      const said = { status: 'INCOMPLETE_DEPOSIT' as const };
      return answer.ok ? { ok: true, value: { ...answer.value, ...said } } : answer;
    };
    await sim.pass(60_000);
    const { row } = await get(id);
    expect(row.sentence).not.toContain('Send the rest');
    expect(row.waitingFor).not.toBe('DEPOSIT_INCOMPLETE');
  });

  it.each([
    ['the chain shows all of it', 25_000_000n, 9_000_000n],
    ['the chain shows more', 25_000_001n, null],
    ['1Click itself says that it has all', 0n, 25_000_000n],
  ])('asks for nothing where %s', async (_, amount, told) => {
    const { row, deposit, atWorst } = await paidIn(amount, told);
    expect(deposit).toBeNull();
    expect(row).toMatchObject({ status: 'needs you', waitingFor: 'DEPOSIT_DISPUTED' });
    expect(row.sentence).toContain('Do not send again');
    expect(row.sentence).not.toContain('Send the rest');
    expect(atWorst ?? '').not.toContain('the rest');
  });
});

describe('a payment', () => {
  it('is one line with what it pays, and a review with the receiver’s name', async () => {
    const id = await beginSend(sim, SAVINGS);
    const { row, review, proofs } = await get(id);
    expect(row).toMatchObject({ kind: 'send', pays: { units: '5000000' }, gets: null });
    expect(review).toMatchObject({ receiver: { name: 'Savings' }, refundTo: null });
    expect(proofs).toEqual([]);
    must(await approveReview(sim, id));
    expect((await get(id)).proofs).toMatchObject([{ what: 'payment', chain: { name: 'Base' } }]);
    await sim.pass(5 * 60_000);
    expect((await get(id)).row.status).toBe('done');
  });

  it('a command that cannot be taken now is refused, and none is offered', async () => {
    const id = await beginSend(sim, SAVINGS);
    expect(await command(id, 'speed-up')).toMatchObject({
      ok: false,
      error: { code: 'REFUSED', detail: 'NOTHING_SENT' },
    });
    expect(await command(id, 'sent')).toMatchObject({ ok: false, error: { code: 'NOT_NOW' } });
    must(await command(id, 'cancel'));
    expect(await get(id)).toMatchObject({ row: { status: 'cancelled' }, commands: [] });
  });
});

describe('lists', () => {
  it('newest first, a page at a time by key, filtered', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.unshift(await beginSend(sim, SAVINGS));
      sim.world.clock.advance(1_000);
    }
    const list = async (input: object) => {
      const answer = await actionProcedures.list(sim.house, { limit: 2, ...input });
      fits(contract.actions.list, answer);
      return must(answer);
    };
    const first = await list({});
    expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const { createdAt, id } = present(first[1]);
    const second = await list({ before: { createdAt, id } });
    expect(second.map((row) => row.id)).toEqual(ids.slice(2, 4));
    expect(await list({ kinds: ['swap'] })).toEqual([]);
    expect(await list({ open: true, statuses: ['awaiting signature'] })).toHaveLength(2);
  });

  it('search finds by note and by hash', async () => {
    const id = await beginSend(sim, SAVINGS);
    const found = must(await actionProcedures.search(sim.house, { text: 'rent', limit: 10 }));
    expect(found.map((row) => row.id)).toEqual([id]);
    expect(must(await actionProcedures.search(sim.house, { text: 'gold', limit: 10 }))).toEqual([]);
  });

  it('an action nobody knows is not found', async () => {
    const actionId = 'f'.repeat(32);
    expect(await actionProcedures.get(sim.house, { actionId })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(await actionProcedures.evidence(sim.house, { actionId })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', detail: 'NO_SUCH_ACTION' },
    });
  });
});

describe('the evidence file', () => {
  it('is a file of its own, named by day and action', async () => {
    const id = await beginSend(sim, SAVINGS);
    const { fileName, text } = must(await actionProcedures.evidence(sim.house, { actionId: id }));
    expect(fileName).toBe(`send-2030-01-01-${id.slice(0, 8)}.evidence.json`);
    const parsed = parseEvidence(new TextEncoder().encode(text));
    expect(parsed.ok && parsed.value.file.action.id).toBe(id);
  });
});
