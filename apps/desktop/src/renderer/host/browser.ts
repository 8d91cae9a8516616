import type { Host, Line } from './host.ts';

/** The browser host: WebSockets on the address that served the page. */
export function browserHost(location: Pick<Location, 'protocol' | 'host'>): Host {
  const open = (path: string, givenUp?: AbortSignal): Promise<Line> => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}${path}`);
    // A socket that is still opening keeps every other to this address waiting until it is closed.
    givenUp?.addEventListener('abort', () => socket.close(), { once: true });
    return opened(socket);
  };
  return {
    kind: 'browser',
    openBackend: (givenUp) => open('/backend', givenUp),
    openCourier: (door) => open(`/courier?door=${encodeURIComponent(door)}`),
  };
}

function opened(socket: WebSocket): Promise<Line> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ kind: 'socket', socket }), { once: true });
    socket.addEventListener('close', () => reject(new Error('The line did not open.')), {
      once: true,
    });
  });
}
