import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { Line } from '../host/host.ts';

/** How a call is put on a line. */
export function linkOver(line: Line): ClientLink<ClientContext> {
  if (line.kind === 'socket') return new SocketLink({ websocket: line.socket });
  const link = new PortLink({ port: line.port });
  line.port.start();
  return link;
}

/** Runs `then` once the other end is gone. */
export function onLost(line: Line, then: () => void): void {
  const end = line.kind === 'socket' ? line.socket : line.port;
  end.addEventListener('close', then, { once: true });
}

export function hangUp(line: Line): void {
  if (line.kind === 'socket') line.socket.close();
  else line.port.close();
}
