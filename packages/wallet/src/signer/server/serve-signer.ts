import { createHash, timingSafeEqual } from 'node:crypto';
import type { Result } from '@countinghouse/core';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { SignerChannel } from '../protocol/channel.ts';
import { call, hello, sealedCall } from '../protocol/envelope.ts';
import { failed, type SignerParts, type SignerState } from './context.ts';
import { createDoors } from './doors.ts';
import { runCommand } from './run-command.ts';
import { wipeSession } from './session.ts';

/** What a person has just said yes to: it shows that somebody is there. */
const SIGNING: ReadonlySet<string> = new Set([
  'sign transaction',
  'sign typed data',
  'sign digest',
]);

/** Calls that may wait for their turn; beyond it the backend is out of order. */
const MOST_WAITING = 64;

export interface ServeSignerOptions extends SignerParts {
  readonly channel: SignerChannel;
  /** Ends the process. Must not return to the caller's work. */
  readonly exit: (reason: 'idle' | 'parent gone') => void;
  /** Without a door visited or a signature for so long, the process ends. Default: never. */
  readonly idleMs?: number;
}

/**
 * The server side of the signer process: takes the hello, checks the token of every call, does one
 * call at a time, answers everything, and ends with its parent.
 */
export function serveSigner(options: ServeSignerOptions): void {
  const { channel } = options;
  const state: SignerState = { parts: options, session: null };
  const alone = oneAtATime();
  const idle = idleLimit(options.idleMs, () => end('idle'));
  const doors = createDoors(
    state,
    (door, outcome) => channel.postMessage({ door, outcome }),
    (work) => {
      idle.touch();
      return alone.run(work);
    },
  );
  let greeted: { readonly token: string; readonly doorDirectory: string } | null = null;

  function end(reason: 'idle' | 'parent gone') {
    if (state.session) wipeSession(state.session);
    options.exit(reason);
  }

  function answer(id: number | null, outcome: Result<unknown, WalletFailure>) {
    channel.postMessage({ reply: id, outcome });
  }

  function receive(message: unknown) {
    if (greeted === null) {
      const first = hello.safeParse(message);
      if (!first.success) return answer(null, malformed());
      greeted = first.data.hello;
      return answer(first.data.id, { ok: true, value: null });
    }
    const sealed = sealedCall.safeParse(message);
    if (!sealed.success) return answer(null, malformed());
    if (!sameToken(sealed.data.token, greeted.token)) return answer(null, malformed());
    const { id } = sealed.data;
    const parsed = call.safeParse(message);
    if (!parsed.success) return answer(id, malformed());
    if (alone.waiting() >= MOST_WAITING) {
      return answer(id, failed('TOO_BUSY', 'Too many calls are waiting.'));
    }
    const { command } = parsed.data;
    if (SIGNING.has(command.kind)) idle.touch();
    const { doorDirectory } = greeted;
    void alone
      .run(() => runCommand(state, doors, doorDirectory, command))
      .catch(() => failed('SIGNER_UNAVAILABLE', 'The signer failed inside.'))
      .then((outcome) => answer(id, outcome));
  }

  channel.onMessage(receive);
  channel.onClose(() => end('parent gone'));
}

function malformed() {
  return failed('MALFORMED_COMMAND', 'The signer does not take this.');
}

/** Hashed first: the comparison then takes the same time for tokens of any length. */
function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function oneAtATime() {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    waiting: () => waiting,
    run<T>(work: () => Promise<T>): Promise<T> {
      waiting += 1;
      const turn = tail.then(work).finally(() => {
        waiting -= 1;
      });
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
}

function idleLimit(limitMs: number | undefined, end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  function touch() {
    clearTimeout(timer);
    if (limitMs !== undefined) timer = setTimeout(end, limitMs);
  }
  touch();
  return { touch };
}
