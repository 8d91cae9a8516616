import { timingSafeEqual } from 'node:crypto';
import { chmodSync, lstatSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { err, type RandomPort, type Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { DoorAddress } from '../protocol/tasks.ts';
import { decodeVisit, encodeAnswer, frameCollector } from './frames.ts';

/** How long a door stays open for its one visitor. */
const DOOR_LIFETIME_MS = 5 * 60 * 1000;
/** A visitor who says nothing is shown out. */
const VISIT_TIMEOUT_MS = 30_000;

/** Answers a visit: bytes for the person, or null where there are none to show. */
export type DoorKeeper = (
  secrets: readonly Uint8Array[],
) => Promise<Result<Uint8Array | null, WalletFailure>>;

export interface Door {
  readonly address: DoorAddress;
  close(): void;
}

/**
 * A socket in a directory only this user may enter, for one visitor with the right ticket. What is
 * said here passes no other process.
 *
 * @param expired called when nobody came in time.
 */
export async function openDoor(
  directory: string,
  random: RandomPort,
  keep: DoorKeeper,
  expired: () => void,
): Promise<Result<Door, WalletFailure>> {
  if (!isPrivate(directory)) return refused('The folder for the door is open to others.');
  const ticket = Buffer.from(random.bytes(32));
  const path = socketPath(directory, Buffer.from(random.bytes(8)).toString('hex'));
  let visited = false;
  const server = createServer((socket) => {
    receive(socket, ticket, enter, async (secrets) => {
      const answer = await keep(secrets);
      close();
      return answer;
    });
  });
  /** True once: the first good ticket uses the door up. */
  function enter() {
    if (visited) return false;
    visited = true;
    return true;
  }
  const timer = setTimeout(() => {
    const unused = enter();
    close();
    if (unused) expired();
  }, DOOR_LIFETIME_MS);
  timer.unref();
  function close() {
    // Whoever is connected already must not come in late.
    visited = true;
    clearTimeout(timer);
    server.close();
  }
  server.maxConnections = 4;
  const listening = await listen(server, path);
  if (!listening) {
    close();
    return refused('The door could not be opened.');
  }
  const address = { path, ticket: ticket.toString('hex') };
  return { ok: true, value: { address, close } };
}

function receive(socket: Socket, ticket: Buffer, enter: () => boolean, keep: DoorKeeper): void {
  const collector = frameCollector();
  socket.setTimeout(VISIT_TIMEOUT_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('close', () => collector.wipe());
  socket.on('data', (chunk: Buffer) => {
    const body = collector.add(chunk);
    if (body === null) return;
    const visit = body === 'too long' ? null : decodeVisit(body);
    collector.wipe();
    if (visit === null || !timingSafeEqual(visit.ticket, ticket) || !enter()) {
      for (const secret of visit?.secrets ?? []) secret.fill(0);
      answer(socket, err({ code: 'DOOR_REFUSED', message: 'This ticket is not valid here.' }));
      return;
    }
    socket.setTimeout(0);
    void keep(visit.secrets).then((outcome) => {
      for (const secret of visit.secrets) secret.fill(0);
      answer(socket, outcome);
    });
  });
}

function answer(socket: Socket, outcome: Result<Uint8Array | null, WalletFailure>): void {
  const frame = outcome.ok
    ? encodeAnswer(outcome.value === null ? 0 : 1, outcome.value ?? new Uint8Array(0))
    : encodeAnswer(2, Buffer.from(JSON.stringify(outcome.error), 'utf8'));
  if (outcome.ok) outcome.value?.fill(0);
  socket.end(frame, () => frame.fill(0));
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => {
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve(true);
    });
  });
}

function socketPath(directory: string, name: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\countinghouse-${name}`
    : join(directory, `${name}.sock`);
}

/** Ours, a real folder, closed to everybody else. Windows has no such bits; its pipe is per session. */
function isPrivate(directory: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    const found = lstatSync(directory);
    return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

function refused(message: string): Result<never, WalletFailure> {
  return err({ code: 'DOOR_REFUSED', message });
}
