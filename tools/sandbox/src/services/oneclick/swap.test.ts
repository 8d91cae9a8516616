import type { Address } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { roleAccount, userAccount } from '../../identity.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { EXCHANGE } from '../../stack/addresses.ts';
import { INSTRUMENTS } from '../../stack/instruments.ts';
import type { Body } from '../../testing/answers.ts';
import { assetId, createTrader, type Trader } from '../../testing/trader.ts';

let sandbox: Sandbox;
let trader: Trader;
const stranger = (): Address => privateKeyToAccount(generatePrivateKey()).address;

beforeAll(async () => {
  sandbox = await startSandbox({
    blockTimeMs: 100,
    oneclick: { processingMs: 100, sweep: false },
  });
  trader = createTrader(sandbox, userAccount(0), stranger());
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  sandbox.controls.reset();
  for (const chain of [8453, 42161]) await sandbox.controls.automine({ chain, on: true });
  sandbox.controls.settings({ processingMs: 100, sweep: false });
});

/** Runs `work` and says how its customer's money changed: USDC on Base, and of a recipient on Arbitrum. */
async function changes(recipient: Address, work: () => Promise<void>) {
  const read = () =>
    Promise.all([
      trader.balance(8453, 'USDC', trader.account.address),
      trader.balance(42161, 'USDC', recipient),
    ]);
  const [paidBefore, gotBefore] = await read();
  await work();
  const [paidAfter, gotAfter] = await read();
  return { paid: paidBefore - paidAfter, got: gotAfter - gotBefore };
}

const deposit = (quote: Body, amount: bigint) =>
  trader.send(8453, 'USDC', quote.quote.depositAddress, amount);

describe('a swap that goes well', () => {
  it('pays exactly the quoted output for an exact input, through all states', async () => {
    const recipient = stranger();
    const quote = await trader.quote({ recipient });
    const moved = await changes(recipient, async () => {
      const hash = await deposit(quote, 25_000_000n);
      const { seen, swapDetails } = await trader.until(quote.quote.depositAddress, 'SUCCESS');
      expect(seen.filter((state: string) => state !== 'PENDING_DEPOSIT')).toEqual(
        ['KNOWN_DEPOSIT_TX', 'PROCESSING', 'SUCCESS'].filter((state) => seen.includes(state)),
      );
      expect(swapDetails.originChainTxHashes.map((one) => one.hash)).toEqual([hash]);
      expect(swapDetails.amountOut).toBe(quote.quote.amountOut);
      expect(swapDetails.refundedAmount).toBe('0');
      const [payout] = swapDetails.destinationChainTxHashes;
      const receipt = await trader
        .reader(42161)
        .getTransactionReceipt({ hash: payout?.hash ?? '0x' });
      expect(receipt.status).toBe('success');
    });
    expect(moved).toEqual({ paid: 25_000_000n, got: BigInt(quote.quote.amountOut) });
    const [order] = sandbox.controls.ledger().slice(-1);
    expect(order?.trail.map(({ state }) => state)).toEqual([
      'PENDING_DEPOSIT',
      'KNOWN_DEPOSIT_TX',
      'PROCESSING',
      'SUCCESS',
    ]);
  });

  it('delivers the exact output and returns what was not needed, less the fee', async () => {
    const recipient = stranger();
    const quote = await trader.quote({
      ...{ recipient, swapType: 'EXACT_OUTPUT', amount: '40000000', slippageTolerance: 200 },
    });
    const { amountIn, minAmountIn, refundFee } = quote.quote;
    const moved = await changes(recipient, async () => {
      await deposit(quote, BigInt(amountIn));
      const { swapDetails } = await trader.until(quote.quote.depositAddress, 'SUCCESS');
      const back = BigInt(amountIn) - BigInt(minAmountIn) - BigInt(refundFee);
      expect(swapDetails.refundedAmount).toBe(back.toString());
      expect(swapDetails.originChainTxHashes).toHaveLength(2);
    });
    expect(moved).toEqual({ paid: BigInt(minAmountIn) + BigInt(refundFee), got: 40_000_000n });
  });

  it('returns what was deposited over an exact input', async () => {
    const recipient = stranger();
    const quote = await trader.quote({ recipient });
    const moved = await changes(recipient, async () => {
      await deposit(quote, 30_000_000n);
      await trader.until(quote.quote.depositAddress, 'SUCCESS');
    });
    const fee = BigInt(quote.quote.refundFee);
    expect(moved).toEqual({ paid: 25_000_000n + fee, got: BigInt(quote.quote.amountOut) });
  });

  it('swaps everything that came in for a flexible input', async () => {
    const recipient = stranger();
    const quote = await trader.quote({
      recipient,
      swapType: 'FLEX_INPUT',
      slippageTolerance: 1000,
    });
    const first = BigInt(quote.quote.minAmountIn) - 1n;
    const moved = await changes(recipient, async () => {
      await deposit(quote, first);
      await trader.until(quote.quote.depositAddress, 'INCOMPLETE_DEPOSIT');
      await deposit(quote, 10_000_000n);
      await trader.until(quote.quote.depositAddress, 'SUCCESS');
    });
    const total = first + 10_000_000n;
    expect(moved).toEqual({
      paid: total,
      got: (BigInt(quote.quote.amountOut) * total) / 25_000_000n,
    });
  });

  it('moves native coin both ways', async () => {
    const recipient = stranger();
    const quote = await trader.quote({
      ...{ recipient, originAsset: assetId('base'), destinationAsset: assetId('arb') },
      amount: (10n ** 17n).toString(),
    });
    await trader.send(8453, 'ETH', quote.quote.depositAddress, 10n ** 17n);
    await trader.until(quote.quote.depositAddress, 'SUCCESS');
    expect(await trader.balance(42161, 'ETH', recipient)).toBe(BigInt(quote.quote.amountOut));
  });

  it('notices deposits of anybody, and sooner when told', async () => {
    await sandbox.controls.automine({ chain: 8453, on: false });
    const quote = await trader.quote();
    const address = quote.quote.depositAddress;
    const other = createTrader(sandbox, userAccount(1), trader.recipient);
    const txHash = await other.send(8453, 'USDC', address, 25_000_000n);
    expect((await trader.status(address)).body.status).toBe('PENDING_DEPOSIT');
    const told = await trader.post('/v0/deposit/submit', { txHash, depositAddress: address });
    expect(told.status).toBe(201);
    await trader.until(address, 'KNOWN_DEPOSIT_TX');
    await sandbox.controls.automine({ chain: 8453, on: true });
    await trader.until(address, 'SUCCESS');
  });
});

describe('a swap that does not', () => {
  it('waits for a top-up after a partial deposit', async () => {
    const quote = await trader.quote();
    await deposit(quote, 10_000_000n);
    const waiting = await trader.until(quote.quote.depositAddress, 'INCOMPLETE_DEPOSIT');
    expect(waiting.swapDetails.depositedAmount).toBe('10000000');
    expect(waiting.swapDetails.amountIn).toBeNull();
    await deposit(quote, 15_000_000n);
    await trader.until(quote.quote.depositAddress, 'SUCCESS');
  });

  it('refunds a partial deposit at the requested deadline, not at the quoted one', async () => {
    const quote = await trader.quote();
    const moved = await changes(trader.recipient, async () => {
      await deposit(quote, 10_000_000n);
      await trader.until(quote.quote.depositAddress, 'INCOMPLETE_DEPOSIT');
      await sandbox.controls.advance({ seconds: 3_700 });
      expect(Date.parse(sandbox.controls.now())).toBeLessThan(Date.parse(quote.quote.deadline));
      const { swapDetails } = await trader.until(quote.quote.depositAddress, 'REFUNDED');
      expect(swapDetails.refundReason).toBe('PARTIAL_DEPOSIT');
      expect(swapDetails.refundedAmount).toBe(String(10_000_000n - BigInt(quote.quote.refundFee)));
    });
    expect(moved).toEqual({ paid: BigInt(quote.quote.refundFee), got: 0n });
  });

  it('refunds when the price went too far, and when told to', async () => {
    sandbox.controls.behaveNext({ behaviour: { driftBps: -150 } });
    sandbox.controls.behaveNext({ behaviour: { outcome: 'refund', refundReason: 'NO_QUOTES' } });
    for (const reason of ['AMOUNT_LESS_THAN_MIN_AMOUNT_OUT', 'NO_QUOTES']) {
      const quote = await trader.quote();
      await deposit(quote, 25_000_000n);
      const { swapDetails } = await trader.until(quote.quote.depositAddress, 'REFUNDED');
      expect(swapDetails.refundReason).toBe(reason);
      expect(swapDetails.destinationChainTxHashes).toEqual([]);
    }
  });

  it('fails and keeps the money when told to', async () => {
    sandbox.controls.behaveNext({ behaviour: { outcome: 'fail' } });
    const quote = await trader.quote();
    const moved = await changes(trader.recipient, async () => {
      await deposit(quote, 25_000_000n);
      await trader.until(quote.quote.depositAddress, 'FAILED');
    });
    expect(moved).toEqual({ paid: 25_000_000n, got: 0n });
  });

  it('stays pending for ever when nothing arrives', async () => {
    const quote = await trader.quote();
    await sandbox.controls.advance({ seconds: 4 * 24 * 3600 });
    const { body } = await trader.status(quote.quote.depositAddress);
    expect(body.status).toBe('PENDING_DEPOSIT');
    expect(body.swapDetails).toMatchObject({
      ...{ amountIn: null, amountOut: null, refundedAmount: '0', depositedAmount: null },
      ...{ originChainTxHashes: [], destinationChainTxHashes: [], intentHashes: [] },
    });
  });

  it('forgets a deposit that left the pool, and says so', async () => {
    await sandbox.controls.automine({ chain: 8453, on: false });
    const quote = await trader.quote();
    const address = quote.quote.depositAddress;
    const hash = await deposit(quote, 25_000_000n);
    await trader.post('/v0/deposit/submit', { txHash: hash, depositAddress: address });
    await trader.until(address, 'KNOWN_DEPOSIT_TX');
    await sandbox.controls.drop({ chain: 8453, hash });
    await trader.until(address, 'PENDING_DEPOSIT');
    await sandbox.controls.automine({ chain: 8453, on: true });
  });
});

describe('deposits at the wrong time', () => {
  const late = async (policy: 'refund' | 'swap' | 'ignore') => {
    sandbox.controls.settings({ late: policy });
    const quote = await trader.quote({ deadline: inOneHour() });
    await sandbox.controls.advance({ seconds: 4_000 });
    await deposit(quote, 25_000_000n);
    return quote;
  };
  const inOneHour = () => new Date(Date.parse(sandbox.controls.now()) + 3_600_000).toISOString();

  it('refunds, swaps or keeps a late one, as set', async () => {
    const refunded = await late('refund');
    await trader.until(refunded.quote.depositAddress, 'REFUNDED');
    const swapped = await late('swap');
    await trader.until(swapped.quote.depositAddress, 'SUCCESS');
    const ignored = await late('ignore');
    await sandbox.controls.mine({ chain: 8453, blocks: 5 });
    const { body } = await trader.status(ignored.quote.depositAddress);
    expect(body.status).toBe('PENDING_DEPOSIT');
    expect(sandbox.controls.ledger().at(-1)?.deposits[0]?.use).toBe('ignored');
  });

  it('returns a second deposit after SUCCESS and stays at SUCCESS', async () => {
    const quote = await trader.quote();
    await deposit(quote, 25_000_000n);
    await trader.until(quote.quote.depositAddress, 'SUCCESS');
    const moved = await changes(trader.recipient, async () => {
      await deposit(quote, 25_000_000n);
      await refundedAtLeast(quote, 1n);
    });
    expect(moved).toEqual({ paid: BigInt(quote.quote.refundFee), got: 0n });
  });

  it('keeps or swaps a second deposit, as set', async () => {
    sandbox.controls.behaveNext({ behaviour: { extra: 'ignore' } });
    sandbox.controls.behaveNext({ behaviour: { extra: 'swap' } });
    const kept = await trader.quote();
    const again = await trader.quote({ recipient: stranger() });
    for (const quote of [kept, again]) {
      await deposit(quote, 25_000_000n);
      await trader.until(quote.quote.depositAddress, 'SUCCESS');
      await deposit(quote, 25_000_000n);
    }
    const line = (quote: Body) =>
      sandbox.controls
        .ledger()
        .find(({ depositAddress }) => depositAddress === quote.quote.depositAddress);
    for (let tries = 0; tries < 400 && line(again)?.payments.length !== 2; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await trader.until(again.quote.depositAddress, 'SUCCESS');
    expect(line(kept)?.payments).toHaveLength(1);
    expect(line(again)?.payments.length).toBe(2);
  });

  async function refundedAtLeast(quote: Body, amount: bigint): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await trader.status(quote.quote.depositAddress);
      expect(body.status).toBe('SUCCESS');
      if (BigInt(body.swapDetails.refundedAmount) >= amount) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('nothing came back');
  }
});

describe('money', () => {
  it('is neither made nor lost, and the treasury ends with what the books say', async () => {
    sandbox.controls.settings({ sweep: true });
    const quote = await trader.quote({
      destinationAsset: assetId('base', trader.token(8453, 'DAI')),
    });
    await deposit(quote, 26_000_000n);
    await trader.until(quote.quote.depositAddress, 'SUCCESS');
    await swept(quote.quote.depositAddress);
    const orders = sandbox.controls.ledger();
    const people = [0, 1, 2, 3, 4].map((index) => userAccount(index).address);
    const roles = (['deployer', 'treasury', 'faucet'] as const).map(
      (role) => roleAccount(role).address,
    );
    const addresses = new Set<string>([
      ...people,
      ...roles,
      // What the 1tx service's contracts hold.
      ...[EXCHANGE, ...INSTRUMENTS.map(({ shares }) => shares)],
      ...orders.map(({ depositAddress }) => depositAddress),
      ...orders.flatMap(({ payments }) => payments.map(({ to }) => to)),
    ]);
    for (const [chain, symbol, decimals] of [
      [8453, 'USDC', 6n],
      [8453, 'DAI', 18n],
      [42161, 'USDC', 6n],
    ] as const) {
      let sum = 0n;
      for (const address of addresses)
        sum += await trader.balance(chain, symbol, address as Address);
      expect(sum).toBe(10_000_000_000n * 10n ** decimals);
    }
    expect(await trader.balance(8453, 'USDC', quote.quote.depositAddress as Address)).toBe(0n);
  });

  it('agrees with the books: treasury, deposit addresses, payments', async () => {
    sandbox.controls.settings({ sweep: true });
    await sandbox.controls.advance({ seconds: 1 });
    await settled();
    const orders = sandbox.controls.ledger();
    const treasury = roleAccount('treasury').address;
    for (const [chain, code] of [
      [8453, 'base'],
      [42161, 'arb'],
    ] as const) {
      const asset = assetId(code, trader.token(chain, 'USDC'));
      const from = orders.filter(({ originAsset }) => originAsset === asset);
      const swept = total(from.flatMap(({ sweeps }) => sweeps));
      const paid = total(
        orders.flatMap(({ payments }) =>
          payments.filter((one) => one.rail === 'chain' && one.asset === asset),
        ),
      );
      const held = await trader.balance(chain, 'USDC', treasury);
      expect(held).toBe(1_000_000_000n * 1_000_000n + swept - paid);
      let lying = 0n;
      for (const { depositAddress } of from) {
        lying += await trader.balance(chain, 'USDC', depositAddress as Address);
      }
      const came = from.flatMap(({ deposits }) => deposits.filter(({ orphaned }) => !orphaned));
      expect(lying).toBe(total(came) - swept);
      expect(paid).toBeGreaterThan(0n);
    }
  });

  const total = (lines: readonly { readonly amount: string }[]): bigint =>
    lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);

  /** Waits until nothing that was decided on lies at a deposit address any more. */
  async function settled(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const open = sandbox.controls.ledger().filter(({ deposits, sweeps }) => {
        const decided = deposits.filter(({ use }) => use === 'done' || use === 'refund');
        return total(decided) !== total(sweeps) || sweeps.some(({ txHash }) => txHash === '');
      });
      if (open.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await sandbox.controls.mine({ chain: 8453, blocks: 2 });
  }

  async function swept(address: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await trader.balance(8453, 'USDC', address as Address)) === 0n) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
});
