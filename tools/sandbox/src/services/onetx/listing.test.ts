import { concat, encodeAbiParameters, keccak256, pad, parseAbiParameters, slice } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { type Earner, VAULTS } from '../../testing/earner.ts';
import { peopleOf } from '../../testing/people.ts';

let sandbox: Sandbox;
let earner: Earner;
const somebody = peopleOf(() => sandbox);
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
  earner = await somebody({ 8453: 12_500_000n }, []);
});
afterAll(() => sandbox.stop());

const list = async (query = '') => earner.must(earner.get(`/instruments${query}`));

describe('instruments', () => {
  it('are of both chains, with the ids their addresses give', async () => {
    const { data, pagination } = await list();
    expect(pagination).toEqual({ total: 7, limit: 20, offset: 0, hasMore: false });
    const clearstar = data.find(({ instrumentId }) => instrumentId === VAULTS.arbitrumUsdc);
    expect(clearstar).toMatchObject({
      ...{ protocol: 'Morpho', chainId: 42161, tokenSymbol: 'USDC', tokenDecimals: 6 },
      protocolAddress: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
      marketId: '0x000000000000000000000000a53cf822fe93002aeae16d395cd823ece161a6ac',
      yieldTokenAddress: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
      ...{ yieldTokenDecimals: 18, currentApy: 7.3, isActive: true, isStablecoin: true },
      ...{ assetCategory: 'USD', tokenAddress: earner.usdc(42161) },
      protocolInfo: { name: 'morpho', displayName: 'Morpho', deprecated: false },
    });
    // Of a pool the id depends on the token too, and the sandbox's USDC is its own.
    const aave = data.find(({ protocol }) => protocol === 'Aave');
    const where = encodeAbiParameters(parseAbiParameters('address, bytes32'), [
      '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5',
      keccak256(pad(earner.usdc(8453), { size: 32 })),
    ]);
    expect(aave?.instrumentId).toBe(concat(['0x00002105', slice(keccak256(where), 0, 28)]));
    expect(aave).toMatchObject({
      protocolAddress: '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5',
      ...{ yieldTokenSymbol: 'aBasUSDC', yieldTokenDecimals: 6 },
    });
    expect(clearstar?.tvl).toBeGreaterThanOrEqual(25_000_000);
    const one = await earner.must(earner.get(`/instruments/${VAULTS.arbitrumUsdc}`));
    expect(one).toMatchObject({ instrumentId: VAULTS.arbitrumUsdc });
  });

  it('are filtered, sorted and paged', async () => {
    expect((await list('?chainId=8453')).data).toHaveLength(4);
    expect((await list('?protocol=fluid')).data.map(({ chainId }) => chainId)).toEqual(
      expect.arrayContaining([8453, 42161]),
    );
    const best = await list('?sortBy=apy&sortOrder=desc&limit=2');
    expect(best.data.map(({ currentApy }) => currentApy)).toEqual([7.3, 6.45]);
    expect(best.pagination).toEqual({ total: 7, limit: 2, offset: 0, hasMore: true });
    const rest = await list('?sortBy=apy&sortOrder=asc&limit=100&offset=5');
    expect(rest.data.map(({ currentApy }) => currentApy)).toEqual([6.45, 7.3]);
    expect((await list('?assetCategory=EUR')).data).toEqual([]);
    expect(await earner.get('/instruments?limit=101&sortBy=name')).toMatchObject({
      status: 400,
      body: {
        message: [
          'sortBy must be one of the following values: apy, tvl, createdAt',
          'limit must not be greater than 100',
        ],
      },
    });
    expect(await earner.get('/instruments/0x12')).toMatchObject({ status: 404 });
  });

  it('have a history that ends with what is now', async () => {
    await sandbox.controls.onetxApy({ instrumentId: VAULTS.baseUsdc, percent: 9.5 });
    const { metrics } = await earner.must(
      earner.get(`/metrics/instruments/${VAULTS.baseUsdc}?days=90`),
    );
    const points = metrics as readonly { readonly timestamp: string; readonly apy: number }[];
    expect(points).toHaveLength(90);
    expect(points.at(-1)?.apy).toBe(9.5);
    const times = points.map(({ timestamp }) => Date.parse(timestamp));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const bulk = await fetch(
      `${sandbox.services.onetx.baseUrl}/metrics/bulk?instrumentIds=${VAULTS.baseUsdc}&instrumentIds=${VAULTS.baseDai}&days=7`,
      { headers: { 'x-api-key': sandbox.credentials.onetx.apiKey } },
    );
    expect(await bulk.json()).toMatchObject([
      { instrumentId: VAULTS.baseUsdc },
      { instrumentId: VAULTS.baseDai },
    ]);
  });
});

describe('what an address has', () => {
  it('is told by chain, in human and in smallest units', async () => {
    const account = await earner.account();
    const { body } = await earner.get(`/transactions/balances/${account}`);
    expect(body).toEqual({
      address: account,
      balances: [
        { chainId: 8453, chainName: 'Base', usdcBalance: '12.5', usdcBalanceRaw: '12500000' },
        { chainId: 42161, chainName: 'Arbitrum One', usdcBalance: '0', usdcBalanceRaw: '0' },
      ],
      totalUsdcUsd: '12.5',
    });
  });

  it('grows where it was put', async () => {
    const other = await somebody();
    const account = await other.account();
    const { actionId } = await other.must(
      other.post('/buy', { instrumentId: VAULTS.baseDai, amountUsdc: '100' }),
    );
    await other.until(actionId, 'success');
    const of = async () =>
      (await other.must(other.ask('POST', '/positions', { address: account, chainId: 8453 })))
        .positions;
    const [then] = await of();
    expect(then).toMatchObject({
      ...{ instrumentId: VAULTS.baseDai, symbol: 'DAI', yieldTokenSymbol: 'fDAI', decimals: 18 },
      ...{ shareDecimals: 18, currentApy: 4.1, chainId: 8453 },
    });
    await sandbox.controls.advance({ seconds: 86_400 });
    const [now] = await of();
    expect(now?.shareBalanceRaw).toBe(then?.shareBalanceRaw);
    const grown = BigInt(now?.balanceRaw ?? 0) - BigInt(then?.balanceRaw ?? 0);
    // A day at 4.1 % on a hundred.
    expect(Number(grown) / 1e18).toBeCloseTo(0.01123, 4);
    const all = await other.must(other.get(`/positions?address=${account}`));
    expect(all).toMatchObject({ chainId: 0, usdcBalance: '900' });
    expect(all.positions).toHaveLength(1);
  });
});

describe('a quote', () => {
  it('says whether there is a swap on the way', async () => {
    const ask = (id: string, direction: string) =>
      earner.get(
        `/quotes/swap?instrumentId=${id}&direction=${direction}&amount=1000000&chainId=8453`,
      );
    expect((await ask(VAULTS.baseUsdc, 'deposit')).body).toMatchObject({
      ...{ needsSwap: false, amountIn: '1000000', amountOut: '1000000', minAmountOut: '995000' },
    });
    expect((await ask(VAULTS.baseDai, 'deposit')).body).toMatchObject({
      ...{ needsSwap: true, amountOut: '1000000000000000000' },
      ...{ fromToken: { symbol: 'USDC', decimals: 6 }, toToken: { symbol: 'DAI', decimals: 18 } },
    });
    expect(await ask(VAULTS.arbitrumUsdc, 'deposit')).toMatchObject({ status: 400 });
  });
});

describe('the door', () => {
  it('asks for a key, and knows its routes', async () => {
    const base = sandbox.services.onetx.baseUrl;
    const none = await fetch(`${base}/instruments`);
    expect(none.status).toBe(401);
    expect(await none.json()).toEqual({
      ...{ statusCode: 401, message: 'API key is required', error: 'Unauthorized' },
    });
    const wrong = await fetch(`${base}/instruments`, { headers: { 'X-API-KEY': 'dx_sk_live_1' } });
    expect(await wrong.json()).toMatchObject({ statusCode: 401, message: 'Invalid API key' });
    expect(await earner.get('/nothing')).toEqual({
      status: 404,
      body: { statusCode: 404, message: 'Cannot GET /api/v1/nothing', error: 'Not Found' },
    });
    const { protocols } = { protocols: (await earner.get('/protocols?chainId=8453')).body };
    expect(protocols).toMatchObject([
      { name: 'morpho', chainId: 8453 },
      { name: 'euler' },
      { name: 'fluid' },
      { name: 'aave' },
    ]);
  });
});
