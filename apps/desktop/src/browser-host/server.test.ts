import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkRequest } from '../host/process.ts';
import { type HostServer, serve } from './server.ts';
import { type Ask, admitted, ask, dial, standInPage } from './testing/visitor.ts';

let server: HostServer;
let pageFolder: string;
let time = 0;
const connected: LinkRequest[] = [];
const doors: string[] = [];
const DOOR = '0123456789abcdef0123456789abcdef';

beforeEach(async () => {
  time = 1_000;
  connected.length = 0;
  pageFolder = standInPage();
  server = await serve({
    port: 0,
    pageFolder,
    now: () => time,
    links: {
      connect: (socket, request) => {
        connected.push(request);
        socket.end('HTTP/1.1 418 Handed Over\r\n\r\n');
      },
      visit: (door, socket, request) => {
        doors.push(door);
        connected.push(request);
        socket.end('HTTP/1.1 419 Handed Over\r\n\r\n');
      },
    },
  });
});
afterEach(() => {
  server.close();
  rmSync(pageFolder, { recursive: true });
});

const get = (path: string, headers: Ask['headers'] = {}) => ask(server.port, path, { headers });
const printed = (): string => new URL(server.url).search;
const host = (): string => `127.0.0.1:${server.port}`;

describe('the printed address', () => {
  it('admits one browser, once, by a cookie no script and no other site can use', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const first = await get(`/${printed()}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      new RegExp(`^countinghouse-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(cookie).not.toContain(printed().slice(7));
    const page = await get('/', { cookie: cookie.split(';')[0] ?? '' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Countinghouse</title>');
    expect(page.headers['content-security-policy']).toContain(`connect-src ws://${host()};`);
  });

  it('says what to do when it is used again; the browser it admitted may go on', async () => {
    const cookie = await admitted(server.url);
    const again = await get(`/${printed()}`);
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('This address has been used');
    expect(again.body).toContain('npm start');
    expect((await get(`/${printed()}`, { cookie })).status).toBe(303);
  });

  it('is good for five minutes', async () => {
    time += 5 * 60_000 + 1;
    expect((await get(`/${printed()}`)).body).toContain('This address is too old');
    expect((await get('/')).status).toBe(403);
  });

  it('is not guessed, nor used up by whoever only looks', async () => {
    expect((await get('/?token=x')).body).toContain('not from this run');
    expect((await ask(server.port, `/${printed()}`, { method: 'HEAD' })).status).toBe(403);
    expect((await get(`/${printed()}`, { 'sec-purpose': 'prefetch' })).status).toBe(403);
    const { headers, status } = await get(`/${printed()}`, {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    });
    // From a link on another site: that cookie would not be sent along with a redirect.
    expect(status).toBe(200);
    expect(headers['set-cookie']).toHaveLength(1);
  });
});

describe('without the cookie', () => {
  it.each(['/', '/index.html', '/assets/main-AbCd1234.js', '/backend'])(
    'there is nothing at %s but a sentence',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(403);
      expect(body).toContain('Countinghouse does not know this browser');
      expect(body).not.toContain('<script');
    },
  );

  it('a wrong, doubled or foreign one is none', async () => {
    const cookie = await admitted(server.url);
    const [name = '', value = ''] = cookie.split('=');
    for (const wrong of [
      `${name}=x`,
      `${name}=`,
      `${cookie}; ${cookie}`,
      `${name}1=${value}`,
      value,
    ]) {
      expect((await get('/', { cookie: wrong })).status).toBe(403);
    }
    expect((await get('/', { cookie: `other=1; ${cookie}` })).status).toBe(200);
  });
});

describe('a page of another site, in the same browser', () => {
  it('does not reach it by a name that was re-bound to this machine', async () => {
    const cookie = await admitted(server.url);
    for (const name of [
      'evil.example',
      `evil.example:${server.port}`,
      `localhost:${server.port}`,
      '127.0.0.1',
      `127.0.0.1:${server.port}.evil.example`,
    ]) {
      expect((await get('/', { cookie, host: name })).status).toBeOneOf([400, 421]);
      await expect(
        dial(server.port, '/backend', { cookie, origin: `http://${name}`, host: name }),
      ).rejects.toThrow(/421|400/);
    }
    expect(connected).toEqual([]);
  });

  it('gets nothing with its own origin, nor with none where it matters', async () => {
    const cookie = await admitted(server.url);
    const own = `http://${host()}`;
    for (const origin of [
      'http://evil.example',
      'null',
      `http://127.0.0.1:${server.port + 1}`,
      `https://${host()}`,
      `${own}/`,
    ]) {
      expect((await get('/', { cookie, origin })).status).toBe(403);
      await expect(dial(server.port, '/backend', { cookie, origin })).rejects.toThrow('403');
    }
    await expect(dial(server.port, '/backend', { cookie })).rejects.toThrow('403');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(server.port, '/', { method, headers: { cookie } })).status).toBe(403);
      const sent = await ask(server.port, '/', { method, headers: { cookie, origin: own } });
      expect(sent.status).toBe(405);
    }
    const embedded = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', cookie };
    expect((await get('/assets/main-AbCd1234.js', embedded)).status).toBe(403);
    expect(connected).toEqual([]);
  });
});

describe('the sockets of the page', () => {
  it('are handed over with the request and without the cookie', async () => {
    const headers = { cookie: await admitted(server.url), origin: `http://${host()}` };
    await expect(dial(server.port, '/backend', headers)).rejects.toThrow('418');
    await expect(dial(server.port, `/courier?door=${DOOR}`, headers)).rejects.toThrow('419');
    expect(connected).toHaveLength(2);
    expect(doors).toEqual([DOOR]);
    expect(connected[0]).toMatchObject({ url: '/backend', rest: '' });
    expect(connected[0]?.headers).toMatchObject({ upgrade: 'websocket', host: host() });
    expect(connected[0]?.headers.cookie).toBeUndefined();
  });

  it('go nowhere else, and nowhere without the cookie', async () => {
    const headers = { cookie: await admitted(server.url), origin: `http://${host()}` };
    for (const path of [
      '/',
      '/courier',
      '/courier?door=shut',
      `/courier?door=${DOOR}0`,
      '/backend/x',
    ]) {
      await expect(dial(server.port, path, headers)).rejects.toThrow('404');
    }
    for (const path of ['/backend', `/courier?door=${DOOR}`]) {
      await expect(dial(server.port, path, { origin: headers.origin })).rejects.toThrow('401');
    }
    expect(connected).toEqual([]);
  });
});

it.runIf(process.platform === 'linux')(
  'listens on 127.0.0.1 alone, and says when its port is taken',
  async () => {
    const links = { connect: () => undefined, visit: () => undefined };
    await expect(serve({ port: server.port, pageFolder, now: () => 0, links })).rejects.toThrow(
      `Port ${server.port} is taken by another program.`,
    );
    // The same port of another address of this machine is still free.
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(server.port, '127.0.0.2', resolve));
    other.close();
  },
);
