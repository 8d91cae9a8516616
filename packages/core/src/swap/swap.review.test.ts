import { describe, expect, it } from 'vitest';
import type { Engine } from '../action/engine.ts';
import type { ChainPort } from '../ports/chain.ts';
import { err, ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { type SwapWish, swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';
import { ARBITRUM, BASE, FRIEND, OWNER } from '../simulation/world.ts';
import { swapAssetOf } from './plan.ts';

/* Faults found in review, each mended since. */

async function beginSwap(
  engine: Engine,
  name: string,
  changes: Partial<SwapWish> = {},
  input: object = {},
): Promise<string> {
  const errand = swapErrandOf({
    name,
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside: false,
    temper: CALM_PERSON,
    ...changes,
  });
  const begun = await engine.start(`start ${name}`, 'swap', { ...errand.input, ...input });
  if (!begun.ok) throw new Error(begun.error.message);
  await engine.advance(begun.value.actionId);
  return begun.value.actionId;
}

function events(stage: Stage, id: string) {
  return stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];
}

const down = async () => err({ code: 'CHAIN_UNAVAILABLE' as const, message: 'no answer' });

describe('an asset that claims to be the coin of its chain', () => {
  it('is not paid in ether because the provider left out its contract', () => {
    // 18 decimals as ether has: "pay 100 DAI" would sign a payment of 100 ETH.
    const dai = {
      id: 'nep141:base-0xda1.omft.near',
      blockchain: 'base',
      symbol: 'DAI',
      decimals: 18,
      contract: null,
      priceUsd: '1',
      pricedAt: 0,
    };
    expect(swapAssetOf(dai)).toMatchObject({ ok: false });
    expect(swapAssetOf({ ...dai, symbol: 'ETH', decimals: 6 })).toMatchObject({ ok: false });
    expect(swapAssetOf({ ...dai, symbol: 'ETH' })).toMatchObject({ ok: true });
    expect(swapAssetOf({ ...dai, blockchain: 'gnosis', symbol: 'xDAI' })).toMatchObject({
      ok: true,
    });
  });
});

describe('a payout', () => {
  it('is counted once, however its hash is spelt', async () => {
    const stage = createStage();
    const { provider, arbitrum } = stage.world;
    // Nine tenths of what was promised is paid; counted twice it would be enough.
    provider.faultNextOrder('part-refund');
    const tell = provider.port.status;
    provider.port.status = async (key) => {
      const told = await tell(key);
      if (!told.ok) return told;
      const loud = told.value.destinationTransactions.map(
        (hash) => `0x${hash.slice(2).toUpperCase()}`,
      );
      return ok({ ...told.value, destinationTransactions: loud });
    };
    // As the real port does: hashes are numbers, not texts.
    const { port } = arbitrum;
    const chain: ChainPort = {
      ...port,
      transfersIn: (hash, token) => port.transfersIn(hash.toLowerCase(), token),
    };
    const engine = stage.program(undefined, new Map([[ARBITRUM, chain]]));
    const id = await beginSwap(engine, 'loud');
    await stage.approve(engine, id);
    await stage.pass(engine, 20 * 60_000);
    expect(stage.row(id).waitingFor).toBe('PAYOUT_SHORT');
  });

  it('answers one swap, not every swap to the same recipient', async () => {
    const stage = createStage();
    const { provider } = stage.world;
    const engine = stage.program();
    provider.faultNextOrder('success-before-payout');
    const paid = await beginSwap(engine, 'twin');
    provider.faultNextOrder('success-without-payout');
    const errand = swapErrandOf({
      name: 'twin',
      origin: 'base USDC',
      destination: 'arb USDC',
      swapType: 'EXACT_INPUT',
      dollars: 50,
      outside: false,
      temper: CALM_PERSON,
    });
    const begun = await engine.start('start twin 2', 'swap', errand.input);
    if (!begun.ok) throw new Error(begun.error.message);
    const unpaid = begun.value.actionId;
    await engine.advance(unpaid);
    const tell = provider.port.status;
    provider.port.status = async (key) => {
      const told = await tell(key);
      const [first, second] = provider.orders();
      if (!told.ok || key.depositAddress !== second?.key.depositAddress) return told;
      return ok({ ...told.value, destinationTransactions: first?.payouts ?? [] });
    };
    const engine2 = stage.program();
    await stage.approve(engine2, paid);
    await stage.pass(engine2, 6_000);
    await stage.approve(engine2, unpaid);
    await stage.pass(engine2, 30 * 60_000);
    expect(provider.orders().map((order) => order.payouts.length)).toEqual([1, 0]);
    // Fifty dollars are gone and nobody has paid them out: one of the two must say so.
    const ends = [stage.row(paid).status, stage.row(unpaid).status].sort();
    expect(ends).toEqual(['done', 'needs you']);
  });

  it('is not called missing while nobody could look', async () => {
    const stage = createStage();
    const chain: ChainPort = { ...stage.world.arbitrum.port, transfersIn: down };
    const engine = stage.program(undefined, new Map([[ARBITRUM, chain]]));
    const id = await beginSwap(engine, 'blind');
    await stage.approve(engine, id);
    await stage.pass(engine, 30 * 60_000);
    expect(stage.world.provider.orders()[0]?.payouts.length).toBe(1);
    expect(stage.row(id).sentence).not.toContain('nothing has arrived on chain');
  });
});

describe('a failure the provider reports while the deposit is still in the pool', () => {
  async function failedInThePool() {
    const stage = createStage();
    const { provider, base } = stage.world;
    const engine = stage.program();
    const id = await beginSwap(engine, 'early');
    base.setBaseFee(10n ** 12n);
    const tell = provider.port.status;
    provider.port.status = async (key) => {
      const told = await tell(key);
      return told.ok ? ok({ ...told.value, status: 'FAILED' }) : told;
    };
    const next = stage.program();
    await stage.approve(next, id);
    await stage.pass(next, 20 * 60_000);
    return { stage, engine: next, id };
  }

  it('leaves the person a way to cancel it', async () => {
    const { stage, engine, id } = await failedInThePool();
    const asked = await engine.command({
      commandId: 'cancel it',
      actionId: id,
      name: 'cancel-transaction',
      payload: null,
    });
    expect(asked.ok).toBe(true);
    await engine.advance(id);
    expect(stage.row(id)).toMatchObject({ open: true, waitingFor: 'SIGNATURE' });
    await stage.approve(engine, id);
    stage.world.base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 5 * 60_000);
    expect(stage.row(id).status).toBe('cancelled');
  });

  it('does not close the lane of the account for good', async () => {
    const { stage, engine, id } = await failedInThePool();
    for (const { hash } of stage.world.base.waiting()) stage.world.base.drop(hash);
    stage.world.base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 4 * 24 * 60 * 60_000);
    // Overdue and forgotten by the pool: the person must be told, or every later payment hangs.
    expect(stage.row(id).waitingFor).toBe('TRANSACTION_OVERDUE');
  }, 60_000);
});

describe('a failed swap', () => {
  it('ends, though its own chain could not be read when the quote came', async () => {
    const stage = createStage();
    const { provider, withoutEndpoint } = stage.world;
    provider.faultNextOrder('failed');
    const engine = stage.program();
    withoutEndpoint.add(BASE);
    const id = await beginSwap(engine, 'blind start');
    withoutEndpoint.delete(BASE);
    await stage.pass(engine, 60_000);
    await stage.approve(engine, id);
    await stage.pass(engine, 60 * 60_000);
    expect(provider.orders()[0]?.state).toBe('FAILED');
    expect(stage.row(id)).toMatchObject({ status: 'failed', summary: { verified: false } });
  });

  it('ends, though a reorg took the credited deposit away and it was cancelled then', async () => {
    const stage = createStage();
    const { provider, base } = stage.world;
    provider.faultNextOrder('failed');
    const engine = stage.program();
    const id = await beginSwap(engine, 'undone');
    await stage.approve(engine, id);
    await stage.pass(engine, 10_000);
    expect(provider.orders()[0]?.deposits.size).toBe(1);
    base.setBaseFee(10n ** 12n);
    base.reorg(8, 'drop');
    const cancel = { commandId: 'undo', actionId: id, name: 'cancel-transaction', payload: null };
    await stage.pass(engine, 3_000);
    expect((await engine.command(cancel)).ok).toBe(true);
    await engine.advance(id);
    await stage.approve(engine, id);
    base.setBaseFee(1_000_000_000n);
    await stage.pass(engine, 60 * 60_000);
    expect(events(stage, id).some(({ type }) => type === 'deposit.gone')).toBe(true);
    expect(stage.row(id)).toMatchObject({ status: 'failed', summary: { verified: false } });
  });

  it('says that the money came back when it did', async () => {
    const stage = createStage();
    const { provider, base } = stage.world;
    provider.faultNextOrder('failed');
    const engine = stage.program();
    const id = await beginSwap(engine, 'late refund');
    await stage.approve(engine, id);
    await stage.pass(engine, 5 * 60_000);
    expect(stage.row(id).status).toBe('failed');
    const [order] = provider.orders();
    if (order === undefined) throw new Error('no order');
    const { TREASURY } = await import('../simulation/world.ts');
    const token = order.from.contract;
    const hash = base.pay({ from: TREASURY, to: OWNER, token, amount: order.deposited });
    order.refunds.push(hash);
    order.refunded = order.deposited;
    order.state = 'REFUNDED';
    await stage.pass(engine, 3 * 60 * 60_000);
    expect(stage.row(id).status).toBe('refunded');
  });
});

describe('a deposit from outside that nobody has heard of', () => {
  it('is not called unsent because the provider does not answer', async () => {
    const stage = createStage();
    const { provider, base } = stage.world;
    const { port } = base;
    // The provider sweeps what arrives, and ether leaves no logs: an empty address proves nothing.
    const chain: ChainPort = {
      ...port,
      balance: async (address, token) =>
        address === provider.orders()[0]?.key.depositAddress
          ? ok(0n)
          : port.balance(address, token),
    };
    const engine = stage.program(undefined, new Map([[BASE, chain]]));
    const id = await beginSwap(engine, 'swept', { origin: 'base ETH', outside: true });
    const [order] = provider.orders();
    if (order === undefined) throw new Error('no order');
    provider.port.status = async () =>
      err({
        kind: 'unavailable',
        code: 'UNAVAILABLE',
        message: 'The swap service does not answer.',
        provider: '1click',
        operation: 'status',
        mayHaveHappened: false,
      });
    const { depositAddress } = order.key;
    base.pay({ from: FRIEND, to: depositAddress, token: null, amount: order.quote.amountIn });
    const cutOff = stage.program(undefined, new Map([[BASE, chain]]));
    await stage.pass(cutOff, 60 * 60_000);
    expect(stage.row(id).sentence).not.toContain('never left you');
    expect(stage.row(id).status).not.toBe('expired');
  });
});

describe('recovered mode', () => {
  it('reads only: nobody is told of a deposit', async () => {
    const stage = createStage();
    const { provider, ledger } = stage.world;
    const engine = stage.program();
    const id = await beginSwap(engine, 'restored');
    await stage.approve(engine, id);
    const told: string[] = [];
    provider.port.submitDeposit = async ({ transactionHash }) => {
      told.push(transactionHash);
      return err({
        kind: 'refused',
        code: 'REFUSED',
        message: '',
        provider: '1click',
        operation: 'submitDeposit',
        mayHaveHappened: false,
      });
    };
    const copy = ledger.snapshot();
    await stage.begin(engine, 'later');
    ledger.restore(copy);
    const after = stage.program();
    await stage.pass(after, 60_000);
    expect(ledger.mode()).toBe('recovered');
    expect(events(stage, id).some(({ type }) => type === 'transaction.included')).toBe(true);
    expect(told).toEqual([]);
  });
});
