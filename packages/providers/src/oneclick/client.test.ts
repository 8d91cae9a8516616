import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeWorld, START } from '../testing/fake-world.ts';
import { localServer, reply } from '../testing/local-server.ts';
import { leaves, replaced } from '../testing/mutate-json.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { REQUEST, signedQuote, statusOf } from '../testing/quotes.ts';
import { TOKENS } from '../testing/tokens.ts';
import { createOneClick, type OneClick, type OneClickOptions } from './client.ts';
import type { OneClickCredential } from './credential.ts';

function connect(baseUrl: string, over: Partial<OneClickOptions> = {}): OneClick {
  const made = createOneClick({ baseUrl, profile: 'sandbox', world: fakeWorld(), ...over });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** A client whose every call is answered with `answer`, without a socket. */
function answered(status: number, body: string): OneClick {
  const world = fakeWorld(async () => new Response(body, { status }));
  return connect('http://127.0.0.1:9', { world });
}

describe('the calls', () => {
  it('go where they should, and keep the text as received', async () => {
    const dry = { ...REQUEST, dry: true };
    await using server = await localServer((seen, response) => {
      if (seen.url.startsWith('/v0/tokens')) reply(response, 200, TOKENS);
      else if (seen.url === '/v0/quote') reply(response, 201, signedQuote({ request: dry }));
      else if (seen.url.startsWith('/v0/any'))
        reply(response, 200, { asset: 'a', recipient: 'r', affiliateRecipient: 'f' });
      else reply(response, 201, statusOf(signedQuote()));
    });
    const client = connect(server.baseUrl);
    const tokens = await client.tokens();
    const quote = await client.quote(dry);
    const status = await client.status({ depositAddress: 'a b', depositMemo: '7' });
    const submitted = await client.submitDeposit({ txHash: '0x1', depositAddress: 'a', memo: '7' });
    const paid = await client.anyInputWithdrawals({ depositAddress: 'a' });
    expect([tokens, quote, status, submitted, paid].map(({ ok }) => ok)).toEqual(
      Array(5).fill(true),
    );
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/v0/tokens', ''],
      ['POST', '/v0/quote', JSON.stringify(dry)],
      ['GET', '/v0/status?depositAddress=a+b&depositMemo=7', ''],
      ['POST', '/v0/deposit/submit', '{"txHash":"0x1","depositAddress":"a","memo":"7"}'],
      ['GET', '/v0/any-input/withdrawals?depositAddress=a&page=1&limit=50', ''],
    ]);
    if (quote.ok) expect(quote.value.received).toBe(JSON.stringify(signedQuote({ request: dry })));
    expect(quote).toMatchObject({ value: { correlationId: signedQuote().correlationId } });
  });

  it.each([
    [undefined, undefined, undefined],
    [{ type: 'api-key', token: 'k-1' }, 'k-1', undefined],
    [{ type: 'bearer', token: 'k-1' }, undefined, 'Bearer k-1'],
  ] as const)('carry the credential %o', async (credential, apiKey, authorization) => {
    await using server = await localServer((_, response) => reply(response, 200, TOKENS));
    await connect(server.baseUrl, credential === undefined ? {} : { credential }).tokens();
    expect(server.seen[0]?.headers['x-api-key']).toBe(apiKey);
    expect(server.seen[0]?.headers.authorization).toBe(authorization);
  });

  it('repeat a dry quote and an announcement, and never a real quote', async () => {
    await using server = await localServer((_, response) => reply(response, 503, {}));
    const client = connect(server.baseUrl);
    const dry = await client.quote({ ...REQUEST, dry: true });
    expect([server.seen.length, dry.ok || dry.error.mayHaveHappened]).toEqual([3, false]);
    const real = await client.quote(REQUEST);
    expect([server.seen.length, real.ok || real.error.mayHaveHappened]).toEqual([4, true]);
    await client.submitDeposit({ txHash: '0x1', depositAddress: 'a' });
    expect(server.seen).toHaveLength(7);
  });

  it('do not leave for a request that cannot be right', async () => {
    await using server = await localServer((_, response) => reply(response, 200, {}));
    const client = connect(server.baseUrl);
    const failures = [
      await client.quote({ ...REQUEST, swapType: 'ANY_INPUT' }),
      await client.quote({ ...REQUEST, amount: '1.5' }),
      await client.quote(null as never),
      await client.status({ depositAddress: '' }),
      await client.status(undefined as never),
      await client.submitDeposit({ txHash: '', depositAddress: 'a' }),
      await client.submitDeposit([] as never),
      await client.anyInputWithdrawals({ depositAddress: 'a', limit: 51 }),
    ];
    for (const failure of failures)
      expect(failure).toMatchObject({ error: { kind: 'invalid', mayHaveHappened: false } });
    expect(server.seen).toHaveLength(0);
  });

  it('learn from the token list what a minimum means and which chain is slow', async () => {
    const text = 'Amount is too low for bridge, try at least 8300';
    await using server = await localServer((seen, response) => {
      if (seen.method === 'GET') reply(response, 200, TOKENS);
      else reply(response, 400, { message: text, correlationId: 'c-400' });
    });
    const client = connect(server.baseUrl);
    const later = new Date(START + 2 * 3_600_000).toISOString();
    const request = { ...REQUEST, originAsset: '1cs_v1:btc:native:coin', deadline: later };
    expect(await client.quote(request)).toMatchObject({
      error: { message: expect.stringContaining('8300 base units of the asset') },
    });
    await client.tokens();
    expect(await client.quote(request)).toMatchObject({
      error: {
        code: 'AMOUNT_TOO_LOW',
        status: 400,
        correlationId: 'c-400',
        message: expect.stringContaining('0.000083 BTC'),
      },
    });
    const soon = { ...request, deadline: REQUEST.deadline };
    expect(await client.quote(soon)).toMatchObject({ error: { code: 'BAD_DEADLINE' } });
  });
});

describe('the credential', () => {
  it.each(['', ' ', 'a b', 'a\nb', 'ключ', 'x'.repeat(9000), 7])('is refused as %j', (token) => {
    const credential = { type: 'api-key', token } as OneClickCredential;
    const made = createOneClick({ profile: 'live', credential, world: fakeWorld() });
    expect(made).toMatchObject({ ok: false, error: { code: 'BAD_CREDENTIAL' } });
    if (!made.ok && typeof token === 'string' && token.trim() !== '')
      expect(made.error.message).not.toContain(token);
  });

  it('does not come back in a failure that repeats it', async () => {
    const token = 'not-to-be-seen';
    const world = fakeWorld(
      async () => new Response(`{"message":"key ${token} expired"}`, { status: 400 }),
    );
    const credential = { type: 'api-key', token } as const;
    const answer = await connect('http://127.0.0.1:9', { world, credential }).tokens();
    expect(JSON.stringify(answer)).not.toContain(token);
    expect(JSON.stringify(answer)).toContain('expired');
  });
});

describe('answers that are odd', () => {
  it('but legal: unknown words, nulls and new fields', async () => {
    const status = statusOf(signedQuote(), 'TELEPORTING', {
      refundReason: 'SOMETHING_NEW',
      depositedAmount: undefined,
      originChainTxHashes: null,
      extra: [1],
    });
    const answer = await answered(200, JSON.stringify(status)).status({ depositAddress: 'a' });
    expect(answer).toMatchObject({ ok: true, value: { value: { status: 'TELEPORTING' } } });
    expect((await answered(200, JSON.stringify(TOKENS)).tokens()).ok).toBe(true);
  });

  it('and not legal: named by provider, operation, place and id', async () => {
    const broken = signedQuote({ quote: { minAmountOut: '1.5' } });
    const answer = await answered(200, JSON.stringify(broken)).quote(REQUEST);
    expect(answer).toMatchObject({
      error: {
        kind: 'malformed',
        code: 'UNEXPECTED_SHAPE',
        provider: 'oneclick',
        operation: 'quote',
        correlationId: broken.correlationId,
        message: expect.stringContaining('quote.minAmountOut'),
        mayHaveHappened: true,
      },
    });
  });

  it('of any kind give a value or a failure, never a throw', async () => {
    const json = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .constantFrom(signedQuote(), statusOf(signedQuote()), TOKENS)
        .chain((base) =>
          fc
            .tuple(fc.constantFrom(...leaves(base)), fc.jsonValue())
            .map(([path, value]) => JSON.stringify(replaced(base, path, value))),
        ),
    );
    await fc.assert(
      fc.asyncProperty(json, fc.constantFrom(200, 201, 400, 404, 500), async (body, status) => {
        const client = answered(status, body);
        for (const answer of [
          await client.tokens(),
          await client.quote(REQUEST),
          await client.status({ depositAddress: 'a' }),
          await client.submitDeposit({ txHash: 't', depositAddress: 'a' }),
          await client.anyInputWithdrawals({ depositAddress: 'a' }),
        ]) {
          if (answer.ok) expect(answer.value.received).toBe(body);
          else expect(answer.error.message).toMatch(/\.$/);
        }
      }),
      propertyRuns(150),
    );
  });
});
