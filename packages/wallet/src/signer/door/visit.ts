import { connect } from 'node:net';
import type { Result } from '@countinghouse/core';
import { z } from 'zod';
import type { WalletFailure } from '../../secrets/failure.ts';
import { type DoorAddress, doorAddress } from '../protocol/tasks.ts';
import { encodeVisit, frameCollector } from './frames.ts';

/**
 * Nothing of `core` runs here, only its types: a process made for one visit starts with this file and
 * should be there at once.
 */
const failed = (error: WalletFailure): Result<never, WalletFailure> => ({ ok: false, error });

const failure = z.object({
  code: z.string(),
  message: z.string(),
  retryAfterMs: z.number().optional(),
});

/**
 * Brings secrets straight to the signer process. To be called in the process that asked the person,
 * never in the backend. Overwrites `secrets`, whatever happens.
 *
 * @param address what the backend got from opening the door.
 * @param secrets UTF-8 bytes in the order the task names them.
 * @returns the secret the task shows (overwrite it after use), or null where it shows none.
 */
export function visitDoor(
  address: DoorAddress,
  secrets: readonly Uint8Array[],
): Promise<Result<Uint8Array | null, WalletFailure>> {
  const frame = frameFor(address, secrets);
  for (const secret of secrets) secret.fill(0);
  if (frame === null) {
    const message = 'This is no door, or more than fits through it.';
    return Promise.resolve(failed({ code: 'DOOR_REFUSED', message }));
  }
  return deliver(address.path, frame);
}

function frameFor(address: DoorAddress, secrets: readonly Uint8Array[]): Buffer | null {
  if (!doorAddress.safeParse(address).success) return null;
  try {
    return encodeVisit({ ticket: Buffer.from(address.ticket, 'hex'), secrets });
  } catch {
    return null;
  }
}

function deliver(path: string, frame: Buffer): Promise<Result<Uint8Array | null, WalletFailure>> {
  const collector = frameCollector();
  return new Promise((resolve) => {
    const socket = connect(path);
    function finish(outcome: Result<Uint8Array | null, WalletFailure>) {
      frame.fill(0);
      collector.wipe();
      socket.destroy();
      resolve(outcome);
    }
    const closed = () =>
      finish(failed({ code: 'DOOR_CLOSED', message: 'The door is closed. Start again.' }));
    socket.on('connect', () => socket.write(frame, () => frame.fill(0)));
    socket.on('error', closed);
    socket.on('close', closed);
    socket.on('data', (chunk: Buffer) => {
      const body = collector.add(chunk);
      if (body === 'too long') closed();
      else if (body !== null) finish(readAnswer(body));
    });
  });
}

/** Unlocks with a passphrase (or recovery code) through a door opened for the task `unlock`. */
export async function unlockThroughPipe(
  address: DoorAddress,
  passphrase: Uint8Array,
): Promise<Result<void, WalletFailure>> {
  const answer = await visitDoor(address, [passphrase]);
  return answer.ok ? { ok: true, value: undefined } : answer;
}

function readAnswer(body: Buffer): Result<Uint8Array | null, WalletFailure> {
  if (body[0] === 0) return { ok: true, value: null };
  if (body[0] === 1) return { ok: true, value: Uint8Array.from(body.subarray(1)) };
  try {
    const { code, message, retryAfterMs } = failure.parse(JSON.parse(body.toString('utf8', 1)));
    const known = code as WalletFailure['code'];
    const later = retryAfterMs === undefined ? {} : { retryAfterMs };
    return failed({ code: known, message, ...later });
  } catch {
    return failed({ code: 'DOOR_REFUSED', message: 'The signer answered something unreadable.' });
  }
}
