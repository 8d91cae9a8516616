import { RPCHandler } from '@orpc/server/ws';
import { z } from 'zod';
import type { CallContext, Rooms } from './call.ts';
import { createGate } from './gate.ts';
import type { Line } from './line.ts';
import { createRouter } from './router.ts';
import { MOST_MESSAGE_CHARACTERS } from './size.ts';

/** The pages that are connected. */
export interface Serving {
  connect(line: Line): void;
  /** Ends every line and waits until they are gone, so that the last answers arrive. */
  end(): Promise<void>;
}

/** What a message must look like before anything reads it; a page of ours sends no other. */
const message = z.strictObject({
  i: z.string().max(64),
  t: z.int().optional(),
  p: z.unknown().optional(),
});
const request = z.strictObject({
  u: z
    .string()
    .max(100)
    .regex(/^\/[a-zA-Z/]+$/),
  b: z.unknown().optional(),
  h: z.record(z.string(), z.unknown()).optional(),
  m: z.literal('POST').optional(),
});
const ABORT = 4;

/** Answers the contract on every line. */
export function serve(rooms: Rooms): Serving {
  const gate = createGate(rooms.house);
  const handler = new RPCHandler<CallContext>(createRouter(rooms), {
    clientInterceptors: [(options) => gate(options as Parameters<typeof gate>[0])],
  });
  const lines = new Map<Line, Promise<void>>();
  const context: CallContext = { session: null, over: new AbortController().signal };

  return {
    connect(line) {
      const { promise, resolve } = Promise.withResolvers<void>();
      lines.set(line, promise);
      line.onEnd(() => {
        lines.delete(line);
        resolve();
      });
      void handler.upgrade(socketOf(line), { context });
    },
    async end() {
      const ends = [...lines.values()];
      for (const line of [...lines.keys()]) line.end();
      await Promise.all(ends);
    },
  };
}

type SocketLike = Parameters<RPCHandler<CallContext>['upgrade']>[0];

/** A line in the clothes of a WebSocket. Whoever sends what is no message at all is shown out. */
function socketOf(line: Line): SocketLike {
  return {
    send: (text: unknown) => line.send(String(text)),
    addEventListener: (event: string, listener: (event?: { readonly data: unknown }) => void) => {
      if (event === 'close') line.onEnd(() => listener());
      if (event !== 'message') return;
      line.onMessage((data) => {
        if (typeof data === 'string' && isMessage(data)) listener({ data });
        else line.end();
      });
    },
  } as unknown as SocketLike;
}

function isMessage(text: string): boolean {
  if (text.length > MOST_MESSAGE_CHARACTERS) return false;
  try {
    const parsed = message.safeParse(JSON.parse(text));
    if (!parsed.success) return false;
    return parsed.data.t === ABORT || (parsed.data.t === undefined && isRequest(parsed.data.p));
  } catch {
    return false;
  }
}

function isRequest(body: unknown): boolean {
  return request.safeParse(body).success;
}
