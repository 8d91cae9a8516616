import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { EXIT_QUIT, type FromBackend, type ToBackend, toBackend } from '../host/protocol.ts';
import type { Rooms } from './api/call.ts';
import { lineOfPort } from './api/line.ts';
import { type Serving, serve } from './api/serve.ts';
import { lineOfSocket, type UpgradeRequest } from './api/web-socket.ts';
import { parentPort } from './electron/parent-port.ts';
import { signerSpawner } from './electron/spawn-signer.ts';
import { hostLink, type Link } from './host-link.ts';
import { systemKeychain } from './keychain.ts';
import { createRooms } from './rooms.ts';
import { brokeredSigner, startSigner } from './signer.ts';
import { systemRandom, systemTime } from './system.ts';

/**
 * The backend's process. It does what its host says, answers the pages that are handed to it, and
 * ends with its ledger closed: on request, when its host is gone, and at a full lock.
 */
const host = hostLink();
const startedAt = Date.now();
let running: { readonly rooms: Rooms; readonly serving: Serving } | null = null;
let ending = false;

/** Answers that are under way get this long to arrive. */
const GOODBYE_MS = 500;

function report(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`backend: ${text}\n`);
}

const tell = (message: FromBackend): void => host.send(message);

/** Leaves once the last answers are on their way. */
function leave(code: number): void {
  if (ending) return;
  ending = true;
  // Said before a page can notice: one that comes back at once waits for the next backend.
  tell({ type: 'leaving' });
  setTimeout(() => process.exit(code), GOODBYE_MS);
  setImmediate(
    () => void (running?.serving.end() ?? Promise.resolve()).then(() => process.exit(code)),
  );
}

function quit(): void {
  if (ending) return;
  void (running?.rooms.house.close() ?? Promise.resolve())
    .catch(report)
    .then(() => leave(EXIT_QUIT));
}

function start(order: Extract<ToBackend, { readonly type: 'start' }>): void {
  if (running !== null) return;
  const { dataFolder, version, hostPid } = order;
  const parent = parentPort();
  const rooms = createRooms(
    {
      dataFolder,
      time: systemTime,
      random: systemRandom,
      keychain: systemKeychain(),
      startSigner: parent === null ? startSigner : brokeredSigner(signerSpawner(parent)),
      program: 'Countinghouse',
      tell,
      exit: leave,
      report,
    },
    { version, host: order.host, hostPid, startedAt },
  );
  running = { rooms, serving: serve(rooms) };
  void rooms.house.wake().catch(report);
  tell({ type: 'ready' });
}

function connect(request: UpgradeRequest | null, link: Link): void {
  if (link === null || running === null || ending) {
    discard(link);
    return;
  }
  const { serving } = running;
  if (!(link instanceof Socket)) serving.connect(lineOfPort(link));
  else if (request === null) discard(link);
  else lineOfSocket(link, request).then(serving.connect, () => discard(link));
}

function discard(link: Link): void {
  if (link instanceof Socket) link.destroy();
  else link?.close();
}

host.onMessage((message, link) => {
  const parsed = toBackend.safeParse(message);
  if (!parsed.success) {
    discard(link);
    return report(new Error('the host said something this program does not understand'));
  }
  const order = parsed.data;
  switch (order.type) {
    case 'start':
      return start(order);
    case 'connect':
      return connect(order.request, link);
    case 'sandbox':
      return running?.rooms.house.sandbox(order.sandbox);
    case 'power':
      return running?.rooms.house.power(order.event);
    case 'signer':
    case 'signer gone':
      // Heard where signers are asked for.
      return;
    case 'quit':
      return quit();
  }
});
host.onGone(quit);

try {
  // No memory in core dumps: this process holds the keys of the ledger.
  if (process.platform === 'linux') writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // A container may forbid it; then the system's own setting for dumps stands.
}
// A terminal's Ctrl-C goes to the whole group; the host decides when this one ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', quit);
process.on('unhandledRejection', report);
