import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LinkRequest } from './process.ts';

/**
 * Completes the upgrade of a WebSocket whose raw socket a host has handed over: the first byte of a
 * frame is read here, and was never in the host.
 *
 * @param mostBytes longest message taken.
 */
export function completeUpgrade(
  socket: Socket,
  request: NonNullable<LinkRequest>,
  mostBytes: number,
): Promise<WebSocket> {
  const message = new IncomingMessage(socket);
  message.method = 'GET';
  message.url = request.url;
  message.headers = request.headers;
  // Compression would keep copies of what was said.
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostBytes,
    clientTracking: false,
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('close', () => reject(new Error('the page has gone')));
    server.handleUpgrade(message, socket, Buffer.from(request.rest, 'base64'), resolve);
  });
}
