import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../contract/index.ts';
import type { Line } from '../host/host.ts';
import { failureOf, RESTARTED } from './failures.ts';
import { hangUp, linkOver, onLost } from './line.ts';
import { createStore, type Store } from './store.ts';

/** Every procedure of the contract. None throws: what goes wrong is the failure of an answer. */
export type Procedures = ContractRouterClient<Contract>;

/** `connecting` at first, `lost` after the backend ended or the host went away. */
export type LineState = 'connecting' | 'open' | 'lost';

export interface Backend {
  readonly ask: Procedures;
  readonly line: Store<LineState>;
  readonly close: () => void;
}

export interface Patience {
  readonly after: (ms: number, then: () => void) => () => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/**
 * How long a line may take to open. One that was handed to a backend about to end is never answered, and
 * a browser opens no other to the same address meanwhile.
 */
const LINE_WAIT_MS = 10_000;
/** How long a call may wait for a line before it has been sent anywhere. */
const CALL_WAIT_MS = 8_000;

type OpenLine = (givenUp: AbortSignal) => Promise<Line>;

/**
 * Keeps a line to the backend, and opens a new one whenever it is lost. A call that was under way then
 * ends with BACKEND_RESTARTED; one that was not yet sent waits for the new line.
 */
export function connectBackend(openLine: OpenLine, patience: Patience): Backend {
  const state = createStore<LineState>('connecting');
  let link: ClientLink<ClientContext> | null = null;
  let line: Line | null = null;
  let closed = false;
  let cancelRetry = (): void => {};

  const attempt = async (wait: number): Promise<void> => {
    const late = new AbortController();
    const cancelWait = patience.after(LINE_WAIT_MS, () => late.abort());
    try {
      const opened = await openLine(late.signal).finally(cancelWait);
      if (closed) return hangUp(opened);
      line = opened;
      link = linkOver(opened);
      onLost(opened, () => {
        if (line !== opened) return;
        line = null;
        link = null;
        state.set('lost');
        if (!closed) retry(FIRST_WAIT_MS);
      });
      state.set('open');
    } catch {
      if (!closed) {
        if (late.signal.aborted || wait > FIRST_WAIT_MS * 4) state.set('lost');
        retry(Math.min(wait * 2, LONGEST_WAIT_MS));
      }
    }
  };
  const retry = (wait: number): void => {
    cancelRetry = patience.after(wait, () => void attempt(wait));
  };
  void attempt(FIRST_WAIT_MS);

  const lineNow = async (): Promise<ClientLink<ClientContext> | null> => {
    if (link !== null) return link;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        cancel();
        leave();
        resolve();
      };
      const cancel = patience.after(CALL_WAIT_MS, done);
      const leave = state.follow(() => link !== null && done());
    });
    return link;
  };

  const safe: ClientLink<ClientContext> = {
    call: async (path, input, options) => {
      const now = await lineNow();
      if (now === null) return { ok: false, error: RESTARTED };
      try {
        return await now.call(path, input, options);
      } catch (thrown) {
        return { ok: false, error: failureOf(thrown) };
      }
    },
  };
  return {
    ask: createORPCClient<Procedures>(safe),
    line: state,
    close: () => {
      closed = true;
      cancelRetry();
      if (line !== null) hangUp(line);
    },
  };
}
