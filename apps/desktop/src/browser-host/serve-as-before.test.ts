import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveAsBefore } from './serve-as-before.ts';
import type { HostServer } from './server.ts';
import { admitted, ask, standInPage } from './testing/visitor.ts';

let dataFolder: string;
let pageFolder: string;
const running: HostServer[] = [];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-data-'));
  pageFolder = standInPage();
});
afterEach(() => {
  for (const server of running.splice(0)) server.close();
  rmSync(dataFolder, { recursive: true });
  rmSync(pageFolder, { recursive: true });
});

async function start(port = 0): Promise<HostServer> {
  const links = { connect: () => undefined, visit: () => undefined };
  const server = await serveAsBefore(dataFolder, { port, pageFolder, now: () => 0, links });
  running.push(server);
  return server;
}

it('comes back on its port, with a new secret: the tab of before is let in by the new address alone', async () => {
  const first = await start();
  const old = await admitted(first.url);
  first.close();
  const second = await start();
  expect(second.port).toBe(first.port);
  expect(second.url).not.toBe(first.url);
  expect((await ask(second.port, '/', { headers: { cookie: old } })).status).toBe(403);
  const cookie = await admitted(second.url);
  expect((await ask(second.port, '/', { headers: { cookie } })).status).toBe(200);
});

it('takes a free one where another program has that port', async () => {
  const first = await start();
  const second = await start();
  expect(second.port).not.toBe(first.port);
});

it('a port that is asked for is that or none', async () => {
  const { port } = await start();
  await expect(start(port)).rejects.toThrow(`Port ${port} is taken by another program.`);
});
