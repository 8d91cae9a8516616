import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Keychain } from '@countinghouse/storage';
import { type DoorAddress, visitDoor } from '@countinghouse/wallet';
import type { DoorEnd, DoorWish } from '../../contract/doors.ts';
import type { HouseState } from '../../contract/house.ts';
import type { Network } from '../../contract/network.ts';
import type { Answer } from '../../contract/result.ts';
import type { FromBackend } from '../../host/protocol.ts';
import type { Rooms } from '../api/call.ts';
import { createRooms } from '../rooms.ts';
import { systemRandom } from '../system.ts';
import { type HandTime, handTime } from './hand-time.ts';
import { memoryKeychain } from './memory-keychain.ts';
import { nearSigner } from './near-signer.ts';

export const PASSPHRASE = 'a passphrase for tests';

/** Endpoints that a live profile may have; nobody asks them anything as long as nothing is to be done. */
export const NETWORK: Network = {
  chains: [{ id: 'eip155:8453', rpcUrls: ['https://base.invalid/v2/SECRET-KEY-IN-PATH'] }],
  oneclick: { baseUrl: 'https://1click.invalid' },
  onetx: { baseUrl: 'https://1tx.invalid' },
  priceSource: 'none',
};

/** A backend in the test's process: the real house, ledger and signer, without a host and without sockets. */
export interface TestRooms extends Rooms {
  readonly dataFolder: string;
  readonly time: HandTime;
  readonly keychain: Keychain;
  /** What the host was told. */
  readonly told: readonly FromBackend[];
  readonly exits: readonly number[];
  readonly errors: readonly unknown[];
  /** Waits for a state that fits; fails after ten seconds. */
  until(fits: (state: HouseState) => boolean): Promise<HouseState>;
  /** Opens a door, brings the secrets, and answers what was shown and what came of it. */
  visit(
    wish: DoorWish,
    ...secrets: string[]
  ): Promise<{ readonly shown: string | null; readonly end: Answer<DoorEnd> }>;
  /** A fresh backend over the same folder; this one is closed. */
  restart(): Promise<TestRooms>;
  dispose(): Promise<void>;
}

export async function testRooms(
  before: { readonly dataFolder: string; readonly keychain: Keychain; readonly time: HandTime } = {
    dataFolder: mkdtempSync(join(tmpdir(), 'countinghouse-rooms-')),
    keychain: memoryKeychain(),
    time: handTime(),
  },
): Promise<TestRooms> {
  const { dataFolder, keychain, time } = before;
  const told: FromBackend[] = [];
  const exits: number[] = [];
  const errors: unknown[] = [];
  const rooms = createRooms(
    {
      dataFolder,
      time,
      random: systemRandom,
      keychain,
      startSigner: nearSigner(keychain),
      program: 'test',
      tell: (message) => void told.push(message),
      exit: (code) => void exits.push(code),
      report: (error) => void errors.push(error),
    },
    { version: '0.0.0', host: 'browser', hostPid: process.pid, startedAt: time.clock.now() },
  );
  const { house, doors } = rooms;
  await house.wake();
  await house.keychainChanged();

  return {
    ...rooms,
    dataFolder,
    time,
    keychain,
    told,
    exits,
    errors,
    async until(fits) {
      for await (const state of house.states.watch(AbortSignal.timeout(10_000))) {
        if (fits(state)) return state;
      }
      throw new Error(`waited in vain; last seen: ${JSON.stringify(house.states.get())}`);
    },
    async visit(wish, ...secrets) {
      const opened = await doors.open(newCommandId(), wish);
      if (!opened.ok) return { shown: null, end: opened };
      const { door } = opened.value;
      const end = doors.outcome(door);
      const shown = await visitDoor(
        addressOf(told, door),
        secrets.map((secret) => Buffer.from(secret, 'utf8')),
      );
      const text = shown.ok && shown.value !== null ? Buffer.from(shown.value).toString() : null;
      return { shown: text, end: await end };
    },
    async restart() {
      await house.close();
      return testRooms(before);
    },
    async dispose() {
      await house.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export function newCommandId(): string {
  return Buffer.from(systemRandom.bytes(16)).toString('hex');
}

function addressOf(told: readonly FromBackend[], door: string): DoorAddress {
  const message = told.find((one) => one.type === 'door' && one.door === door);
  if (message?.type !== 'door' || message.address === null) throw new Error('no such door');
  return message.address;
}

/** A profile that is made and unlocked. */
export async function moveIn(
  rooms: TestRooms,
  kind: 'sandbox' | 'live' = 'live',
): Promise<{ readonly recoveryCode: string }> {
  const network = kind === 'live' ? NETWORK : null;
  const wish = { kind: 'create profile', name: 'Treasury', profile: kind, network } as const;
  const { shown, end } = await rooms.visit(wish, PASSPHRASE);
  if (!end.ok || shown === null) throw new Error(`not made: ${JSON.stringify(end)}`);
  return { recoveryCode: shown };
}
