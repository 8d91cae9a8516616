import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ready } from './ready.ts';
import { spawnSandbox } from './remote.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function run(args: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=source', MAIN, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  running.push(child);
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const first = new Promise<Ready>((resolve) =>
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (lines.length === 1) resolve(JSON.parse(line) as Ready);
    }),
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, lines, first, ended, errors: () => errors };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}',
  }).then(
    () => true,
    () => false,
  );

/** Waits until no node of a sandbox answers any more. */
async function gone({ chains }: Ready): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const alive = await Promise.all(chains.map(({ rpcUrl }) => answers(rpcUrl)));
    if (!alive.includes(true)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('a chain node outlived the sandbox');
}

const listen = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** First of four free ports in a row. */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = await listen(0);
    const address = first?.address();
    const base = typeof address === 'object' && address ? address.port : 0;
    const others = [await listen(base + 1), await listen(base + 2), await listen(base + 3)];
    for (const server of [first, ...others]) {
      if (server !== undefined) await new Promise((resolve) => server.close(resolve));
    }
    if (!others.includes(undefined)) return base;
  }
  throw new Error('no four free ports in a row');
}

describe('npm run sandbox', () => {
  it('prints one line with everything, and ends on SIGTERM', async () => {
    const { child, first, lines, ended } = run([]);
    const ready = await first;
    expect(ready).toMatchObject({
      ready: true,
      services: {
        oneclick: { baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
        onetx: { baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/) },
      },
      chains: [{ id: 8453 }, { id: 42161 }],
      credentials: {
        oneclick: { apiKey: expect.stringMatching(/^ey/) },
        onetx: { apiKey: expect.stringMatching(/^dx_sk_test_/) },
      },
      keys: { quoteSigning: 'ed25519:96bzYisGw4cpTaBTVnDvsK6XJ8pQExr9tDss4qD7vxwA' },
    });
    for (const { tokens } of ready.chains) {
      expect(tokens).toEqual({
        USDC: '0x148F7503e8b8d94a34a5986f02273d8F9947fAFE',
        DAI: '0x000471DC040C6640817Fe99E658eb28b00F1F59b',
      });
    }
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(lines).toHaveLength(1);
    await gone(ready);
  });

  it('leaves no chain node behind when it is killed', async () => {
    const { child, first, ended } = run([]);
    const ready = await first;
    child.kill('SIGKILL');
    await ended;
    await gone(ready);
  });

  it('ends with its parent', async () => {
    const sandbox = await spawnSandbox(['--block-time-ms', '200']);
    expect(await sandbox.remote.ledger()).toEqual([]);
    await sandbox.stop();
    await gone(sandbox);
  });

  it('uses the ports asked for, and says so when all of them are taken', async () => {
    const base = await freePorts();
    const { first, child, ended } = run(['--port-base', String(base)]);
    const ready = await first;
    const ports = [
      ready.services.oneclick.baseUrl,
      ...ready.chains.map(({ rpcUrl }) => rpcUrl),
      ready.services.onetx.baseUrl,
    ].map((url) => Number(new URL(url).port));
    expect(ports).toEqual([base, base + 1, base + 2, base + 3]);
    const second = run(['--port-base', String(base)]);
    expect(await second.ended).toBe(1);
    expect(second.errors().match(/something else listens there/g)).toHaveLength(4);
    expect(second.lines).toEqual([]);
    child.kill('SIGTERM');
    await ended;
  });

  it.each([
    [0, '1Click'],
    [1, 'chain 8453'],
    [2, 'chain 42161'],
    [3, '1tx'],
  ])('port %i of four is taken: says which and for what, and leaves nothing', async (at, what) => {
    const base = await freePorts();
    const stranger = await listen(base + at);
    const { ended, errors, lines } = run(['--port-base', String(base)]);
    expect(await ended).toBe(1);
    expect(errors()).toBe(
      `sandbox: port ${base + at} is wanted for ${what}, but something else listens there. Use --port-base N with another N (it takes N to N+3), or leave it out for free ports.\n`,
    );
    expect(lines).toEqual([]);
    const others = [0, 1, 2, 3].filter((one) => one !== at);
    expect(
      await Promise.all(others.map((one) => answers(`http://127.0.0.1:${base + one}`))),
    ).toEqual([false, false, false]);
    stranger?.close();
  });

  it('refuses a wrong command line in a sentence', async () => {
    const { ended, errors } = run(['--port-base', 'many']);
    expect(await ended).toBe(1);
    expect(errors()).toBe('sandbox: --port-base must be a whole number from 1 to 65532\n');
  });
});
