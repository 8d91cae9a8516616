import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeWorld, START } from '../testing/fake-world.ts';
import { localServer, reply } from '../testing/local-server.ts';
import { leaves, replaced } from '../testing/mutate-json.ts';
import {
  ACCOUNT,
  answers,
  BUY,
  GRANT,
  HASH,
  ids,
  OWNER,
  SELL,
  SIGNATURE,
} from '../testing/onetx.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { createOneTx, type OneTx, type OneTxOptions } from './client.ts';
import type { OneTxCredential } from './credential.ts';

function connect(baseUrl: string, over: Partial<OneTxOptions> = {}): OneTx {
  const made = createOneTx({
    baseUrl,
    profile: 'sandbox',
    credential: { apiKey: 'k-1' },
    world: fakeWorld(),
    ...over,
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** A client whose every call is answered with `answer`, without a socket. */
function answered(status: number, body: string): OneTx {
  return connect('http://127.0.0.1:9/api/v1', {
    world: fakeWorld(async () => new Response(body, { status })),
  });
}

const confirmation = { ownerEoa: OWNER, signature: SIGNATURE };
const withdrawal = { ownerEoa: OWNER, amountUsdc: '50.00', chainId: 8453 };

/** Every operation: how it is called, what goes over the wire, and a good answer. */
const OPERATIONS: readonly (readonly [
  name: string,
  call: (client: OneTx) => Promise<{ readonly ok: boolean }>,
  wire: string,
  body: unknown,
  answer: unknown,
])[] = [
  [
    'account',
    (c) => c.account({ ownerEoa: OWNER }),
    `GET /account?ownerEoa=${OWNER}`,
    undefined,
    answers.account,
  ],
  [
    'prepareAuthorization',
    (c) => c.prepareAuthorization(GRANT),
    'POST /authorize/prepare',
    GRANT,
    answers.prepared,
  ],
  [
    'confirmAuthorization',
    (c) => c.confirmAuthorization({ ...confirmation, chainId: 8453 }),
    'POST /authorize/confirm',
    { ...confirmation, chainId: 8453 },
    answers.acknowledged,
  ],
  [
    'revoke',
    (c) => c.revoke({ ownerEoa: OWNER, chainId: 8453 }),
    `DELETE /authorize/${OWNER}?chainId=8453`,
    undefined,
    answers.acknowledged,
  ],
  ['buy', (c) => c.buy(BUY), 'POST /buy', BUY, answers.submitted],
  ['sell', (c) => c.sell(SELL, { proceedsChainId: 8453 }), 'POST /sell', SELL, answers.submitted],
  [
    'action',
    (c) => c.action('op/1 ä'),
    'GET /actions/op%2F1%20%C3%A4',
    undefined,
    { ...answers.action, operationId: 'op/1 ä' },
  ],
  [
    'prepareWithdrawal',
    (c) => c.prepareWithdrawal(withdrawal),
    'POST /withdraw/prepare',
    withdrawal,
    answers.withdrawal,
  ],
  [
    'confirmWithdrawal',
    (c) => c.confirmWithdrawal(confirmation),
    'POST /withdraw/confirm',
    confirmation,
    answers.confirmed,
  ],
  [
    'instruments',
    (c) =>
      c.instruments({
        chainId: 8453,
        protocol: 'Aave',
        isActive: true,
        isStablecoin: false,
        assetCategory: 'USD',
        sortBy: 'apy',
        sortOrder: 'desc',
        limit: 100,
        offset: 100,
      }),
    'GET /instruments?chainId=8453&protocol=Aave&isActive=true&isStablecoin=false&assetCategory=USD&sortBy=apy&sortOrder=desc&limit=100&offset=100',
    undefined,
    answers.instruments,
  ],
  [
    'metrics',
    (c) => c.metrics({ instrumentId: ids.aaveOnBase, days: 7 }),
    `GET /metrics/instruments/${ids.aaveOnBase}?days=7`,
    undefined,
    answers.metrics,
  ],
  [
    'bulkMetrics',
    (c) => c.bulkMetrics({ instrumentIds: [ids.aaveOnBase, ids.vaultOnArbitrum] }),
    `GET /metrics/bulk?instrumentIds=${ids.aaveOnBase}&instrumentIds=${ids.vaultOnArbitrum}`,
    undefined,
    [answers.metrics],
  ],
  [
    'balances',
    (c) => c.balances({ address: ACCOUNT }),
    `GET /transactions/balances/${ACCOUNT}`,
    undefined,
    answers.balances,
  ],
  [
    'positions',
    (c) => c.positions({ address: ACCOUNT, chainId: 42161 }),
    `GET /positions?address=${ACCOUNT}&chainId=42161`,
    undefined,
    answers.positions,
  ],
  [
    'swapQuote',
    (c) =>
      c.swapQuote({
        instrumentId: ids.aaveOnBase,
        direction: 'deposit',
        amount: '10000000',
        chainId: 8453,
      }),
    `GET /quotes/swap?instrumentId=${ids.aaveOnBase}&direction=deposit&amount=10000000&chainId=8453`,
    undefined,
    answers.quote,
  ],
  ['cctpConfig', (c) => c.cctpConfig(), 'GET /cctp/config', undefined, answers.cctp],
  [
    'cctpFee',
    (c) => c.cctpFee({ sourceDomain: 6, destDomain: 0 }),
    'GET /cctp/fee/6/0',
    undefined,
    answers.fee,
  ],
  ['relay', (c) => c.relay(HASH), `GET /cctp/relay/tx/${HASH}`, undefined, answers.relay],
  [
    'restartRelay',
    (c) => c.restartRelay({ sourceTxHash: HASH, sourceChainId: 8453 }),
    'POST /cctp/relay',
    { sourceTxHash: HASH, sourceChainId: 8453 },
    answers.restarted,
  ],
];
const EFFECTS = [
  'prepareAuthorization',
  'confirmAuthorization',
  'revoke',
  'buy',
  'sell',
  'prepareWithdrawal',
  'confirmWithdrawal',
  'restartRelay',
];

describe.each(OPERATIONS)('%s', (name, call, wire, body, answer) => {
  it('goes where it should, with the key, and keeps the text as received', async () => {
    await using server = await localServer((_, response) => reply(response, 200, answer));
    const result = await call(connect(`${server.baseUrl}/api/v1`));
    const [seen] = server.seen;
    expect(`${seen?.method} ${seen?.url}`).toBe(wire.replace(' ', ' /api/v1'));
    expect(seen?.body).toBe(body === undefined ? '' : JSON.stringify(body));
    expect(seen?.headers['x-api-key']).toBe('k-1');
    expect(result).toMatchObject({ ok: true, value: { received: JSON.stringify(answer) } });
  });

  it('is repeated only if it changes nothing', async () => {
    await using server = await localServer((_, response) => reply(response, 503, {}));
    const failed = await call(connect(server.baseUrl));
    const effect = EFFECTS.includes(name);
    expect(server.seen).toHaveLength(effect ? 1 : 3);
    expect(failed).toMatchObject({ error: { operation: name, mayHaveHappened: effect } });
  });
});

describe('after a refusal', () => {
  const refusal = (message: string, status: number) =>
    answered(status, JSON.stringify({ statusCode: status, message }));

  it.each([
    [400, 'No chain has sufficient USDC balance', 'INSUFFICIENT_USDC', false],
    [400, 'No active grant', 'NO_GRANT', false],
    [403, 'Forbidden resource', 'KEY_NOT_OWNER', false],
    [401, 'Unauthorized', 'UNAUTHORIZED', false],
    [429, 'Too many', 'RATE_LIMITED', false],
    [409, 'This key has an action in progress', 'CONFLICT', true],
    [501, 'This instrument is unavailable to the calldata API', 'INSTRUMENT_UNAVAILABLE', false],
    [500, 'Internal server error', 'SERVER_ERROR', true],
    [503, 'Relayer unavailable', 'RELAYER_DOWN', true],
  ])('%i “%s”, a buy has the code %s and may have happened: %s', async (...row) => {
    const [status, message, code, mayHaveHappened] = row;
    const answer = await refusal(message, status).buy(BUY);
    expect(answer).toMatchObject({ error: { provider: 'onetx', code, status, mayHaveHappened } });
  });

  it.each([
    [400, 'Invalid signature', true],
    [404, 'No pending withdrawal', true],
    [403, 'Forbidden', true],
    [401, 'Unauthorized', false],
    [429, 'Too many', false],
  ])('%i “%s”, a withdrawal may have happened: %s', async (status, message, mayHaveHappened) => {
    const answer = await refusal(message, status).confirmWithdrawal(confirmation);
    expect(answer).toMatchObject({ error: { status, mayHaveHappened } });
  });

  it('the service is left alone for as long as it asks', async () => {
    await using server = await localServer((_, response) => {
      response.writeHead(429, { 'retry-after': '120' });
      response.end('slow down');
    });
    const client = connect(server.baseUrl);
    const answer = await client.buy(BUY);
    expect(answer).toMatchObject({ error: { kind: 'rate-limited', retryAfterMs: 120_000 } });
    expect(await client.buy(BUY)).toMatchObject({
      error: { code: 'BUSY', mayHaveHappened: false },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('an owner who is another key’s is told from a key that is wrong', async () => {
    const account = await refusal('Forbidden', 403).account({ ownerEoa: OWNER });
    expect(account).toMatchObject({ error: { kind: 'unauthorized', code: 'KEY_NOT_OWNER' } });
    const list = await refusal('Forbidden', 403).instruments();
    expect(list).toMatchObject({ error: { kind: 'unauthorized', code: 'UNAUTHORIZED' } });
  });

  it('a relay or an action that is not known is told from a function that is missing', async () => {
    expect(await refusal('Job not found', 404).relay(HASH)).toMatchObject({
      error: { code: 'RELAY_UNKNOWN', status: 404 },
    });
    expect(await refusal('Not found', 404).action('op_1')).toMatchObject({
      error: { code: 'ACTION_UNKNOWN' },
    });
    expect(await refusal('Cannot GET /x', 404).relay(HASH)).toMatchObject({
      error: { code: 'ROUTE_UNKNOWN' },
    });
    expect(await answered(404, '<html>').relay(HASH)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});

describe('the chains of an account', () => {
  it.each(['deployedChains', 'authorizedChainIds'])('%s are no more than there are', async (of) => {
    const many = Array.from({ length: 51 }, (_, at) => at + 1);
    const told = { ...answers.account, [of]: many };
    expect(await answered(200, JSON.stringify(told)).account({ ownerEoa: OWNER })).toMatchObject({
      error: { kind: 'malformed', message: expect.stringContaining(of) },
    });
  });
});

describe('positions', () => {
  it.each([
    [404, JSON.stringify({ message: 'Cannot GET /positions' })],
    [404, '<html>'],
    [405, '{}'],
  ])('are asked for in the older way after %i %s, and from then on', async (status, body) => {
    await using server = await localServer((seen, response) => {
      if (seen.method === 'POST') return reply(response, 201, answers.olderPositions);
      response.writeHead(status);
      response.end(body);
    });
    const client = connect(server.baseUrl);
    for (const _ of [1, 2])
      expect(await client.positions({ address: ACCOUNT })).toMatchObject({ ok: true });
    expect(server.seen.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['POST', JSON.stringify({ address: ACCOUNT })],
      ['POST', JSON.stringify({ address: ACCOUNT })],
    ]);
  });

  it('are refused as a whole where there are more than anybody has', async () => {
    const [one] = answers.positions.positions;
    const of = (count: number) =>
      answered(200, JSON.stringify({ positions: Array.from({ length: count }, () => one) }));
    expect((await of(200).positions({ address: ACCOUNT })).ok).toBe(true);
    expect(await of(201).positions({ address: ACCOUNT })).toMatchObject({
      error: { kind: 'malformed', message: expect.stringContaining('positions (too_big)') },
    });
  });

  it('are not asked for twice after any other refusal', async () => {
    await using server = await localServer((_, response) =>
      reply(response, 404, { message: 'Address not found' }),
    );
    const client = connect(server.baseUrl);
    expect((await client.positions({ address: ACCOUNT })).ok).toBe(false);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a call that cannot be right', () => {
  it('does not leave', async () => {
    await using server = await localServer((_, response) => reply(response, 200, {}));
    const client = connect(server.baseUrl);
    const failures = [
      await client.account({ ownerEoa: 'me' }),
      await client.prepareAuthorization({ ownerEoa: OWNER, chainId: 8453 }),
      await client.prepareAuthorization({ ...GRANT, expiresAt: START / 1000 - 1 }),
      await client.confirmAuthorization({ ownerEoa: OWNER, signature: '0x' }),
      await client.revoke({ ownerEoa: '' }),
      await client.buy({ ...BUY, amountUsdc: '1.0000001' }),
      await client.buy(null as never),
      await client.sell(SELL, { proceedsChainId: 42161 }),
      await client.action(''),
      await client.action('..'),
      await client.action(7 as never),
      await client.prepareWithdrawal({ ...withdrawal, amountUsdc: '0' }),
      await client.confirmWithdrawal({ ownerEoa: OWNER, signature: 'x' }),
      await client.instruments({ limit: 101 }),
      await client.instruments(7 as never),
      await client.metrics({ instrumentId: 'x' }),
      await client.bulkMetrics({ instrumentIds: [] }),
      await client.balances({ address: '0x1' }),
      await client.positions({ address: OWNER.replace('F', 'f') }),
      await client.swapQuote({
        instrumentId: ids.aaveOnBase,
        direction: 'deposit',
        amount: '1.5',
        chainId: 1,
      }),
      await client.cctpFee({ sourceDomain: -1, destDomain: 0 }),
      await client.relay('0x12'),
      await client.restartRelay({ sourceTxHash: '' }),
    ];
    for (const failure of failures)
      expect(failure).toMatchObject({
        error: { kind: 'invalid', mayHaveHappened: false, message: expect.stringMatching(/\.$/) },
      });
    expect(server.seen).toHaveLength(0);
  });
});

describe('the key', () => {
  it.each(['', ' ', 'a b', 'a\nb', 'ключ', 'x'.repeat(9000), 7])('is refused as %j', (apiKey) => {
    const credential = { apiKey } as OneTxCredential;
    const made = createOneTx({ profile: 'live', credential, world: fakeWorld() });
    expect(made).toMatchObject({ ok: false, error: { code: 'BAD_CREDENTIAL' } });
  });

  it('does not come back in a failure that repeats it', async () => {
    const apiKey = 'not-to-be-seen';
    const world = fakeWorld(
      async () => new Response(`{"message":"key ${apiKey} may not"}`, { status: 400 }),
    );
    const answer = await connect('http://127.0.0.1:9', { world, credential: { apiKey } }).buy(BUY);
    expect(JSON.stringify(answer)).not.toContain(apiKey);
    expect(JSON.stringify(answer)).toContain('[redacted] may not');
  });

  it('of one world is not carried into the other', () => {
    const one = { credential: { apiKey: 'k' }, world: fakeWorld() };
    const local = createOneTx({ ...one, profile: 'live', baseUrl: 'https://127.0.0.1/api/v1' });
    const real = createOneTx({ ...one, profile: 'sandbox' });
    for (const made of [local, real]) expect(made).toMatchObject({ error: { code: 'BASE_URL' } });
    expect(createOneTx({ ...one, profile: 'live' }).ok).toBe(true);
  });
});

describe('answers that are odd', () => {
  it('but legal: unknown words, nulls, missing and new fields', async () => {
    const bare = { status: 'teleporting', type: null, result: null, extra: [1] };
    const action = await answered(200, JSON.stringify(bare)).action('op_1');
    expect(action).toMatchObject({ ok: true, value: { value: { status: 'teleporting' } } });
    const account = { ...answers.account, grant: [answers.account.grant], deployedChains: [] };
    expect((await answered(200, JSON.stringify(account)).account({ ownerEoa: OWNER })).ok).toBe(
      true,
    );
    expect((await answered(202, '{}').restartRelay({ sourceTxHash: HASH })).ok).toBe(true);
  });

  it('are refused where they are about another action', async () => {
    const answer = await answered(200, JSON.stringify(answers.action)).action('op_other');
    expect(answer).toMatchObject({ error: { code: 'UNEXPECTED_SHAPE' } });
  });

  it('keep the id of what moved money, whatever else is broken', async () => {
    const broken = { actionId: 'op_1', userOpHash: 7, accountAddress: [], idempotent: 'no' };
    const answer = await answered(201, JSON.stringify(broken)).buy(BUY);
    expect(answer).toMatchObject({ ok: true, value: { value: { actionId: 'op_1' } } });
    for (const body of ['{}', '{"actionId":""}', '{"actionId":7}', '[]', 'null', '<html>', ''])
      expect(await answered(201, body).buy(BUY)).toMatchObject({
        error: { kind: 'malformed', mayHaveHappened: true },
      });
  });

  it('and not legal: named by provider, operation and place', async () => {
    const broken = { ...answers.withdrawal, digest: '0x12' };
    const answer = await answered(200, JSON.stringify(broken)).prepareWithdrawal(withdrawal);
    expect(answer).toMatchObject({
      error: {
        kind: 'malformed',
        code: 'UNEXPECTED_SHAPE',
        provider: 'onetx',
        operation: 'prepareWithdrawal',
        message: expect.stringContaining('digest'),
      },
    });
  });

  it('of typed data lose nothing, and are refused where JSON lost something', async () => {
    const { enableTypedData } = answers.prepared;
    const domain = { ...enableTypedData.domain, salt: '0x01' };
    const more = { ...answers.prepared, enableTypedData: { ...enableTypedData, domain } };
    const kept = await answered(200, JSON.stringify(more)).prepareAuthorization(GRANT);
    expect(kept).toMatchObject({ ok: true, value: { value: { enableTypedData: { domain } } } });
    const text = JSON.stringify(answers.prepared).replace('"nonce":1', '"nonce":90071992547409931');
    expect(await answered(200, text).prepareAuthorization(GRANT)).toMatchObject({
      error: { code: 'UNEXPECTED_SHAPE', message: expect.stringContaining('message.nonce') },
    });
  });

  it('of any kind give a value or a failure, never a throw', async () => {
    const bases = OPERATIONS.map(([, , , , answer]) => answer);
    const json = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string(),
      fc
        .constantFrom(...bases)
        .chain((base) =>
          fc
            .tuple(fc.constantFrom(...leaves(base)), fc.jsonValue())
            .map(([path, value]) => JSON.stringify(replaced(base, path, value))),
        ),
    );
    await fc.assert(
      fc.asyncProperty(
        json,
        fc.constantFrom(200, 201, 400, 403, 404, 500),
        async (body, status) => {
          const client = answered(status, body);
          for (const [, call] of OPERATIONS) {
            const answer = (await call(client)) as Awaited<ReturnType<OneTx['buy']>>;
            if (answer.ok) expect(answer.value.received).toBe(body);
            else expect(answer.error.message).toMatch(/\.$/);
          }
        },
      ),
      propertyRuns(100),
    );
  });
});
