import { formatUnits, parseUnits } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { type Earner, sharesOf, VAULTS } from '../../testing/earner.ts';
import { peopleOf } from '../../testing/people.ts';

let sandbox: Sandbox;
const somebody = peopleOf(() => sandbox);
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  sandbox.controls.reset();
  await sandbox.controls.onetxSwapLoss({ chain: 8453, bps: 0 });
});

const buy = (earner: Earner, amountUsdc: string, more: object = {}) =>
  earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc, ...more });

describe('a key of idempotency', () => {
  it('gets its one action, asked for in turn or all at once', async () => {
    const earner = await somebody();
    const more = { idempotencyKey: 'deposit-1' };
    const all = await Promise.all([1, 2, 3].map(() => earner.must(buy(earner, '10', more))));
    const [first] = all;
    expect(all.filter(({ idempotent }) => idempotent === true)).toHaveLength(2);
    expect(new Set(all.map(({ actionId }) => actionId)).size).toBe(1);
    await earner.until(first?.actionId ?? '', 'success');
    const { idempotent: _, ...told } = await earner.must(buy(earner, '99', more));
    expect(told).toEqual({
      accountAddress: earner.smart,
      ...{ actionId: first?.actionId, userOpHash: first?.userOpHash },
    });
    const sale = { instrumentId: VAULTS.baseUsdc, yieldTokenAmount: '1', ...more };
    expect((await earner.must(earner.post('/sell', sale))).actionId).toBe(first?.actionId);
    expect(await earner.operations(8453)).toHaveLength(1);
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(990_000_000n);
  });

  it('is free again after a failure, and pays then', async () => {
    const earner = await somebody();
    const more = { idempotencyKey: 'deposit-2', instrumentId: VAULTS.baseDai };
    await sandbox.controls.onetxSwapLoss({ chain: 8453, bps: 100 });
    const first = await earner.must(buy(earner, '10', more));
    const failed = await earner.until(first.actionId, 'failed', 'success');
    expect(failed).toMatchObject({
      ...{ status: 'failed', result: null },
      error: 'execution reverted: InsufficientOutput(9900000000000000000,9950000000000000000)',
    });
    await sandbox.controls.onetxSwapLoss({ chain: 8453, bps: 0 });
    const second = await earner.must(buy(earner, '10', more));
    expect(second.idempotent).toBeUndefined();
    expect(second.actionId).not.toBe(first.actionId);
    await earner.until(second.actionId, 'success');
    expect(await earner.operations(8453)).toHaveLength(2);
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(990_000_000n);
  });
});

describe('a purchase', () => {
  it('lets as much slip as was allowed', async () => {
    const earner = await somebody();
    await sandbox.controls.onetxSwapLoss({ chain: 8453, bps: 100 });
    const more = { instrumentId: VAULTS.baseDai, slippageBps: 100 };
    const { actionId } = await earner.must(buy(earner, '10', more));
    const { result } = await earner.until(actionId, 'success');
    expect(result).toMatchObject({ amountIn: '10000000', amountOut: '9900000000000000000' });
    const shares = await earner.balance(8453, sharesOf(VAULTS.baseDai), earner.smart);
    await sandbox.controls.onetxSwapLoss({ chain: 8453, bps: 200 });
    const sale = { instrumentId: VAULTS.baseDai, yieldTokenAmount: formatUnits(shares, 18) };
    const sold = await earner.must(earner.post('/sell', sale));
    const end = await earner.until(sold.actionId, 'failed', 'success');
    expect(end.error).toMatch(/^execution reverted: InsufficientOutput\(97\d+,98\d+\)$/);
    expect(await earner.balance(8453, sharesOf(VAULTS.baseDai), earner.smart)).toBe(shares);
  });

  it('pays the fees of 1tx and of who referred, on the whole amount', async () => {
    const earner = await somebody();
    const referralWallet = userAccount(9).address;
    await sandbox.controls.onetxProtocolFee({ chain: 8453, bps: 10 });
    const more = { referralFeeBps: 50, referralWallet };
    const { actionId } = await earner.must(buy(earner, '100', more));
    const { result } = await earner.until(actionId, 'success');
    expect(result.amountOut).toBe('99400000');
    expect(await earner.balance(8453, earner.usdc(8453), referralWallet)).toBe(500_000n);
    await sandbox.controls.onetxProtocolFee({ chain: 8453, bps: 0 });
  });

  it('of more than is there fails on chain, when two were taken at once', async () => {
    const earner = await somebody({ 8453: 100_000_000n });
    await sandbox.controls.automine({ chain: 8453, on: false });
    const both = await Promise.all(
      [1, 2].map(() => earner.must(buy(earner, '60', { sourceChainId: 8453 }))),
    );
    await sandbox.controls.automine({ chain: 8453, on: true });
    const ends = await Promise.all(
      both.map(({ actionId }) => earner.until(actionId, 'success', 'failed')),
    );
    expect(ends.map(({ status }) => status)).toEqual(['success', 'failed']);
    expect(ends[1]?.error).toBe('execution reverted: ERC20: transfer amount exceeds balance');
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(40_000_000n);
  });

  it.each<readonly [string, object, number, unknown]>([
    [
      'more than any chain has',
      { amountUsdc: '1000.000001' },
      400,
      'No chain has sufficient USDC balance',
    ],
    [
      'more than the chain named has',
      { sourceChainId: 42161 },
      400,
      'Insufficient USDC in smart account on chain 42161',
    ],
    ['a chain that is not there', { sourceChainId: 1 }, 400, 'Unsupported chain: 1'],
    ['no such instrument', { instrumentId: `0x${'00'.repeat(32)}` }, 404, 'Instrument not found'],
    ['no id', { instrumentId: '0x12' }, 400, ['instrumentId must be a bytes32 hex string']],
    [
      'too many decimals',
      { amountUsdc: '1.0000001' },
      400,
      'amountUsdc must be a positive number with at most 6 decimal places',
    ],
    [
      'nothing',
      { amountUsdc: '0' },
      400,
      'amountUsdc must be a positive number with at most 6 decimal places',
    ],
    [
      'fast for no fee',
      { fastTransfer: true },
      400,
      'maxFee is required when fastTransfer is true',
    ],
    [
      'too high a referral fee',
      { referralFeeBps: 501 },
      400,
      ['referralFeeBps must not be greater than 500'],
    ],
    [
      'a referral fee for nobody',
      { referralFeeBps: 5 },
      400,
      'referralWallet is required when referralFeeBps is set',
    ],
    [
      'nonsense in several places',
      { amountUsdc: 1, slippageBps: 0.5, ownerEoa: 'me' },
      400,
      [
        'ownerEoa must be an Ethereum address',
        'amountUsdc must be a number string',
        'slippageBps must be an integer number',
      ],
    ],
  ])('is refused: %s', async (_, asked, status, message) => {
    const earner = await somebody();
    expect(await buy(earner, '1', asked)).toMatchObject({
      status,
      body: { statusCode: status, message },
    });
    expect(await earner.operations(8453)).toHaveLength(0);
  });

  it('of an instrument that is not offered is refused', async () => {
    const earner = await somebody();
    sandbox.controls.onetxSettings({ inactive: [VAULTS.baseUsdc] });
    expect(await buy(earner, '1')).toMatchObject({
      status: 501,
      body: { message: 'This instrument is unavailable to the calldata API' },
    });
  });
});

describe('a sale', () => {
  it('brings back what was paid, and what has grown since, to the last unit', async () => {
    const earner = await somebody();
    const { actionId } = await earner.must(
      buy(earner, '100', { instrumentId: VAULTS.baseUsdcSix }),
    );
    await earner.until(actionId, 'success');
    const vault = sharesOf(VAULTS.baseUsdcSix);
    const shares = await earner.balance(8453, vault, earner.smart);
    await sandbox.controls.onetxApy({ instrumentId: VAULTS.baseUsdcSix, percent: 100 });
    await sandbox.controls.advance({ seconds: 31_536_000 });
    const half = shares / 2n;
    const amount = formatUnits(half, 6);
    // The grant has ended meanwhile.
    await earner.authorize(8453);
    const sold = await earner.must(
      earner.post('/sell', { instrumentId: VAULTS.baseUsdcSix, yieldTokenAmount: amount }),
    );
    const { result } = await earner.until(sold.actionId, 'success');
    const out = BigInt(result.amountOut);
    expect(out).toBeGreaterThan(99_990_000n);
    expect(out).toBeLessThan(100_030_000n);
    expect(await earner.balance(8453, vault, earner.smart)).toBe(shares - half);
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(900_000_000n + out);
  });

  it('of what was lent to a pool: a balance that grows by itself', async () => {
    const earner = await somebody();
    const { data } = await earner.must(earner.get('/instruments?protocol=aave'));
    const [aave] = data;
    if (aave === undefined) throw new Error('no pool');
    const { instrumentId: id, yieldTokenAddress: aToken } = aave;
    await earner.until(
      (await earner.must(buy(earner, '100', { instrumentId: id }))).actionId,
      'success',
    );
    await sandbox.controls.advance({ seconds: 86_400 });
    const grown = await earner.balance(8453, aToken, earner.smart);
    // A day at 4.85 % on a hundred.
    expect(grown).toBeGreaterThan(100_013_200n);
    expect(grown).toBeLessThan(100_013_400n);
    const sale = { instrumentId: id, yieldTokenAmount: formatUnits(grown, 6) };
    const { actionId } = await earner.must(earner.post('/sell', sale));
    expect((await earner.until(actionId, 'success', 'failed')).result.amountOut).toBe(
      String(grown),
    );
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(900_000_000n + grown);
    expect(await earner.balance(8453, aToken, earner.smart)).toBeLessThan(10n);
  });

  it('is refused of more than is there, to another chain, and with too many decimals', async () => {
    const earner = await somebody();
    const sell = (more: object) =>
      earner.post('/sell', { instrumentId: VAULTS.baseUsdc, yieldTokenAmount: '1', ...more });
    expect(await sell({})).toMatchObject({
      status: 400,
      body: { message: 'Insufficient yield token balance' },
    });
    expect(await sell({ destinationChainId: 42161 })).toMatchObject({
      status: 400,
      body: { message: 'Cross-chain sell is not supported' },
    });
    expect(await sell({ yieldTokenAmount: `0.${'1'.repeat(19)}` })).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/at most 18 decimal places$/) },
    });
  });
});

describe('yield', () => {
  it('comes out of what the vault holds: no unit of USDC is made', async () => {
    const earner = await somebody();
    const { actionId } = await earner.must(buy(earner, '500'));
    await earner.until(actionId, 'success');
    const vault = sharesOf(VAULTS.baseUsdc);
    const before = await earner.balance(8453, earner.usdc(8453), vault);
    const shares = await earner.balance(8453, vault, earner.smart);
    expect(shares).toBeLessThan(parseUnits('500', 18));
    const sale = { instrumentId: VAULTS.baseUsdc, yieldTokenAmount: formatUnits(shares, 18) };
    const { actionId: id } = await earner.must(earner.post('/sell', sale));
    const { result } = await earner.until(id, 'success');
    const after = await earner.balance(8453, earner.usdc(8453), vault);
    expect(before - after).toBe(BigInt(result.amountOut));
  });
});
