import { ipcRenderer } from 'electron';
import { readWish } from './wish.ts';

/**
 * All that the page gets of Electron: it asks for a port by a message in its own window, and the port
 * comes back the same way. No object of ours is ever in its reach, and nothing else passes here.
 */
const CHANNEL = 'link';

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window || origin !== window.location.origin) return;
  const wish = readWish(data);
  if (wish !== null) ipcRenderer.send(CHANNEL, wish);
});

ipcRenderer.on(CHANNEL, (event, { id }: { readonly id: number }) => {
  const message = { countinghouse: 'port', id };
  window.postMessage(message, window.location.origin, [...event.ports]);
});
