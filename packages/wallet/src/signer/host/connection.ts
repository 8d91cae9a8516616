import { err, ok, type RandomPort, type Result } from '@countinghouse/core';
import type { z } from 'zod';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { Command } from '../protocol/commands.ts';
import { doorOpened, fromSigner, type WireOutcome } from '../protocol/envelope.ts';
import type { DoorAddress, DoorTask } from '../protocol/tasks.ts';
import type { SignerProcess } from './fork.ts';

export type SignerAnswer<T> = Promise<Result<T, WalletFailure>>;

/** A door that stands open. Bring `address` to the process that asks the person. */
export interface OpenDoor<T> {
  readonly address: DoorAddress;
  /** What came of it, once the visitor was there or the door closed. */
  readonly outcome: SignerAnswer<T>;
  /** Calls it off. */
  close(): void;
}

/** The backend's end of one signer process. */
export interface SignerConnection {
  readonly process: SignerProcess;
  call<S extends z.ZodType>(command: Command, shape: S): SignerAnswer<z.output<S>>;
  openDoor<S extends z.ZodType>(task: DoorTask, shape: S): SignerAnswer<OpenDoor<z.output<S>>>;
}

/** A signer that says nothing for so long is taken for dead. */
const CALL_TIMEOUT_MS = 60_000;

export function connectSigner(
  process: SignerProcess,
  random: RandomPort,
  doorDirectory: string,
): SignerConnection {
  const token = Buffer.from(random.bytes(32)).toString('hex');
  const calls = new Map<number, (outcome: WireOutcome) => void>();
  const doors = new Map<number, (outcome: WireOutcome) => void>();
  let last = 0;
  let dead = false;
  let greeted = false;

  process.channel.onMessage((message) => {
    const parsed = fromSigner.safeParse(message);
    if (!parsed.success) return;
    if ('reply' in parsed.data) {
      if (parsed.data.reply === 0) greeted = true;
      if (parsed.data.reply !== null) calls.get(parsed.data.reply)?.(parsed.data.outcome);
      return;
    }
    const { door, outcome } = parsed.data;
    doors.get(door)?.(outcome);
  });
  process.channel.onClose(() => {
    dead = true;
    // One that never spoke will not open by unlocking: the installation is broken.
    const gone = greeted
      ? unavailable('SIGNER_LOCKED', 'The wallet was locked meanwhile.')
      : unavailable('SIGNER_UNAVAILABLE', 'The signer process did not start.');
    for (const settle of [...calls.values(), ...doors.values()]) settle(gone);
  });
  post(0, { hello: { token, doorDirectory } });

  function post(id: number, body: object) {
    process.channel.postMessage({ id, ...body });
  }

  function send(command: Command): Promise<WireOutcome> {
    if (dead) return Promise.resolve(unavailable('SIGNER_LOCKED', 'The wallet is locked.'));
    last += 1;
    const id = last;
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => settle(unavailable('SIGNER_UNAVAILABLE', 'The signer does not answer.')),
        CALL_TIMEOUT_MS,
      );
      function settle(outcome: WireOutcome) {
        clearTimeout(timer);
        calls.delete(id);
        resolve(outcome);
      }
      calls.set(id, settle);
      post(id, { token, command });
    });
  }

  return {
    process,
    call: async (command, shape) => read(await send(command), shape),
    async openDoor(task, shape) {
      const opened = read(await send({ kind: 'open door', task }), doorOpened);
      if (!opened.ok) return opened;
      const { door, address } = opened.value;
      const outcome = new Promise<WireOutcome>((resolve) => {
        if (dead) resolve(unavailable('SIGNER_LOCKED', 'The wallet is locked.'));
        else doors.set(door, resolve);
      }).then((settled) => {
        doors.delete(door);
        return read(settled, shape);
      });
      const close = () => void send({ kind: 'close door', door });
      return ok({ address, outcome, close });
    },
  };
}

function read<S extends z.ZodType>(
  outcome: WireOutcome,
  shape: S,
): Result<z.output<S>, WalletFailure> {
  if (!outcome.ok) {
    const { code, message, retryAfterMs } = outcome.error;
    // Both ends are of one build; the code is one of ours.
    const known = code as WalletFailure['code'];
    return err({ code: known, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }
  const parsed = shape.safeParse(outcome.value);
  return parsed.success
    ? ok(parsed.data)
    : err({ code: 'SIGNER_UNAVAILABLE', message: 'The signer answered something unreadable.' });
}

function unavailable(code: WalletFailure['code'], message: string): WireOutcome {
  return { ok: false, error: { code, message } };
}
