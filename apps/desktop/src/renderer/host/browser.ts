import type { Host, Line } from './host.ts';

/** The browser host: WebSockets on the address that served the page. */
export function browserHost(location: Location): Host {
  const open = (path: string): Promise<Line> => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    return opened(new WebSocket(`${scheme}://${location.host}${path}`));
  };
  return {
    kind: 'browser',
    openBackend: () => open('/backend'),
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
