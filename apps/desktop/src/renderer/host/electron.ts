import type { Host, Line } from './host.ts';

/**
 * Electron's window, or null in a page that is not in one. The preload script hears what the page says
 * to its own window, and brings back a port.
 */
export function electronHost(): Host | null {
  // The browser host serves its page over plain http; only a window of ours shows it otherwise.
  if (window.location.protocol === 'http:') return null;
  return {
    kind: 'electron',
    openBackend: (givenUp) => ask({ link: 'backend' }, givenUp),
    openCourier: (door) => ask({ link: 'courier', door }),
  };
}

type Wish = { readonly link: 'backend' } | { readonly link: 'courier'; readonly door: string };

let last = 0;

function ask(wish: Wish, givenUp?: AbortSignal): Promise<Line> {
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    const hear = ({ source, origin, data, ports }: MessageEvent<unknown>): void => {
      if (source !== window || origin !== window.location.origin) return;
      const answer = data as { countinghouse?: unknown; id?: unknown } | null;
      if (answer?.countinghouse !== 'port' || answer.id !== id) return;
      window.removeEventListener('message', hear);
      const [port] = ports;
      if (port === undefined) reject(new Error('The line did not open.'));
      else resolve({ kind: 'port', port });
    };
    window.addEventListener('message', hear);
    givenUp?.addEventListener('abort', () => {
      window.removeEventListener('message', hear);
      reject(new Error('The line did not open in time.'));
    });
    window.postMessage({ countinghouse: 'link', id, ...wish }, window.location.origin);
  });
}
