import type { WebSocket } from 'ws';
import { GOODBYE_MS, type PageLink } from './link.ts';

/** A page in a browser. */
export function webSocketLink(socket: WebSocket): PageLink {
  const gone = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  const first = new Promise<unknown>((resolve) => {
    socket.once('message', (data) => {
      const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
      const message = jsonOf(bytes.toString('utf8'));
      for (const part of [bytes, data].flat()) {
        if (Buffer.isBuffer(part)) part.fill(0);
      }
      resolve(message);
    });
  });
  socket.on('error', () => socket.terminate());
  return {
    message: Promise.race([first, gone.then(() => null)]),
    answer: async (message) => {
      socket.send(JSON.stringify(message));
      socket.close(1000);
      setTimeout(() => socket.terminate(), GOODBYE_MS);
      await gone;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
