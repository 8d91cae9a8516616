import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSigner } from '@countinghouse/wallet';
import {
  type PlantedSecret,
  scanMemory,
  sha256OfPassphrase,
  startTestSigner,
} from '@countinghouse/wallet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courierToPage } from '../host/protocol.ts';
import {
  childrenOf,
  type HostProcess,
  isThere,
  startHostProcess,
  until,
} from './testing/host-process.ts';
import { converse } from './testing/visitor.ts';

/** This process is the person, the page, and the examiner. The signer is a child of it, not of the host. */
let host: HostProcess;
let backend: number;
let signer: LocalSigner;
const passphrase = `plant ${randomBytes(12).toString('hex')} here`;

beforeAll(async () => {
  host = await startHostProcess();
  backend = await backendPid();
  signer = startTestSigner({
    profile: 'sandbox',
    passphraseSha256: sha256OfPassphrase(passphrase),
  });
});
afterAll(async () => {
  await signer?.lock();
  await host?.remove();
});

async function tellDoor(address: object | null): Promise<void> {
  const page = await host.backend();
  await converse(page, `door ${JSON.stringify(address)}`);
  page.close();
}

/** One visit through the real host and a real courier. */
async function visit(secrets: readonly string[]) {
  const link = await host.courier();
  const answer = courierToPage.parse(JSON.parse(await converse(link, JSON.stringify({ secrets }))));
  await nobodyUnderWay();
  return answer;
}

const couriers = (): readonly number[] => childrenOf(host.pid).filter((pid) => pid !== backend);
/** The stand-in has one door, and one courier at a time goes to a door. */
const nobodyUnderWay = () => until(() => couriers().length === 0);

async function backendPid(): Promise<number> {
  const page = await host.backend();
  const pid = Number((await converse(page, 'echo')).split(' ')[0]);
  page.close();
  return pid;
}

describe('a courier', () => {
  it('takes a passphrase to the signer and ends', async () => {
    const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
    if (!door.ok) throw new Error(door.error.code);
    await tellDoor(door.value.address);
    expect(await visit([passphrase])).toEqual({ ok: true, shown: null });
    expect((await door.value.outcome).ok).toBe(true);
    await nobodyUnderWay();
  });

  it('brings back what is to be shown, and why not', async () => {
    const echo = { kind: 'ceremony', name: 'echo', params: null } as const;
    const door = await signer.openDoor(echo);
    if (!door.ok) throw new Error(door.error.code);
    await tellDoor(door.value.address);
    expect(await visit(['grüße ', '🜚'])).toEqual({ ok: true, shown: 'grüße 🜚' });
    expect(await visit(['again'])).toMatchObject({ ok: false, error: { code: 'DOOR_CLOSED' } });
    await tellDoor({ ...door.value.address, path: '/nowhere' });
    expect(await visit(['x'])).toMatchObject({ ok: false, error: { code: 'DOOR_CLOSED' } });
  });

  it('takes nothing but secrets, and ends with a page that leaves', async () => {
    await tellDoor({ path: '/nowhere', ticket: '0'.repeat(64) });
    for (const said of ['{}', 'not json', '{"secrets":[]}', '{"secrets":["a"],"more":1}']) {
      const link = await host.courier();
      const answer = await new Promise<string>((resolve) => {
        link.once('message', (data) => resolve(String(data)));
        link.once('close', () => resolve('closed'));
        link.send(said);
      });
      if (answer !== 'closed') expect(JSON.parse(answer)).toMatchObject({ ok: false });
      await nobodyUnderWay();
    }
    const link = await host.courier();
    await until(() => couriers().length === 1);
    link.terminate();
    await nobodyUnderWay();
  });
});

describe.runIf(process.platform === 'linux')('the memory of the host', () => {
  it('never holds what a page brings: only its courier does, while it lasts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'door-'));
    const path = join(folder, 'door.sock');
    const visitors: Socket[] = [];
    const server = createServer((socket) => {
      socket.on('data', () => visitors.push(socket)).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const planted: PlantedSecret[] = [];
    for (let round = 0; round < 4; round += 1) {
      const secret = `secret ${randomBytes(16).toString('hex')}`;
      planted.push({ name: `secret ${round}`, bytes: Buffer.from(secret, 'utf8') });
      await tellDoor({ path, ticket: randomBytes(32).toString('hex') });
      const link = await host.courier();
      const answered = converse(link, JSON.stringify({ secrets: [secret] }));
      await until(() => visitors.length === round + 1);
      // Without this the rest would prove nothing: the examiner sees what is there.
      const [courier = 0] = couriers();
      expect(scanMemory([courier], planted.slice(-1))).not.toEqual([]);
      expect(scanMemory([host.pid, backend], planted)).toEqual([]);
      visitors.at(-1)?.end(Buffer.from([0, 0, 0, 1, 0]));
      expect(JSON.parse(await answered)).toEqual({ ok: true, shown: null });
      await nobodyUnderWay();
      expect(isThere(courier)).toBe(false);
    }
    expect(scanMemory([host.pid, ...childrenOf(host.pid)], planted)).toEqual([]);
    // Nor when the page talks before there is anybody to hear it.
    const hasty = `hasty ${randomBytes(16).toString('hex')}`;
    planted.push({ name: 'hasty secret', bytes: Buffer.from(hasty, 'utf8') });
    await tellDoor({ path, ticket: randomBytes(32).toString('hex') });
    const link = host.hasty(JSON.stringify({ secrets: [hasty] }));
    await until(() => visitors.length === 5);
    expect(scanMemory(couriers(), planted.slice(-1))).not.toEqual([]);
    expect(scanMemory([host.pid, backend], planted)).toEqual([]);
    link.destroy();
    visitors.at(-1)?.destroy();
    await nobodyUnderWay();
    server.close();
    rmSync(folder, { recursive: true });
  }, 240_000);
});
