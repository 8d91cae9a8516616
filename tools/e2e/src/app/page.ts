import { present } from '@countinghouse/engine-tests/support';

/** What a procedure answered. */
export type Answered =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** A page as the backend sees it: the contract over a WebSocket, spelt by hand. */
export interface Page {
  /** One call; fails with `the line has ended` when no answer came. */
  ask(procedure: string, input?: unknown): Promise<Answered>;
  /** Sends a call and tears the line in the same moment; whatever it did, no answer comes. */
  cut(procedure: string, input: unknown): Promise<void>;
  /** Everything a stream tells, until it ends. */
  watch(procedure: string, input?: unknown): AsyncGenerator<unknown, void, undefined>;
  readonly ended: Promise<void>;
  end(): void;
}

interface Told {
  readonly i: string;
  readonly t?: number;
  readonly p?: {
    readonly s?: number;
    readonly b?: { readonly json?: unknown };
    readonly h?: { readonly 'content-type'?: string };
    readonly e?: string;
    readonly d?: { readonly json?: unknown };
  };
}

const EVENT = 3;
const ABORT = 4;

export async function openPage(url: string): Promise<Page> {
  const socket = new WebSocket(url);
  const waiting = new Map<string, (told: Told | null) => void>();
  let last = 0;
  const ended = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      for (const tell of waiting.values()) tell(null);
      resolve();
    });
  });
  socket.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as Told;
    waiting.get(told.i)?.(told);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('no line to the backend')));
  });

  function send(procedure: string, input: unknown): string {
    last += 1;
    const body = input === undefined ? {} : { b: { json: input } };
    socket.send(
      JSON.stringify({ i: String(last), p: { u: `/${procedure.replace('.', '/')}`, ...body } }),
    );
    return String(last);
  }

  return {
    ended,
    end: () => socket.close(),
    ask(procedure, input) {
      const id = send(procedure, input);
      return new Promise((resolve, reject) => {
        waiting.set(id, (told) => {
          waiting.delete(id);
          if (told === null) reject(new Error('the line has ended'));
          else resolve(told.p?.b?.json as Answered);
        });
      });
    },
    async cut(procedure, input) {
      send(procedure, input);
      socket.close();
      await ended;
    },
    async *watch(procedure, input) {
      const id = send(procedure, input);
      const queue: (Told | null)[] = [];
      let wake = () => {};
      waiting.set(id, (told) => {
        queue.push(told);
        wake();
      });
      try {
        for (;;) {
          const told = queue.shift();
          if (told === undefined) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          } else if (told === null) return;
          else if (told.t === EVENT) {
            if (told.p?.e !== 'message') return;
            yield present(told.p.d, 'data').json;
          } else if (told.p?.h?.['content-type'] !== 'text/event-stream') {
            throw new Error(`refused: ${JSON.stringify(told.p?.b?.json)}`);
          }
        }
      } finally {
        waiting.delete(id);
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ i: id, t: ABORT }));
      }
    },
  };
}
