import type { Address } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { createTrader, type Trader } from '../../testing/trader.ts';

let sandbox: Sandbox;
let trader: Trader;
const stranger = (): Address => privateKeyToAccount(generatePrivateKey()).address;
const QUICK = { processingMs: 50 };

beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100, oneclick: QUICK });
  trader = createTrader(sandbox, userAccount(0), stranger());
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  sandbox.controls.reset();
  for (const chain of [8453, 42161]) await sandbox.controls.automine({ chain, on: true });
  sandbox.controls.settings(QUICK);
});

type Behave = Parameters<Sandbox['controls']['behaveNext']>[0]['behaviour'];

/** A paid-for order with the given behaviour, and where its payout should go. */
async function paid(behaviour: Behave) {
  sandbox.controls.behaveNext({ behaviour });
  const recipient = stranger();
  const quote = await trader.quote({ recipient });
  const hash = await trader.send(8453, 'USDC', quote.quote.depositAddress, 25_000_000n);
  const received = () => trader.balance(42161, 'USDC', recipient);
  return { quote, address: quote.quote.depositAddress as string, hash, received };
}
const trailOf = (address: string) =>
  sandbox.controls
    .ledger()
    .find(({ depositAddress }) => depositAddress === address)
    ?.trail.map(({ state }) => state);

describe('a status that lies', () => {
  it('says SUCCESS with an invented transaction and pays nothing', async () => {
    const { address, received } = await paid({ successWithoutPayout: true });
    const { swapDetails } = await trader.until(address, 'SUCCESS');
    const hash = swapDetails.destinationChainTxHashes[0]?.hash ?? '0x';
    expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
    await expect(trader.reader(42161).getTransaction({ hash })).rejects.toThrow();
    expect(await received()).toBe(0n);
  });

  it('says SUCCESS and has sent everything back', async () => {
    const { address, received, quote } = await paid({ successWithFullRefund: true });
    const { swapDetails } = await trader.until(address, 'SUCCESS');
    expect(swapDetails).toMatchObject({
      ...{ amountIn: null, amountOut: null, destinationChainTxHashes: [], refundReason: null },
      refundedAmount: String(25_000_000n - BigInt(quote.quote.refundFee)),
    });
    expect(await received()).toBe(0n);
  });

  it('says SUCCESS, has paid, and names no transaction', async () => {
    const { address, received, quote } = await paid({ successWithoutHash: true });
    const { swapDetails } = await trader.until(address, 'SUCCESS');
    expect(swapDetails.destinationChainTxHashes).toEqual([]);
    expect(await received()).toBe(BigInt(quote.quote.amountOut));
  });

  it('pays somebody else, or too little', async () => {
    const thief = stranger();
    const other = await paid({ payoutTo: thief });
    await trader.until(other.address, 'SUCCESS');
    expect(await other.received()).toBe(0n);
    expect(await trader.balance(42161, 'USDC', thief)).toBe(BigInt(other.quote.quote.amountOut));
    const short = await paid({ payoutShortBy: '1000' });
    await trader.until(short.address, 'SUCCESS');
    expect(await short.received()).toBe(BigInt(short.quote.quote.amountOut) - 1000n);
  });

  it('goes backwards, and shows what nobody knows', async () => {
    const { address } = await paid({});
    await trader.until(address, 'SUCCESS');
    sandbox.controls.behave({
      depositAddress: address,
      behaviour: { show: ['PROCESSING', 'PENDING_DEPOSIT', 'QUANTUM_CHECK'] },
    });
    const shown: string[] = [];
    for (let call = 0; call < 4; call += 1) shown.push((await trader.status(address)).body.status);
    expect(shown).toEqual(['PROCESSING', 'PENDING_DEPOSIT', 'QUANTUM_CHECK', 'SUCCESS']);
    sandbox.controls.behave({ depositAddress: address, behaviour: { showAlways: 'HALTED' } });
    expect((await trader.status(address)).body.status).toBe('HALTED');
  });
});

describe('an order that does not move', () => {
  it.each(['KNOWN_DEPOSIT_TX', 'PROCESSING'] as const)(
    'is stuck in %s until freed',
    async (state) => {
      const { address } = await paid({ stuckIn: state });
      await trader.until(address, state);
      await sandbox.controls.mine({ chain: 8453, blocks: 5 });
      await sandbox.controls.advance({ seconds: 7_200 });
      expect((await trader.status(address)).body.status).toBe(state);
      sandbox.controls.behave({ depositAddress: address, behaviour: { stuckIn: null } });
      // Freed only after its deadline: a known deposit came in time and is swapped all the same.
      await trader.until(address, 'SUCCESS');
    },
  );

  it('never notices a deposit, even when told', async () => {
    const { address } = await paid({ blind: true });
    await sandbox.controls.mine({ chain: 8453, blocks: 3 });
    const told = await trader.post('/v0/deposit/submit', {
      ...{ depositAddress: address, txHash: `0x${'1'.repeat(64)}` },
    });
    expect([told.status, told.body.status]).toEqual([201, 'PENDING_DEPOSIT']);
    expect((await trader.status(address)).body.status).toBe('PENDING_DEPOSIT');
  });

  it('skips KNOWN_DEPOSIT_TX', async () => {
    const { address } = await paid({ skipKnown: true });
    await trader.until(address, 'SUCCESS');
    expect(trailOf(address)).toEqual(['PENDING_DEPOSIT', 'PROCESSING', 'SUCCESS']);
  });
});

describe('a quote that lies', () => {
  const distorted = async (distortion: Parameters<Sandbox['controls']['distortNext']>[0]) => {
    sandbox.controls.distortNext(distortion);
    return trader.quote();
  };

  it.each([
    ['recipient', { echo: { recipient: '0x000000000000000000000000000000000000dEaD' } }],
    ['amount', { echo: { amount: '1' } }],
    ['refundTo', { echo: { refundTo: '0x000000000000000000000000000000000000dEaD' } }],
    ['depositType', { echo: { depositType: 'INTENTS' } }],
  ] as const)('repeats another %s', async (name, distortion) => {
    const lie = await distorted({ distortion: { ...distortion, signed: true } });
    expect(lie.quoteRequest[name]).toBe(Object.values(distortion.echo)[0]);
    const truth = await trader.quote();
    expect(truth.quoteRequest[name]).toBe(trader.request()[name]);
  });

  it('has a fee for a stranger, an old timestamp, a given address, or no signature', async () => {
    const fees = (await distorted({ distortion: { strangerFee: 300 } })).quoteRequest.appFees;
    expect(fees).toContainEqual({ recipient: 'stranger.near', fee: 300 });
    const old = await distorted({ distortion: { staleSeconds: 3_600 } });
    expect(Date.parse(sandbox.controls.now()) - Date.parse(old.timestamp)).toBeGreaterThan(
      3_599_000,
    );
    const depositAddress = trader.account.address;
    const mine = await distorted({ distortion: { quote: { depositAddress }, signed: true } });
    expect(mine.quote.depositAddress).toBe(depositAddress);
    const bare = await distorted({
      distortion: { signature: 'missing', drop: ['quote.minAmountOut'] },
    });
    expect(bare).not.toHaveProperty('signature');
    expect(bare.quote).not.toHaveProperty('minAmountOut');
    const [first, second] = [
      await distorted({ distortion: { signature: 'garbage' } }),
      await distorted({ distortion: { signature: 'otherKey' } }),
    ];
    expect(first.signature).toMatch(/^ed25519:/);
    expect(second.signature).not.toBe(first.signature);
  });

  it('closes a route', async () => {
    sandbox.controls.settings({ closedRoutes: [trader.request().destinationAsset] });
    const { status, body } = await trader.post('/v0/quote', trader.request());
    expect([status, body.message]).toEqual([400, 'Quoting for this pair is not available']);
  });
});

describe('a reorganisation', () => {
  it('takes an uncredited deposit back to pending, and swaps it once it returns', async () => {
    sandbox.controls.settings({ confirmations: 3 });
    await sandbox.controls.automine({ chain: 8453, on: false });
    const { address, hash, received, quote } = await paid({});
    await sandbox.controls.mine({ chain: 8453, blocks: 2 });
    await trader.until(address, 'KNOWN_DEPOSIT_TX');
    const { kept } = await sandbox.controls.reorg({ chain: 8453, depth: 2 });
    expect(kept).toContain(hash);
    await trader.until(address, 'PENDING_DEPOSIT');
    await sandbox.controls.automine({ chain: 8453, on: true });
    await trader.until(address, 'SUCCESS');
    expect(await received()).toBe(BigInt(quote.quote.amountOut));
  });

  it('lets a dropped deposit vanish for good, and the sender may use the nonce again', async () => {
    sandbox.controls.settings({ confirmations: 5 });
    await sandbox.controls.automine({ chain: 8453, on: false });
    const { address, hash } = await paid({});
    await sandbox.controls.mine({ chain: 8453, blocks: 1 });
    await trader.until(address, 'KNOWN_DEPOSIT_TX');
    const { dropped } = await sandbox.controls.reorg({ chain: 8453, depth: 1, drop: 'all' });
    expect(dropped).toEqual([hash]);
    await sandbox.controls.automine({ chain: 8453, on: true });
    await trader.until(address, 'PENDING_DEPOSIT');
    await trader.send(8453, 'USDC', address, 25_000_000n);
    await trader.until(address, 'SUCCESS');
    const [gone, back] =
      sandbox.controls.ledger().find(({ depositAddress }) => depositAddress === address)
        ?.deposits ?? [];
    expect([gone?.orphaned, back?.orphaned]).toEqual([true, false]);
  });

  it('never loses a payout', async () => {
    const { address, received, quote } = await paid({});
    await trader.until(address, 'SUCCESS');
    await sandbox.controls.reorg({ chain: 42161, depth: 2, drop: 'all' });
    await sandbox.controls.mine({ chain: 42161 });
    expect(await received()).toBe(BigInt(quote.quote.amountOut));
  });

  it('moves safe and finalized with the blocks', async () => {
    await sandbox.controls.automine({ chain: 8453, on: false });
    const at = (blockTag: 'latest' | 'safe' | 'finalized') =>
      trader
        .reader(8453)
        .getBlock({ blockTag })
        .then(({ number }) => number);
    const [latest, safe, finalized] = [await at('latest'), await at('safe'), await at('finalized')];
    expect([latest - safe, latest - finalized]).toEqual([1n, 2n]);
    await sandbox.controls.automine({ chain: 8453, on: true });
  });
});
