import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Line } from './line.ts';
import { MOST_MESSAGE_CHARACTERS } from './size.ts';

/** The upgrade request of a page, as its host has read it. */
export interface UpgradeRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What arrived after the request's head, base64. */
  readonly rest: string;
}

const sockets = new WebSocketServer({
  noServer: true,
  // Answers may hold what a person typed; compressed with a stranger's text it could be guessed.
  perMessageDeflate: false,
  maxPayload: MOST_MESSAGE_CHARACTERS,
  clientTracking: false,
});

/** Completes the upgrade on a raw socket handed over by the host; it had every check before that. */
export function lineOfSocket(socket: Socket, request: UpgradeRequest): Promise<Line> {
  const message = new IncomingMessage(socket);
  message.method = 'GET';
  message.url = request.url;
  message.headers = { ...request.headers };
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the page has gone')));
    sockets.handleUpgrade(message, socket, Buffer.from(request.rest, 'base64'), (webSocket) =>
      resolve(lineOf(webSocket)),
    );
  });
}

function lineOf(webSocket: WebSocket): Line {
  webSocket.on('error', () => webSocket.terminate());
  return {
    send: (text) =>
      new Promise((resolve) => {
        if (webSocket.readyState !== webSocket.OPEN) resolve();
        else webSocket.send(text, () => resolve());
      }),
    onMessage: (listener) =>
      void webSocket.on('message', (data, isBinary) => listener(isBinary ? null : data.toString())),
    onEnd: (listener) => void webSocket.on('close', listener),
    end: () => webSocket.close(1001),
  };
}
