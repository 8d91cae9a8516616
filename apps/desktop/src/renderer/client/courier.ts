import type { DoorEnd, DoorWish } from '../../contract/doors.ts';
import type { Answer, Failure } from '../../contract/result.ts';
import type { CourierToPage, PageToCourier } from '../../host/protocol.ts';
import type { Host, Line } from '../host/host.ts';
import type { Backend } from './backend.ts';
import { newCommandId } from './command-id.ts';
import { isFailureCode } from './failures.ts';
import { hangUp, onLost } from './line.ts';

/** What came of a visit, and what the courier brought back for the person's eyes only. */
export interface Visit {
  readonly end: DoorEnd;
  readonly shown: string | null;
}

/**
 * Opens a door for a wish, has a courier carry the secrets through it, and waits for what came of it.
 * The secrets pass neither backend nor host, and nothing here keeps them.
 *
 * @param secrets - in the order that `doorWish` names them
 */
export async function bringSecrets(
  backend: Backend,
  host: Host,
  wish: DoorWish,
  secrets: readonly string[],
): Promise<Answer<Visit>> {
  const open = () => backend.ask.doors.open({ commandId: newCommandId(), wish });
  let opened = await open();
  // After a full lock a page is shown the lock a moment before its backend is replaced. A door changes
  // nothing until somebody was there, so another one may be opened.
  if (!opened.ok && opened.error.code === 'BACKEND_RESTARTED') opened = await open();
  if (!opened.ok) return opened;
  const { door } = opened.value;
  const brought = await visitCourier(host, door, secrets);
  if (!brought.ok) {
    await backend.ask.doors.close({ door });
    return brought;
  }
  const outcome = await backend.ask.doors.outcome({ door });
  return outcome.ok ? { ok: true, value: { end: outcome.value, shown: brought.value } } : outcome;
}

/** One visit of a courier at an open door: what is to be shown, if anything. */
async function visitCourier(
  host: Host,
  door: string,
  secrets: readonly string[],
): Promise<Answer<string | null>> {
  let line: Line;
  try {
    line = await host.openCourier(door);
  } catch {
    return refused('DOOR_CLOSED', 'The way to the signer did not open. Try again.');
  }
  const message: PageToCourier = { secrets: [...secrets] };
  const answered = new Promise<unknown>((resolve) => {
    onLost(line, () => resolve(null));
    const end = line.kind === 'socket' ? line.socket : line.port;
    end.addEventListener('message', (event) => resolve((event as MessageEvent).data), {
      once: true,
    });
  });
  if (line.kind === 'socket') line.socket.send(JSON.stringify(message));
  else {
    line.port.start();
    line.port.postMessage(message);
  }
  const answer = read(await answered);
  hangUp(line);
  return answer;
}

function read(data: unknown): Answer<string | null> {
  const said = (typeof data === 'string' ? JSON.parse(data) : data) as CourierToPage | null;
  if (said === null) {
    return refused('DOOR_CLOSED', 'The courier went away without an answer. Try again.');
  }
  if (said.ok) return { ok: true, value: said.shown };
  const { code, message, retryAfterMs } = said.error;
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  return isFailureCode(code)
    ? { ok: false, error: { code, message, ...later } }
    : { ok: false, error: { code: 'REFUSED', message, detail: code, ...later } };
}

function refused(code: Failure['code'], message: string): Answer<never> {
  return { ok: false, error: { code, message } };
}
