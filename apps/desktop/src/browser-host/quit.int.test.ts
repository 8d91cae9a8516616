import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  childrenOf,
  type HostProcess,
  isThere,
  startHostProcess,
  until,
} from './testing/host-process.ts';
import { converse } from './testing/visitor.ts';

const READY = JSON.stringify({
  ready: true,
  services: { oneclick: { baseUrl: 'http://127.0.0.1:1' } },
  chains: [{ id: 8453, rpcUrl: 'http://127.0.0.1:2', tokens: {} }],
  keys: { quoteSigning: 'ed25519:x' },
  faucet: { url: 'http://127.0.0.1:1/faucet', address: '0x' },
});
/** Says the ready line and ends when its stdin closes; or only much later. */
const sandbox = (endsAfterMs: number): readonly string[] => [
  process.execPath,
  '-e',
  `console.log(${JSON.stringify(READY)});
   process.stdin.on('end', () => setTimeout(() => process.exit(0), ${endsAfterMs})).resume();`,
];

let host: HostProcess;
afterEach(() => host.remove());

async function wantSandbox(): Promise<void> {
  const page = await host.backend();
  await converse(page, 'want sandbox');
  await until(() => host.diary().includes('sandbox running'));
}

/** The backend is in the middle of closing its ledger. */
async function closing(): Promise<void> {
  await until(() => host.diary().includes('closing'));
}

describe.runIf(process.platform === 'linux')('the end of the browser host', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'on %s: the ledger is closed, then all else ends, with 0',
    async (signal) => {
      host = await startHostProcess(sandbox(0));
      await wantSandbox();
      const processes = childrenOf(host.pid);
      expect(processes).toHaveLength(2);
      host.kill(signal);
      expect(await host.ended).toBe(0);
      expect(host.diary().slice(-2)).toEqual(['closing', 'closed']);
      expect(processes.filter(isThere)).toEqual([]);
    },
  );

  it('reaches the backend only as a word: Ctrl-C for the whole terminal does not kill it', async () => {
    host = await startHostProcess();
    const [backend = 0] = childrenOf(host.pid);
    // A group of its own, which no terminal's Ctrl-C reaches.
    expect(() => process.kill(-backend, 0)).not.toThrow();
  });

  it('a second Ctrl-C hurries the sandbox, not the ledger', async () => {
    host = await startHostProcess(sandbox(600_000));
    await wantSandbox();
    writeFileSync(join(host.dataFolder, 'slow'), '1500');
    host.kill('SIGINT');
    await closing();
    host.kill('SIGINT');
    host.kill('SIGINT');
    expect(await host.ended).toBe(0);
    expect(host.diary().slice(-2)).toEqual(['closing', 'closed']);
    expect(host.errors()).toContain('The rest is hurried');
  });

  it('that comes as a kill takes everything along', async () => {
    host = await startHostProcess(sandbox(0));
    await wantSandbox();
    const processes = childrenOf(host.pid);
    host.kill('SIGKILL');
    await until(() => !processes.some(isThere));
  });

  it('does not come when the sandbox dies: it is started again when wanted', async () => {
    host = await startHostProcess([
      process.execPath,
      '-e',
      'console.error("no port"); process.exit(1)',
    ]);
    const page = await host.backend();
    await converse(page, 'want sandbox');
    await until(() => host.diary().filter((line) => line === 'sandbox stopped').length === 1);
    await converse(page, 'want sandbox');
    await until(() => host.diary().filter((line) => line === 'sandbox stopped').length === 2);
    expect(host.diary().filter((line) => line.startsWith('start'))).toHaveLength(1);
  });
});
