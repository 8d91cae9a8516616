import type { Socket } from 'node:net';
import { startHouse } from '../host/house-host.ts';
import { systemTime } from '../host/process.ts';
import { processFile } from '../host/process-file.ts';
import { forkProcess } from './fork.ts';
import { serveAsBefore } from './serve-as-before.ts';
import type { HostServer } from './server.ts';

export interface BrowserHostOptions {
  /** 0: the one it was served on before, or a free one. */
  readonly port: number;
  readonly dataFolder: string;
  /** The built renderer. */
  readonly pageFolder: string;
  readonly version: string;
  /** How the sandbox is run; null where there is none. */
  readonly sandbox: { readonly command: string; readonly args: readonly string[] } | null;
  readonly report: (sentence: string) => void;
  /** Another file in the backend's place, for tests. */
  readonly backendEntry?: string;
}

export interface BrowserHost extends Pick<HostServer, 'url' | 'port'> {
  backendPid(): number | undefined;
  /** Closes the ledger, then ends everything; see `HouseHost.quit`. */
  quit(hurry?: Promise<unknown>): Promise<boolean>;
}

/** The application in a browser: a server for the page, and the processes behind it. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { backendEntry = processFile('backend') } = options;
  // The server binds first: a port that is taken must not start a backend.
  const server = await serveAsBefore(options.dataFolder, {
    port: options.port,
    pageFolder: options.pageFolder,
    now: systemTime.now,
    links: {
      connect: (socket, request) => house.connect(socket, request),
      visit: (door, socket, request) => house.visit(door, socket, request),
    },
  });
  const house = startHouse<Socket>({
    start: {
      host: 'browser',
      dataFolder: options.dataFolder,
      version: options.version,
      hostPid: process.pid,
    },
    spawnBackend: () => forkProcess({ entry: backendEntry }),
    spawnCourier: () => forkProcess({ entry: processFile('courier'), bareEnvironment: true }),
    sandbox: options.sandbox,
    discard: (socket) => void socket.destroy(),
    time: systemTime,
    // A page in a browser loads itself anew when it hears of a lock; nothing else is for a browser.
    heard: () => undefined,
    report: options.report,
  });
  return {
    url: server.url,
    port: server.port,
    backendPid: house.pid,
    quit: async (hurry) => {
      server.close();
      return house.quit(hurry);
    },
  };
}
