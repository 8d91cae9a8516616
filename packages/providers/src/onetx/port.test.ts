import type { BuyRequest, EarnProviderPort, SellRequest } from '@countinghouse/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeWorld, START } from '../testing/fake-world.ts';
import { localServer, reply } from '../testing/local-server.ts';
import { leaves, replaced } from '../testing/mutate-json.ts';
import { ACCOUNT, answers, HASH, ids, OWNER, SIGNATURE } from '../testing/onetx.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import type { OneTxOptions } from './client.ts';
import { createOneTxPort } from './port.ts';

const BASE = 'eip155:8453';
const ARBITRUM = 'eip155:42161';
const BUY: BuyRequest = {
  owner: OWNER,
  instrument: ids.aaveOnBase,
  amount: 100_500_000n,
  sourceChain: BASE,
  slippageBasisPoints: 50,
  transfer: { speed: 'standard' },
  referral: null,
  idempotencyKey: 'k-7f3a',
};
const SELL: SellRequest = {
  owner: OWNER,
  instrument: ids.aaveOnBase,
  chain: BASE,
  shares: 95_500_000n,
  shareDecimals: 6,
  slippageBasisPoints: 50,
  referral: null,
  idempotencyKey: 'k-be21',
};
const GRANT = {
  owner: OWNER,
  chain: ARBITRUM,
  spendCap: 500_000_000n,
  expiresAt: START + 86_400_999,
};

function connect(options: Partial<OneTxOptions>): EarnProviderPort {
  const made = createOneTxPort({
    profile: 'sandbox',
    credential: { apiKey: 'k-1' },
    world: fakeWorld(),
    ...options,
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** The port over a service that answers everything with this text. */
function port(body: unknown, status = 200): EarnProviderPort {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const world = fakeWorld(async () => new Response(text, { status }));
  return connect({ baseUrl: 'http://127.0.0.1:9/api/v1', world });
}

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>) {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

/** What a call sent, as `METHOD path body`. */
async function sent(
  call: (earn: EarnProviderPort) => Promise<unknown>,
  answer: unknown,
): Promise<readonly [string, unknown]> {
  await using server = await localServer((_, response) => reply(response, 200, answer));
  await call(connect({ baseUrl: server.baseUrl }));
  const [seen] = server.seen;
  return [`${seen?.method} ${seen?.url}`, seen?.body === '' ? '' : JSON.parse(seen?.body ?? '0')];
}

describe('the account', () => {
  it('is told with its chains and its grant', async () => {
    expect(await value(port(answers.account).account(OWNER))).toEqual({
      account: ACCOUNT,
      deployedOn: [BASE],
      authorizedOn: [BASE, ARBITRUM],
      grants: [
        {
          chain: null,
          status: 'active',
          policyVersion: '3',
          expiresAt: Date.UTC(2026, 11, 1),
        },
      ],
      received: JSON.stringify(answers.account),
    });
  });

  it('has no grant, or several, or one that ends in seconds', async () => {
    const grants = async (grant: unknown) =>
      (await value(port({ ...answers.account, grant }).account(OWNER))).grants;
    expect(await grants(null)).toEqual([]);
    expect(await grants(undefined)).toEqual([]);
    const status = 'suspended';
    expect(await grants([{ status, chainId: 42161, expiresAt: START / 1000 }])).toEqual([
      { chain: ARBITRUM, status, policyVersion: null, expiresAt: START },
    ]);
  });
});

describe('an authorization', () => {
  it('is asked for in whole seconds, never later than meant', async () => {
    expect(await sent((earn) => earn.prepareAuthorization(GRANT), answers.prepared)).toEqual([
      'POST /authorize/prepare',
      {
        ownerEoa: OWNER,
        chainId: 42161,
        spendCap: '500000000',
        expiresAt: START / 1000 + 86_400,
      },
    ]);
  });

  it('comes as it is to be signed, with the text it came in', async () => {
    const text = JSON.stringify(answers.prepared, undefined, 1);
    expect(await value(port(text).prepareAuthorization(GRANT))).toEqual({
      account: ACCOUNT,
      chain: BASE,
      typedData: answers.prepared.enableTypedData,
      received: text,
    });
    const silent = { ...answers.prepared, chainId: undefined };
    expect(await value(port(silent).prepareAuthorization(GRANT))).toMatchObject({
      chain: ARBITRUM,
    });
  });

  it('is confirmed and revoked, on one chain or on all', async () => {
    const confirmation = { owner: OWNER, chain: BASE, signature: SIGNATURE };
    expect(await sent((e) => e.confirmAuthorization(confirmation), {})).toEqual([
      'POST /authorize/confirm',
      { ownerEoa: OWNER, signature: SIGNATURE, chainId: 8453 },
    ]);
    expect(await sent((e) => e.revoke({ owner: OWNER, chain: BASE }), {})).toEqual([
      `DELETE /authorize/${OWNER}?chainId=8453`,
      '',
    ]);
    expect((await sent((e) => e.revoke({ owner: OWNER, chain: null }), {}))[0]).toBe(
      `DELETE /authorize/${OWNER}`,
    );
    const known = await value(port(answers.acknowledged).revoke({ owner: OWNER, chain: null }));
    expect(known.account).toBe(ACCOUNT);
  });

  it.each([
    [{ spendCap: 0n }, 'BAD_SPEND_CAP'],
    [{ spendCap: -1n }, 'BAD_SPEND_CAP'],
    [{ expiresAt: START }, 'BAD_EXPIRY'],
    [{ expiresAt: Number.NaN }, 'BAD_EXPIRY'],
    [{ chain: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' }, 'BAD_CHAIN'],
    [{ owner: '0x1' }, 'BAD_OWNER'],
  ])('is not asked for with %o', async (over, code) => {
    const answer = await port(answers.prepared).prepareAuthorization({ ...GRANT, ...over });
    expect(answer).toMatchObject({ ok: false, error: { code, mayHaveHappened: false } });
  });
});

describe('a buy', () => {
  it('goes in human amounts, with everything said and the key passed through', async () => {
    expect(await sent((earn) => earn.buy(BUY), answers.submitted)).toEqual([
      'POST /buy',
      {
        ownerEoa: OWNER,
        instrumentId: ids.aaveOnBase,
        amountUsdc: '100.5',
        sourceChainId: 8453,
        slippageBps: 50,
        fastTransfer: false,
        idempotencyKey: 'k-7f3a',
      },
    ]);
    const across: BuyRequest = {
      ...BUY,
      instrument: ids.vaultOnArbitrum,
      amount: 1n,
      sourceChain: null,
      referral: { wallet: OWNER, basisPoints: 30 },
    };
    expect((await sent((earn) => earn.buy(across), answers.submitted))[1]).toEqual({
      ownerEoa: OWNER,
      instrumentId: ids.vaultOnArbitrum,
      amountUsdc: '0.000001',
      slippageBps: 50,
      fastTransfer: false,
      referralFeeBps: 30,
      referralWallet: OWNER,
      idempotencyKey: 'k-7f3a',
    });
    const fast = {
      ...across,
      amount: 2_000_000n,
      transfer: { speed: 'fast', maxFee: 260n },
    } as const;
    expect((await sent((earn) => earn.buy(fast), answers.submitted))[1]).toMatchObject({
      amountUsdc: '2',
      fastTransfer: true,
      maxFee: '260',
    });
  });

  it('of any amount is the same amount in six decimals', async () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 30n });
    await fc.assert(
      fc.asyncProperty(cents, async (amount) => {
        let body = '';
        const world = fakeWorld(async (_, init) => {
          body = String(init?.body);
          return new Response(JSON.stringify(answers.submitted));
        });
        const earn = connect({ baseUrl: 'http://127.0.0.1:9', world });
        expect((await earn.buy({ ...BUY, amount })).ok).toBe(true);
        const { amountUsdc } = JSON.parse(body) as { amountUsdc: string };
        const [whole = '', fraction = ''] = amountUsdc.split('.');
        expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(amount);
        expect(fraction.length).toBeLessThanOrEqual(6);
      }),
      propertyRuns(50),
    );
  });

  it('is answered with what to follow it by', async () => {
    expect(await value(port(answers.submitted, 201).buy(BUY))).toEqual({
      actionId: 'op_7f3a9c2e',
      account: ACCOUNT,
      userOpHash: HASH,
      repeated: false,
      received: JSON.stringify(answers.submitted),
    });
    const again = await value(port({ actionId: 'op_1', idempotent: true }).buy(BUY));
    expect(again).toMatchObject({ account: null, userOpHash: null, repeated: true });
  });

  it.each([
    [{ amount: 0n }, 'BAD_AMOUNT'],
    [{ amount: -1n }, 'BAD_AMOUNT'],
    [{ amount: 10n ** 40n }, 'BAD_AMOUNT'],
    [{ sourceChain: 'near:mainnet' }, 'BAD_CHAIN'],
    [{ slippageBasisPoints: 0.5 }, 'BAD_SLIPPAGE'],
    [{ idempotencyKey: '' }, 'BAD_IDEMPOTENCY_KEY'],
    [{ transfer: { speed: 'fast', maxFee: 260n } as const }, 'FAST_SAME_CHAIN'],
    [{ referral: { wallet: OWNER, basisPoints: 501 } }, 'BAD_REFERRAL'],
  ])('is not made with %o', async (over, code) => {
    const answer = await port(answers.submitted).buy({ ...BUY, ...over });
    expect(answer).toMatchObject({ ok: false, error: { code, mayHaveHappened: false } });
  });
});

describe('a sale', () => {
  it('goes in the decimals of the yield token', async () => {
    const shares = 95_500_000_000_000_000_001n;
    const [, body] = await sent((e) => e.sell({ ...SELL, shares, shareDecimals: 18 }), {});
    expect(body).toEqual({
      ownerEoa: OWNER,
      instrumentId: ids.aaveOnBase,
      yieldTokenAmount: '95.500000000000000001',
      slippageBps: 50,
      idempotencyKey: 'k-be21',
    });
  });

  it.each([
    [{ chain: ARBITRUM }, 'CROSS_CHAIN_SELL'],
    [{ chain: 'near:mainnet' }, 'BAD_CHAIN'],
    [{ shares: 0n }, 'BAD_AMOUNT'],
    [{ shareDecimals: 1.5 }, 'BAD_AMOUNT'],
    [{ shareDecimals: 78 }, 'BAD_AMOUNT'],
  ])('is not made with %o', async (over, code) => {
    const answer = await port(answers.submitted).sell({ ...SELL, ...over });
    expect(answer).toMatchObject({ ok: false, error: { code, mayHaveHappened: false } });
  });
});

describe('an action', () => {
  const told = (over: Record<string, unknown>) =>
    value(port({ ...answers.action, ...over }).action('op_7f3a9c2e'));

  it('is told in the terms of the domain, with its text', async () => {
    expect(await told({})).toEqual({
      id: 'op_7f3a9c2e',
      kind: 'buy',
      status: 'success',
      phase: 'success',
      createdAt: 1_775_747_400_000,
      updatedAt: 1_775_747_460_000,
      sourceChain: BASE,
      destinationChain: BASE,
      crossChain: false,
      userOpHash: HASH,
      sourceTransaction: HASH,
      destinationTransaction: null,
      finalTransaction: HASH,
      instrument: ids.aaveOnBase,
      amountIn: 100_500_000n,
      amountOut: 100_499_999n,
      error: null,
      received: JSON.stringify(answers.action),
    });
  });

  it('names hashes as the chains spell them', async () => {
    const loud = `0x${HASH.slice(2).toUpperCase()}`;
    const result = { finalTxHash: loud };
    const names = { userOpHash: loud, sourceTxHash: loud, destinationTxHash: loud, result };
    expect(await told(names)).toMatchObject({
      userOpHash: HASH,
      sourceTransaction: HASH,
      destinationTransaction: HASH,
      finalTransaction: HASH,
    });
    expect(await value(port({ actionId: 'op_1', userOpHash: loud }).buy(BUY))).toMatchObject({
      userOpHash: HASH,
    });
    const relayed = { ...answers.relay, destinationTxHash: loud };
    expect(await value(port(relayed).relay(HASH))).toMatchObject({ destinationTransaction: HASH });
  });

  it('keeps a word nobody knew, and is in progress then', async () => {
    const odd = await told({ status: 'queued', result: null, type: 'harvest', createdAt: 'soon' });
    expect(odd).toMatchObject({ status: 'queued', phase: 'in-progress', kind: 'harvest' });
    expect(odd).toMatchObject({ createdAt: null, amountIn: null, instrument: null });
    expect((await told({ status: 'confirming_source' })).phase).toBe('bridging');
  });

  it('says why it failed, by code and in words', async () => {
    const failed = await told({ status: 'failed', error: 'InsufficientOutput(1, 2)' });
    expect(failed.error).toEqual({ code: 'SLIPPAGE', text: 'InsufficientOutput(1, 2)' });
    expect((await told({ error: 'something\nnew' })).error).toEqual({
      code: 'REFUSED',
      text: 'something new',
    });
  });

  it('has no figure where there is none to rely on', async () => {
    const result = { amountIn: 1.5, amountOut: '1e3', finalTxHash: '0x1', instrumentId: 'x' };
    expect(await told({ result })).toMatchObject({
      amountIn: null,
      amountOut: null,
      finalTransaction: null,
      instrument: null,
    });
    expect(await told({ result: { amountIn: 9e15, amountOut: 2 ** 60 } })).toMatchObject({
      amountIn: 9_000_000_000_000_000n,
      amountOut: null,
    });
  });
});

describe('a withdrawal', () => {
  const request = { owner: OWNER, chain: BASE, amount: 50_000_000n };

  it('is prepared, and names its digest', async () => {
    const [line, body] = await sent((e) => e.prepareWithdrawal(request), answers.withdrawal);
    expect(line).toBe('POST /withdraw/prepare');
    expect(body).toEqual({ ownerEoa: OWNER, amountUsdc: '50', chainId: 8453 });
    expect(await value(port(answers.withdrawal).prepareWithdrawal(request))).toEqual({
      account: ACCOUNT,
      chain: BASE,
      digest: HASH,
      signingMethod: 'personal_sign',
      received: JSON.stringify(answers.withdrawal),
    });
  });

  it('is confirmed with the signature alone', async () => {
    const confirmation = { owner: OWNER, signature: SIGNATURE };
    expect(await sent((e) => e.confirmWithdrawal(confirmation), answers.confirmed)).toEqual([
      'POST /withdraw/confirm',
      { ownerEoa: OWNER, signature: SIGNATURE },
    ]);
    const answer = await value(port(answers.confirmed).confirmWithdrawal(confirmation));
    expect(answer).toMatchObject({ actionId: 'op_c93b71a2', userOpHash: HASH, account: null });
    const refused = port({ message: 'No pending withdrawal' }, 400);
    expect(await refused.confirmWithdrawal(confirmation)).toMatchObject({
      error: { code: 'NOT_PREPARED', mayHaveHappened: true },
    });
  });
});

describe('the instruments', () => {
  it('are told with what their ids prove', async () => {
    const list = await value(port(answers.instruments).instruments({}));
    expect(list.complete).toBe(true);
    expect(list.instruments[0]).toEqual({
      id: ids.aaveOnBase,
      check: { result: 'checked', proves: ['protocolAddress', 'tokenAddress'] },
      chain: BASE,
      protocol: 'Aave',
      protocolName: 'Aave V3',
      deprecated: false,
      protocolAddress: '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5',
      symbol: 'USDC',
      description: 'Aave V3 USDC on Base',
      token: {
        address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
        symbol: 'USDC',
        decimals: null,
      },
      yieldToken: {
        address: '0x4e65fE4DbA92790696d040ac24Aa414708F5c0AB',
        symbol: 'aBasUSDC',
        decimals: null,
      },
      apy: '5.2',
      apyBase: null,
      apyReward: null,
      tvlUsd: '1250000000',
      category: 'USD',
      stablecoin: true,
      active: true,
      syncedAt: Date.UTC(2026, 10, 22, 11, 30),
    });
    expect(list.instruments[1]).toMatchObject({
      chain: ARBITRUM,
      check: { result: 'checked', proves: ['yieldTokenAddress'] },
      apy: '-0.1',
      active: false,
      yieldToken: { decimals: 18 },
    });
  });

  it('that are none do not spoil the list', async () => {
    const [first] = answers.instruments.data;
    const data = [{ ...first, instrumentId: 'usdc-vault', chainId: 0 }, first];
    const { instruments } = await value(port({ data }).instruments({}));
    expect(instruments.map(({ check, chain }) => [check.result, chain])).toEqual([
      ['does-not-fit', null],
      ['checked', BASE],
    ]);
  });

  const page = (from: number, count: number, pagination?: unknown) => ({
    data: Array.from({ length: count }, (_, n) => ({
      ...answers.instruments.data[0],
      instrumentId: `0x00002105${(from + n).toString(16).padStart(56, '0')}`,
    })),
    ...(pagination === undefined ? {} : { pagination }),
  });

  it('are read page by page, with the filter on each', async () => {
    await using server = await localServer((seen, response) => {
      const offset = Number(new URL(seen.url, 'http://x').searchParams.get('offset'));
      reply(response, 200, page(offset, 30, { total: 70, hasMore: offset + 30 < 70 }));
    });
    const earn = connect({ baseUrl: server.baseUrl });
    const list = await value(
      earn.instruments({ chain: BASE, active: true, category: 'USD', sortBy: 'tvl' }),
    );
    expect([list.instruments.length, list.complete]).toEqual([90, true]);
    expect(server.seen.map(({ url }) => url)).toEqual(
      [0, 30, 60].map(
        (offset) =>
          `/instruments?chainId=8453&isActive=true&assetCategory=USD&sortBy=tvl&limit=100&offset=${offset}`,
      ),
    );
  });

  it.each([
    ['the same for ever', () => page(0, 100, { hasMore: true }), 2, false],
    ['empty for ever', () => page(0, 0, { hasMore: true }), 1, false],
    ['without end', (offset: number) => page(offset, 100, { hasMore: true }), 20, false],
    ['full and silent', (offset: number) => page(offset, offset === 0 ? 100 : 7), 2, true],
    ['with a total only', (offset: number) => page(offset, 50, { total: 100 }), 2, true],
  ])('whose pages are %s are not followed for ever', async (_, give, calls, complete) => {
    let count = 0;
    const world = fakeWorld(async (url) => {
      count += 1;
      const offset = Number(new URL(String(url)).searchParams.get('offset'));
      return new Response(JSON.stringify(give(offset)));
    });
    const list = await value(connect({ baseUrl: 'http://127.0.0.1:9', world }).instruments({}));
    expect([count, list.complete]).toEqual([calls, complete]);
  });
});

describe('the reads around', () => {
  it('metrics come oldest first, for what was asked', async () => {
    const one = { instruments: [ids.aaveOnBase], days: 7 };
    const [history] = await value(port(answers.metrics).metrics(one));
    expect(history).toEqual({
      instrument: ids.aaveOnBase,
      points: [
        {
          at: Date.UTC(2026, 10, 21),
          apy: '5.1',
          apyBase: null,
          apyReward: null,
          tvlUsd: '1240000000',
        },
        {
          at: Date.UTC(2026, 10, 22),
          apy: '5.2',
          apyBase: '4.8',
          apyReward: '0.4',
          tvlUsd: '1250000000',
        },
      ],
    });
    const two = { instruments: [ids.aaveOnBase, ids.vaultOnArbitrum], days: 7 };
    const stranger = { instrumentId: HASH, metrics: [] };
    const bulk = await value(port([answers.metrics, stranger]).metrics(two));
    expect(bulk).toEqual([history]);
    expect(await port([]).metrics({ instruments: [], days: 7 })).toMatchObject({ ok: false });
  });

  it('balances and positions are base units', async () => {
    expect(await value(port(answers.balances).balances(ACCOUNT))).toEqual([
      { chain: BASE, chainName: 'Base', usdc: 100_500_000n },
      { chain: ARBITRUM, chainName: null, usdc: 0n },
    ]);
    const newer = await value(port(answers.positions).positions({ address: ACCOUNT, chain: null }));
    expect(newer).toEqual({
      usdc: 10_000_000n,
      positions: [
        {
          instrument: ids.vaultOnArbitrum,
          chain: ARBITRUM,
          protocol: 'morpho',
          symbol: 'USDC',
          yieldTokenAddress: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC',
          yieldTokenSymbol: 'csUSDC',
          balance: 5_000_000n,
          decimals: 6,
          shares: 4_900_000_000_000_000_000n,
          shareDecimals: 18,
          apy: '4.2',
        },
      ],
    });
    const older = await value(
      port(answers.olderPositions).positions({ address: ACCOUNT, chain: BASE }),
    );
    expect(older).toMatchObject({ usdc: 1_000_000_000n });
    expect(older.positions[0]).toMatchObject({ chain: BASE, shares: null, balance: 500_000_000n });
  });

  it('a conversion is asked for on the chain of the instrument', async () => {
    const request = { instrument: ids.vaultOnArbitrum, direction: 'deposit', amount: 10n } as const;
    expect((await sent((e) => e.conversion(request), answers.quote))[0]).toBe(
      `GET /quotes/swap?instrumentId=${ids.vaultOnArbitrum}&direction=deposit&amount=10&chainId=42161`,
    );
    expect(await value(port(answers.quote).conversion(request))).toMatchObject({
      needed: true,
      to: { symbol: 'GHO', decimals: 18 },
      amountOut: 10_001_276_903_584_562_876n,
      priceImpact: '0.0127',
    });
    expect(await value(port({ needsSwap: false }).conversion(request))).toEqual({
      needed: false,
      from: null,
      to: null,
      amountIn: null,
      amountOut: null,
      minAmountOut: null,
      priceImpact: null,
    });
  });

  it('chains of transfers have their domains', async () => {
    const [base, arbitrum] = await value(port(answers.cctp).transferChains());
    expect(base).toMatchObject({ chain: BASE, domain: 6, name: 'Base Mainnet' });
    expect(arbitrum).toEqual({
      chain: ARBITRUM,
      name: null,
      domain: 3,
      tokenMessenger: null,
      messageTransmitter: null,
      receiver: null,
    });
  });

  it.each([
    ['1.3', 2_000_000n, 260n],
    ['1.3', 1n, 1n],
    [1.3, 100_500_000n, 13_065n],
    ['1.35', 1_000_000n, 135n],
    ['1.345', 1_000_000n, 135n],
    ['0', 5n, 0n],
    ['14', 10_000n, 14n],
  ])('a fee of %s basis points of %s is %s, rounded up', async (fastFeeBps, amount, fee) => {
    const request = { sourceDomain: 6, destinationDomain: 3, amount };
    const fees = await value(port({ ...answers.fee, fastFeeBps }).transferFees(request));
    expect(fees.fast).toEqual({ basisPoints: String(fastFeeBps), fee, estimate: '~20 seconds' });
    expect(fees.standard.fee).toBe(0n);
  });

  it('a fee that is no number is refused', async () => {
    const request = { sourceDomain: 6, destinationDomain: 3, amount: 1n };
    for (const over of [{ fastFeeBps: 'little' }, { standardFeeBps: '-1' }])
      expect(await port({ ...answers.fee, ...over }).transferFees(request)).toMatchObject({
        error: { kind: 'malformed', code: 'UNEXPECTED_SHAPE' },
      });
  });

  it('a relay that is not known yet is no failure', async () => {
    expect(await value(port({ message: 'Job not found' }, 404).relay(HASH))).toBeNull();
    expect((await port('<html>', 404).relay(HASH)).ok).toBe(false);
    expect(await value(port(answers.relay).relay(HASH))).toEqual({
      status: 'waiting_attestation',
      phase: 'in-progress',
      destinationTransaction: null,
      error: null,
      received: JSON.stringify(answers.relay),
    });
    const restart = { sourceTransaction: HASH, sourceChain: BASE };
    expect(await sent((e) => e.restartRelay(restart), answers.restarted)).toEqual([
      'POST /cctp/relay',
      { sourceTxHash: HASH, sourceChainId: 8453 },
    ]);
    expect(await value(port(answers.restarted).restartRelay(restart))).toMatchObject({
      status: 'pending',
    });
  });

  it('the chain of an instrument is in its id', () => {
    expect(port({}).chainOf(ids.vaultOnArbitrum)).toBe(ARBITRUM);
    expect(port({}).chainOf('usdc-vault')).toBeUndefined();
  });
});

describe('tracking', () => {
  it.each([
    ['an action', (earn: EarnProviderPort) => earn.action('op_1')],
    ['a relay', (earn: EarnProviderPort) => earn.relay(HASH)],
  ])('%s leaves a place to a person', async (_, track) => {
    await using server = await localServer((seen, response) => {
      if (seen.url === '/cctp/config') reply(response, 200, answers.cctp);
      // Anything else gets no answer at all.
    });
    const limits = { concurrency: 2, perSecond: 1, burst: 100 };
    const earn = connect({ baseUrl: server.baseUrl, limits });
    for (let n = 0; n < 3; n++) void track(earn);
    expect((await earn.transferChains()).ok).toBe(true);
  });
});

it('answers of any kind give a value or a failure, never a throw', async () => {
  const calls: readonly (readonly [(earn: EarnProviderPort) => Promise<unknown>, unknown])[] = [
    [(e) => e.account(OWNER), answers.account],
    [(e) => e.prepareAuthorization(GRANT), answers.prepared],
    [(e) => e.revoke({ owner: OWNER, chain: null }), answers.acknowledged],
    [(e) => e.buy(BUY), answers.submitted],
    [(e) => e.action('op_7f3a9c2e'), answers.action],
    [(e) => e.prepareWithdrawal({ owner: OWNER, chain: BASE, amount: 1n }), answers.withdrawal],
    [(e) => e.instruments({}), answers.instruments],
    [(e) => e.metrics({ instruments: [ids.aaveOnBase], days: 1 }), answers.metrics],
    [(e) => e.balances(ACCOUNT), answers.balances],
    [(e) => e.positions({ address: ACCOUNT, chain: null }), answers.positions],
    [
      (e) => e.conversion({ instrument: ids.aaveOnBase, direction: 'deposit', amount: 1n }),
      answers.quote,
    ],
    [(e) => e.transferChains(), answers.cctp],
    [(e) => e.transferFees({ sourceDomain: 6, destinationDomain: 3, amount: 1n }), answers.fee],
    [(e) => e.relay(HASH), answers.relay],
  ];
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('9'.repeat(100), 1e308, -1, 2 ** 53, '', '0x', HASH, null, [], {}),
  );
  const some = fc
    .constantFrom(...calls)
    .chain(([call, base]) =>
      fc
        .tuple(fc.constantFrom(...leaves(base)), junk)
        .map(([path, value]) => [call, replaced(base, path, value)] as const),
    );
  await fc.assert(
    fc.asyncProperty(some, async ([call, body]) => {
      expect(await call(port(body))).toHaveProperty('ok');
    }),
    propertyRuns(500),
  );
});
