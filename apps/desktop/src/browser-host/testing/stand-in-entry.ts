import { appendFileSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { completeUpgrade } from '../../host/complete-upgrade.ts';
import { EXIT_FULLY_LOCKED, EXIT_QUIT, type FromBackend, toBackend } from '../../host/protocol.ts';

/**
 * A backend that does what a page tells it: `echo …`, `crash`, `lock`, `garbage`, `want sandbox`,
 * `door …` (the JSON of an address, or null). It keeps a diary in the data folder. With a file
 * `slow` there it takes its time to quit.
 */
const say = (message: FromBackend): void => void process.send?.(message);
const DOOR = '0123456789abcdef0123456789abcdef';
let diary = (_: string): void => {};
let folder = '';

process.once('disconnect', () => process.exit(EXIT_QUIT));
process.on('message', async (raw: unknown, handle: unknown) => {
  const message = toBackend.parse(raw);
  switch (message.type) {
    case 'start':
      folder = message.dataFolder;
      diary = (line) => appendFileSync(join(folder, 'diary'), `${line}\n`);
      diary(`start ${process.pid}`);
      return say({ type: 'ready' });
    case 'connect':
      if (!(handle instanceof Socket) || message.request === null) return;
      return serve(handle, message.request);
    case 'sandbox':
      return diary(`sandbox ${message.sandbox.state}`);
    case 'power':
      return diary(message.event);
    case 'quit':
      return quit();
  }
});

async function serve(socket: Socket, request: Parameters<typeof completeUpgrade>[1]) {
  const page = await completeUpgrade(socket, request, 65_536);
  page.on('message', (data) => {
    const text = String(data);
    if (text === 'crash') process.exit(9);
    if (text === 'lock') process.exit(EXIT_FULLY_LOCKED);
    if (text === 'garbage') process.send?.({ type: 'nonsense' });
    if (text === 'want sandbox') say({ type: 'want sandbox' });
    if (text.startsWith('door ')) {
      say({ type: 'door', door: DOOR, address: JSON.parse(text.slice(5)) });
    }
    page.send(`${process.pid} ${text}`);
  });
}

function quit(): void {
  diary('closing');
  const end = (): never => {
    diary('closed');
    process.exit(EXIT_QUIT);
  };
  const pause = readPause();
  if (pause === 0) end();
  else setTimeout(end, pause);
}

function readPause(): number {
  try {
    return Number(readFileSync(join(folder, 'slow'), 'utf8'));
  } catch {
    return 0;
  }
}
