import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fakeWorld } from '../testing/fake-world.ts';
import { localServer, reply } from '../testing/local-server.ts';
import { operation, testClient } from '../testing/operation.ts';

/** Real sockets, still clock. */
describe('over a real connection', () => {
  it('takes a reset for a passing trouble', async () => {
    await using server = await localServer((_, response, count) => {
      if (count === 1) response.socket?.resetAndDestroy();
      else reply(response, 200, { n: 1 });
    });
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    expect(await client.call(operation())).toMatchObject({ ok: true, value: { value: { n: 1 } } });
    expect(server.seen).toHaveLength(2);
  });

  it('never repeats a call that may act, and says that it may have', async () => {
    await using server = await localServer((_, response) => response.socket?.resetAndDestroy());
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    const result = await client.call(operation({ method: 'POST', effect: 'once', body: {} }));
    expect(result).toMatchObject({ error: { code: 'NETWORK', mayHaveHappened: true } });
    expect(server.seen).toHaveLength(1);
  });

  it('knows that nothing happened where nobody listens', async () => {
    const server = await localServer(() => undefined);
    await server[Symbol.asyncDispose]();
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    const result = await client.call(operation({ effect: 'once' }));
    expect(result).toMatchObject({
      error: {
        code: 'NETWORK',
        mayHaveHappened: false,
        message: 'Example cannot be reached: the connection was refused.',
      },
    });
  });

  it.each([
    [502, '<html><h1>Bad Gateway</h1></html>', 'SERVER_ERROR'],
    [503, '', 'SERVER_ERROR'],
    [500, '{"message":"Internal se', 'SERVER_ERROR'],
    [403, '<!doctype html>', 'UNAUTHORIZED'],
    [404, '', 'NOT_FOUND'],
    [418, 'plain words', 'REFUSED'],
  ])('status %i needs no JSON', async (status, body, code) => {
    await using server = await localServer((_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(body);
    });
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    const result = await client.call(operation());
    expect(result).toMatchObject({ error: { code, status } });
    expect(JSON.stringify(result)).not.toContain('<');
  });

  it.each([
    ['a page', '<html></html>', 'NOT_JSON'],
    ['nothing', '', 'NOT_JSON'],
    ['half of it', '{"n":', 'NOT_JSON'],
    ['broken text', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'NOT_TEXT'],
  ])('a good status over %s is malformed, once', async (_, body, code) => {
    await using server = await localServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    expect(await client.call(operation())).toMatchObject({
      error: { kind: 'malformed', code, status: 200 },
    });
    expect(server.seen).toHaveLength(1);
  });

  it('takes a body that breaks off for a broken connection', async () => {
    await using server = await localServer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"n":', () => response.socket?.destroy());
    });
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl });
    expect(await client.call(operation())).toMatchObject({ error: { code: 'NETWORK' } });
    expect(server.seen).toHaveLength(3);
  });

  it.each(['declared', 'streamed', 'packed'] as const)(
    'stops at too large a body, %s',
    async (way) => {
      const page = JSON.stringify('x'.repeat(5_000));
      await using server = await localServer((_, response) => {
        if (way === 'packed') {
          response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(page));
        } else if (way === 'declared') {
          response.writeHead(200, { 'content-length': page.length }).end(page);
        } else {
          response.write(page.slice(0, 2_500));
          response.end(page.slice(2_500));
        }
      });
      const small = testClient({ world: fakeWorld(), baseUrl: server.baseUrl, answerLimit: 1_000 });
      expect(await small.call(operation())).toMatchObject({ error: { code: 'TOO_LARGE' } });
      const large = testClient({ world: fakeWorld(), baseUrl: server.baseUrl, answerLimit: 9_000 });
      expect(await large.call(operation())).toMatchObject({ ok: true });
    },
  );

  it('stops in the middle of a body without an end', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await localServer((_, response) => {
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(1_000), more);
      };
      response.on('close', closed.resolve);
      more();
    });
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl, answerLimit: 5_000 });
    expect(await client.call(operation())).toMatchObject({ error: { code: 'TOO_LARGE' } });
    await closed.promise;
  });

  it('gives up on a silent service when the time is over, before and during the body', async () => {
    for (const start of ['', '{"n":']) {
      const started = Promise.withResolvers<void>();
      await using server = await localServer((_, response) => {
        if (start !== '') response.write(start);
        started.resolve();
      });
      const world = fakeWorld();
      const client = testClient({ world, baseUrl: server.baseUrl });
      const result = client.call(operation({ effect: 'once', timeoutMs: 5_000 }));
      await started.promise;
      world.clock.advance(5_000);
      expect(await result).toMatchObject({
        error: { code: 'TIMEOUT', mayHaveHappened: true, kind: 'unavailable' },
      });
      expect(world.clock.pending()).toEqual([]);
    }
  });

  it('ends at once when the caller cancels', async () => {
    const started = Promise.withResolvers<void>();
    await using server = await localServer(() => started.resolve());
    const abort = new AbortController();
    const world = fakeWorld();
    const client = testClient({ world, baseUrl: server.baseUrl });
    const result = client.call(operation({ signal: abort.signal }));
    await started.promise;
    abort.abort();
    expect(await result).toMatchObject({ error: { code: 'ABORTED' } });
    expect([server.seen.length, world.clock.pending()]).toEqual([1, []]);
  });

  it('gives its place back after every end', async () => {
    await using server = await localServer((_, response, count) => {
      if (count % 3 === 0) response.socket?.resetAndDestroy();
      else reply(response, count % 3 === 1 ? 400 : 200, {});
    });
    const limits = { concurrency: 2, perSecond: 1, burst: 100 };
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl, limits });
    for (let n = 0; n < 12; n++) await client.call(operation({ effect: 'once' }));
    expect(server.seen).toHaveLength(12);
  });

  it('lets a person go first while tracking waits', async () => {
    const held: (() => void)[] = [];
    const arrived = new EventTarget();
    await using server = await localServer((_, response) => {
      held.push(() => reply(response, 200, {}));
      arrived.dispatchEvent(new Event('one'));
    });
    const limits = { concurrency: 2, perSecond: 1, burst: 100 };
    const client = testClient({ world: fakeWorld(), baseUrl: server.baseUrl, limits });
    const first = once(arrived, 'one');
    const t1 = client.call(operation({ path: '/t1', priority: 'tracking' }));
    const t2 = client.call(operation({ path: '/t2', priority: 'tracking' }));
    await first;
    const second = once(arrived, 'one');
    const p1 = client.call(operation({ path: '/p1' }));
    await second;
    expect(server.seen.map(({ url }) => url)).toEqual(['/t1', '/p1']);
    const third = once(arrived, 'one');
    for (const answer of held.splice(0)) answer();
    await third;
    for (const answer of held) answer();
    expect((await Promise.all([t1, t2, p1])).every(({ ok }) => ok)).toBe(true);
  });
});
