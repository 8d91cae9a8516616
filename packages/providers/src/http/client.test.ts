import { err } from '@countinghouse/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeWorld, settle } from '../testing/fake-world.ts';
import { operation, testClient } from '../testing/operation.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { createHttpClient } from './client.ts';

/** A world whose fetch gives the answers in turn, the last one for ever. Errors are thrown. */
function scripted(...answers: (Response | Error)[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const world = fakeWorld(async (url, init) => {
    const answer = answers[Math.min(calls.length, answers.length - 1)];
    calls.push({ url: String(url), init: init ?? {} });
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer.clone();
  });
  return { world, calls };
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);
const refused = () => Object.assign(new TypeError('x'), { cause: { code: 'ECONNREFUSED' } });
const reset = () => Object.assign(new TypeError('x'), { cause: { code: 'ECONNRESET' } });

describe('a good answer', () => {
  it('keeps the text, the status and both ids', async () => {
    const text = '{ "correlationId": "c-1",\n "n": 1.0 }';
    const { world } = scripted(
      new Response(text, { status: 201, headers: { 'x-request-id': 'r-1' } }),
    );
    const answer = await testClient({ world }).call(operation());
    expect(answer).toEqual({
      ok: true,
      value: {
        value: { correlationId: 'c-1', n: 1 },
        received: text,
        status: 201,
        requestId: 'r-1',
        correlationId: 'c-1',
      },
    });
  });

  it('sends the query, the headers and a JSON body, and follows no redirect by itself', async () => {
    const { world, calls } = scripted(json({}));
    const client = testClient({ world, headers: { 'x-api-key': 'k' } });
    await client.call(
      operation({
        method: 'POST',
        query: { a: 'x y&z', b: undefined, c: 0, d: ['1', '2'], e: false },
        body: { n: 1 },
        headers: { 'x-one': '1' },
      }),
    );
    expect(calls[0]?.url).toBe('http://127.0.0.1:9/look?a=x+y%26z&c=0&d=1&d=2&e=false');
    expect(calls[0]?.init).toMatchObject({ method: 'POST', body: '{"n":1}', redirect: 'manual' });
    expect(calls[0]?.init.headers).toMatchObject({
      'x-api-key': 'k',
      'x-one': '1',
      'content-type': 'application/json',
    });
  });
});

describe('repeating', () => {
  it.each([
    ['read', 3],
    ['repeatable', 3],
    ['once', 1],
  ] as const)('a %s call is tried %i times', async (effect, times) => {
    for (const answer of [json({}, { status: 503 }), json({}, { status: 429 }), reset()]) {
      const { world, calls } = scripted(answer);
      const result = await testClient({ world }).call(operation({ effect, method: 'POST' }));
      expect(result.ok).toBe(false);
      expect(calls).toHaveLength(times);
    }
  });

  it.each([400, 401, 403, 404, 409, 422])('status %i is final', async (status) => {
    const { world, calls } = scripted(json({}, { status }));
    await testClient({ world }).call(operation());
    expect(calls).toHaveLength(1);
  });

  it('waits as long as the service asks, and keeps others waiting too', async () => {
    const busy = json({}, { status: 429, headers: { 'retry-after': '4' } });
    const { world, calls } = scripted(busy, json('first'), json('second'));
    const client = testClient({ world });
    const one = client.call(operation());
    await settle();
    const two = client.call(operation());
    await settle();
    expect(calls).toHaveLength(1);
    world.clock.advance(3_999);
    await settle();
    expect(calls).toHaveLength(1);
    world.clock.advance(1);
    expect([(await one).ok, (await two).ok]).toEqual([true, true]);
  });

  it('does not wait for what outlasts all patience, and says how long it is', async () => {
    const busy = json({}, { status: 429, headers: { 'retry-after': '120' } });
    const { world, calls } = scripted(busy);
    const client = testClient({ world });
    const first = await client.call(operation());
    const next = await client.call(operation());
    expect(first).toMatchObject({ error: { kind: 'rate-limited', retryAfterMs: 120_000 } });
    expect(next).toMatchObject({ error: { code: 'BUSY', retryAfterMs: 120_000 } });
    expect(calls).toHaveLength(1);
  });

  it('stops when the caller does', async () => {
    const busy = json({}, { status: 503, headers: { 'retry-after': '4' } });
    const { world, calls } = scripted(busy);
    const abort = new AbortController();
    const result = testClient({ world }).call(operation({ signal: abort.signal }));
    await settle();
    abort.abort();
    expect(await result).toMatchObject({ error: { code: 'SERVER_ERROR' } });
    expect([calls.length, world.clock.pending()]).toEqual([1, []]);
  });
});

describe('doubt', () => {
  const cases = [
    ['a refused connection', refused(), false],
    ['a broken connection', reset(), true],
    ['a 503', json({}, { status: 503 }), true],
    ['a 400', json({}, { status: 400 }), false],
    ['a 429', json({}, { status: 429 }), false],
    ['an answer that is no JSON', new Response('<html>'), true],
  ] as const;

  it.each(cases)('after %s an effect may have happened: %#', async (_, answer, doubt) => {
    for (const effect of ['once', 'read'] as const) {
      const { world } = scripted(answer);
      const result = await testClient({ world }).call(operation({ effect }));
      expect(result).toMatchObject({ error: { mayHaveHappened: doubt && effect === 'once' } });
    }
  });

  it.each([
    [400, true],
    [501, false],
  ])('is what a provider says of its own status %i: %s', async (status, inDoubt) => {
    const { world } = scripted(json({}, { status }));
    const describe = () => ({ kind: 'refused', code: 'X', message: 'No.', inDoubt }) as const;
    const result = await testClient({ world }).call(operation({ effect: 'once', describe }));
    expect(result).toMatchObject({ error: { status, code: 'X', mayHaveHappened: inDoubt } });
    expect(result).not.toHaveProperty('error.inDoubt');
  });

  it('remembers the doubt of an earlier attempt', async () => {
    const { world } = scripted(reset(), json({}, { status: 400 }));
    const result = await testClient({ world }).call(operation({ effect: 'repeatable' }));
    expect(result).toMatchObject({ error: { status: 400, mayHaveHappened: true } });
  });

  it('has none for a call cancelled before it left', async () => {
    const { world, calls } = scripted(json({}));
    const gone = operation({ effect: 'once', signal: AbortSignal.abort() });
    const result = await testClient({ world }).call(gone);
    expect(result).toMatchObject({ error: { code: 'ABORTED', mayHaveHappened: false } });
    expect(calls).toHaveLength(0);
  });
});

describe('redirects', () => {
  const to = (location: string, status = 302) =>
    new Response(null, { status, headers: { location } });

  it('are followed within the origin, for reads', async () => {
    const { world, calls } = scripted(to('/elsewhere'), json(1));
    expect((await testClient({ world }).call(operation())).ok).toBe(true);
    expect(calls[1]?.url).toBe('http://127.0.0.1:9/elsewhere');
  });

  it.each(['http://127.0.0.1:10/', 'https://127.0.0.1:9/', '//example.com/', 'http://['])(
    'are not followed to “%s”',
    async (location) => {
      const { world, calls } = scripted(to(location), json(1));
      const result = await testClient({ world }).call(operation({ path: '/a' }));
      expect(calls).toHaveLength(1);
      expect(result).toMatchObject({ error: { code: 'REDIRECTED' } });
    },
  );

  it('are not followed by a call that is no read, nor in circles', async () => {
    const post = scripted(to('/b', 307), json(1));
    const posted = testClient(post).call(operation({ method: 'POST', effect: 'once' }));
    expect(await posted).toMatchObject({ error: { code: 'REDIRECTED' } });
    expect(post.calls).toHaveLength(1);
    const circle = scripted(to('/look'));
    expect((await testClient(circle).call(operation())).ok).toBe(false);
    expect(circle.calls).toHaveLength(4);
  });
});

describe('failures', () => {
  it('hold no secret, even if the service repeats it', async () => {
    const { world } = scripted(json({ message: 'bad key s3cr3t-k3y' }, { status: 400 }));
    const client = testClient({ world, secrets: ['s3cr3t-k3y'] });
    const result = await client.call(operation());
    expect(JSON.stringify(result)).toContain('[redacted]');
    expect(JSON.stringify(result)).not.toContain('s3cr3t');
  });

  it('name the place that does not fit, and the ids', async () => {
    const { world } = scripted(json({}, { headers: { 'x-request-id': 'r-9' } }));
    const result = await testClient({ world }).call(operation({ parse: () => err('a.b (type)') }));
    expect(result).toMatchObject({
      error: { kind: 'malformed', code: 'UNEXPECTED_SHAPE', requestId: 'r-9' },
    });
    expect(result).toMatchObject({ error: { message: expect.stringContaining('a.b (type)') } });
  });

  it('come back as values for an address of the other world', () => {
    const world = fakeWorld();
    const over = { provider: 'e', label: 'E', world, baseUrl: 'https://example.com' };
    const made = createHttpClient({ ...over, profile: 'sandbox' });
    expect(made).toMatchObject({ ok: false, error: { kind: 'invalid', code: 'BASE_URL' } });
  });

  it('come back as values for any status and any body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 200, max: 599 }),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        async (status, body) => {
          const bodiless = [204, 205, 304].includes(status);
          const answer = new Response(bodiless ? null : body, { status });
          const { world } = scripted(answer);
          const result = await testClient({ world }).call(operation());
          if (!result.ok) {
            expect(result.error.message).toMatch(/^\S.*\.$/su);
            expect(result.error.provider).toBe('example');
          }
        },
      ),
      propertyRuns(200),
    );
  });
});
