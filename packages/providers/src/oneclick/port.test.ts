import type { SwapProviderPort, SwapRequest } from '@countinghouse/core';
import { describe, expect, it } from 'vitest';
import { fakeWorld, START } from '../testing/fake-world.ts';
import { localServer, reply } from '../testing/local-server.ts';
import { REQUEST, signedQuote, statusOf, TEST_KEY } from '../testing/quotes.ts';
import { TOKENS } from '../testing/tokens.ts';
import { createOneClickPort, type OneClickPortOptions } from './port.ts';
import { PRODUCTION_QUOTE_KEY, STAGING_QUOTE_KEY } from './signature/keys.ts';

const SWAP: SwapRequest = {
  dry: false,
  swapType: 'EXACT_INPUT',
  slippageBasisPoints: 100,
  originAsset: REQUEST.originAsset,
  destinationAsset: REQUEST.destinationAsset,
  amount: 25_000_000n,
  refundTo: REQUEST.refundTo,
  recipient: REQUEST.recipient,
  deadline: START + 3_600_000,
  depositMode: 'SIMPLE',
  appFees: [],
};

function make(options: Partial<OneClickPortOptions>) {
  const quoteKey = options.profile === 'live' ? {} : { quoteKey: TEST_KEY };
  return createOneClickPort({ profile: 'sandbox', world: fakeWorld(), ...quoteKey, ...options });
}

/** The port over a service that answers everything with this text. */
function port(body: unknown, status = 200): SwapProviderPort {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const world = fakeWorld(async () => new Response(text, { status }));
  const made = make({ baseUrl: 'http://127.0.0.1:9', world });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>) {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

describe('a quote', () => {
  it('is the answer in the terms of the domain', async () => {
    const text = JSON.stringify(signedQuote(), undefined, 1);
    const quote = await value(port(text, 201).quote(SWAP));
    expect(quote).toEqual({
      received: text,
      correlationId: '5b0e2a3c-0000-4000-8000-000000000001',
      at: START,
      proof: { valid: true, publicKey: TEST_KEY, problem: null },
      echo: {
        dry: false,
        swapType: 'EXACT_INPUT',
        slippageBasisPoints: 100,
        originAsset: REQUEST.originAsset,
        destinationAsset: REQUEST.destinationAsset,
        amount: 25_000_000n,
        refundTo: REQUEST.refundTo,
        refundType: 'ORIGIN_CHAIN',
        recipient: REQUEST.recipient,
        recipientType: 'DESTINATION_CHAIN',
        depositType: 'ORIGIN_CHAIN',
        depositMode: 'SIMPLE',
        deadline: START + 3_600_000,
        appFees: [{ recipient: 'fees.near', basisPoints: 20 }],
        unasked: [],
      },
      amountIn: 25_000_000n,
      minAmountIn: 25_000_000n,
      amountOut: 24_930_000n,
      minAmountOut: 24_680_700n,
      depositAddress: '0x3333333333333333333333333333333333333333',
      depositMemo: null,
      inactiveAt: START + 3_600_000 + 3 * 86_400_000,
      timeEstimateMs: 35_000,
      refundFee: 12_000n,
      withdrawFee: 3_400n,
    });
  });

  it.each([
    ['request', 'customRecipientMsg', 'x'],
    ['quote', 'virtualChainRecipient', '0x6666666666666666666666666666666666666666'],
    ['request', 'virtualChainRefundRecipient', '0x6666666666666666666666666666666666666666'],
    ['request', 'confidentiality', 'basic'],
  ])(
    'names what leads the money elsewhere and was not asked for: %s %s',
    async (where, name, to) => {
      const quote = await value(port(signedQuote({ [where]: { [name]: to } })).quote(SWAP));
      expect(quote.echo.unasked).toEqual([name]);
    },
  );

  it('keeps the requested deadline and the three days later apart', async () => {
    const quote = await value(port(signedQuote()).quote(SWAP));
    expect(quote.echo.deadline).toBe(SWAP.deadline);
    expect(quote.inactiveAt).not.toBe(quote.echo.deadline);
  });

  it('has no address when dry, and a memo where there is one', async () => {
    const dry = await value(port(signedQuote({ request: { dry: true } })).quote(SWAP));
    expect([dry.depositAddress, dry.inactiveAt, dry.refundFee]).toEqual([null, null, null]);
    const memo = await value(port(signedQuote({ quote: { depositMemo: '42' } })).quote(SWAP));
    expect(memo.depositMemo).toBe('42');
  });

  it('says so when the signature is wrong, or missing', async () => {
    const changed = { ...signedQuote(), timestamp: new Date(START + 1).toISOString() };
    const wrong = await value(port(changed).quote(SWAP));
    expect(wrong.proof).toMatchObject({ valid: false, problem: expect.stringMatching(/\.$/) });
    const none = await value(port({ ...signedQuote(), signature: '' }).quote(SWAP));
    expect(none.proof.valid).toBeNull();
  });

  it('is not signed by a signed quote that travels inside it', async () => {
    const signed = signedQuote();
    const elsewhere = '0x6666666666666666666666666666666666666666';
    const forged = { ...signed, quote: { ...Object(signed.quote), depositAddress: elsewhere } };
    const smuggled = await value(port({ ...forged, quoteResponse: signed }).quote(SWAP));
    expect(smuggled.depositAddress).toBe(elsewhere);
    expect(smuggled.proof.valid).toBe(false);
    const bare = await value(
      port({ ...forged, signature: 'x', quoteResponse: signed }).quote(SWAP),
    );
    expect(bare.proof.valid).toBe(false);
  });

  it('asks for chains at both ends, and for nothing it was not told', async () => {
    await using server = await localServer((_, response) => reply(response, 201, signedQuote()));
    const made = make({ baseUrl: server.baseUrl });
    const appFees = [{ recipient: 'me.near', basisPoints: 30 }];
    if (made.ok)
      for (const fees of [[], appFees]) await made.value.quote({ ...SWAP, appFees: fees });
    const bodies = server.seen.map(({ body }) => JSON.parse(body) as unknown);
    const plain = { ...REQUEST, depositMode: 'SIMPLE' };
    expect(bodies).toEqual([plain, { ...plain, appFees: [{ recipient: 'me.near', fee: 30 }] }]);
  });

  it.each([
    [{ amount: 0n }, 'BAD_AMOUNT'],
    [{ amount: -1n }, 'BAD_AMOUNT'],
    [{ deadline: Number.NaN }, 'BAD_DEADLINE'],
    [{ deadline: 1e300 }, 'BAD_DEADLINE'],
    [{ slippageBasisPoints: 0.5 }, 'BAD_SLIPPAGE'],
  ])('is not asked for with %o', async (over, code) => {
    const answer = await port(signedQuote()).quote({ ...SWAP, ...over });
    expect(answer).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a status', () => {
  it('keeps the word and the text, and has no figure where there is none', async () => {
    const body = JSON.stringify(
      statusOf(signedQuote(), 'REFUNDED', {
        refundedAmount: '24988000',
        depositedAmount: 'soon',
        refundReason: 'PARTIAL_DEPOSIT',
        originChainTxHashes: [{ hash: '0xa', explorerUrl: '' }, { hash: '' }, { hash: '0xb' }],
        destinationChainTxHashes: null,
      }),
    );
    const status = await value(port(body).status({ depositAddress: 'a', depositMemo: null }));
    expect(status).toEqual({
      status: 'REFUNDED',
      updatedAt: START + 5_000,
      correlationId: '5b0e2a3c-0000-4000-8000-000000000002',
      amountIn: null,
      amountOut: 0n,
      depositedAmount: null,
      refundedAmount: 24_988_000n,
      refundReason: 'PARTIAL_DEPOSIT',
      originTransactions: ['0xa', '0xb'],
      destinationTransactions: [],
      received: body,
    });
  });

  it('and a deposit are named by address and memo', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 200, statusOf(signedQuote())),
    );
    const made = make({ baseUrl: server.baseUrl });
    if (!made.ok) throw new Error(made.error.message);
    for (const depositMemo of [null, '7']) {
      await made.value.status({ depositAddress: 'a', depositMemo });
      await made.value.submitDeposit({ depositAddress: 'a', depositMemo, transactionHash: '0x1' });
    }
    expect(server.seen.map(({ url, body }) => `${url} ${body}`)).toEqual([
      '/v0/status?depositAddress=a ',
      '/v0/deposit/submit {"txHash":"0x1","depositAddress":"a"}',
      '/v0/status?depositAddress=a&depositMemo=7 ',
      '/v0/deposit/submit {"txHash":"0x1","depositAddress":"a","memo":"7"}',
    ]);
  });
});

describe('tracking', () => {
  const key = { depositAddress: 'a', depositMemo: null };
  const tracking = {
    status: (swaps: SwapProviderPort) => swaps.status(key),
    submit: (swaps: SwapProviderPort) => swaps.submitDeposit({ ...key, transactionHash: '0x1' }),
  };

  it.each(['status', 'submit'] as const)('by %s leaves a place to a person', async (name) => {
    await using server = await localServer((seen, response) => {
      if (seen.url === '/v0/tokens') reply(response, 200, TOKENS);
      // Anything else gets no answer at all.
    });
    const limits = { concurrency: 2, perSecond: 1, burst: 100 };
    const made = make({ baseUrl: server.baseUrl, limits });
    if (!made.ok) throw new Error(made.error.message);
    for (let n = 0; n < 3; n++) void tracking[name](made.value);
    expect((await made.value.tokens()).ok).toBe(true);
  });
});

describe('the list', () => {
  it('has plain prices, and no contract for natives', async () => {
    const tokens = await value(port(TOKENS).tokens());
    const pricedAt = Date.parse('2026-11-22T11:59:30.000Z');
    expect(tokens.map(({ contract, priceUsd, pricedAt: at }) => [contract, priceUsd, at])).toEqual([
      ['0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', '0.9998', pricedAt],
      [null, '91000.5', pricedAt],
      [null, '0', 0],
    ]);
  });
});

describe('the two worlds', () => {
  it.each([
    [{ profile: 'live' }, true],
    [{ profile: 'live', quoteKey: PRODUCTION_QUOTE_KEY }, true],
    [{ profile: 'live', quoteKey: TEST_KEY }, false],
    [{ profile: 'live', quoteKey: STAGING_QUOTE_KEY }, false],
    [{ profile: 'live', baseUrl: 'https://127.0.0.1' }, false],
    [{ profile: 'sandbox', quoteKey: PRODUCTION_QUOTE_KEY }, false],
    [{ profile: 'sandbox', quoteKey: PRODUCTION_QUOTE_KEY.slice(8) }, false],
    [{ profile: 'sandbox', quoteKey: STAGING_QUOTE_KEY }, false],
    [{ profile: 'sandbox', quoteKey: 'ed25519:1' }, false],
    [{ profile: 'sandbox', quoteKey: TEST_KEY }, false],
    [{ profile: 'sandbox', quoteKey: TEST_KEY, baseUrl: 'http://127.0.0.1:1' }, true],
  ] as const)('%o: %s', (options, admitted) => {
    const made = createOneClickPort({ world: fakeWorld(), ...options });
    expect(made.ok).toBe(admitted);
  });

  it('a sandbox without a key of its own is refused', () => {
    const made = createOneClickPort({
      profile: 'sandbox',
      baseUrl: 'http://127.0.0.1:1',
      world: fakeWorld(),
    });
    expect(made).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
