import { type Backend, keepBackend } from './backend-process.ts';
import { createCouriers } from './couriers.ts';
import type { HostedProcess, HostTime, LinkRequest } from './process.ts';
import type { FromBackend, ToBackend } from './protocol.ts';
import { keepSandbox } from './sandbox-process.ts';

/** What differs between Electron and the browser host: how a process starts, what a page hangs on. */
export interface HouseHostOptions<Link> {
  readonly start: Omit<Extract<ToBackend, { readonly type: 'start' }>, 'type'>;
  readonly spawnBackend: () => HostedProcess<Link>;
  readonly spawnCourier: () => HostedProcess<Link>;
  /** How the sandbox is run; null where there is none. */
  readonly sandbox: { readonly command: string; readonly args: readonly string[] } | null;
  readonly discard: (link: Link) => void;
  readonly time: HostTime;
  /** What the backend says that is not dealt with here: signers, reloads, the standing. */
  readonly heard: (message: FromBackend) => void;
  readonly report: (sentence: string) => void;
}

export interface HouseHost<Link> extends Pick<Backend<Link>, 'connect' | 'power' | 'answer'> {
  /** The backend's process. */
  pid(): number | undefined;
  /** Brings a page to a door of the signer, through a courier. */
  visit(door: string, link: Link, request: LinkRequest): void;
  /**
   * Ends everything: the backend first, which closes the ledger. `hurry` shortens what may be
   * shortened, and that is not the ledger. False if the backend had to be killed.
   */
  quit(hurry?: Promise<unknown>): Promise<boolean>;
}

/** The processes of the application beside the page: one backend, couriers, the sandbox. */
export function startHouse<Link>(options: HouseHostOptions<Link>): HouseHost<Link> {
  const { time, report } = options;
  const couriers = createCouriers({
    ...{ spawn: options.spawnCourier, time },
    discard: options.discard,
  });
  const sandbox =
    options.sandbox === null
      ? null
      : keepSandbox({ ...options.sandbox, time, report: (state) => backend.sandbox(state) });
  const backend = keepBackend({
    ...{ spawn: options.spawnBackend, start: options.start, time, report },
    discard: options.discard,
    ended: couriers.forgetDoors,
    heard: (message) => {
      if (message.type === 'door') couriers.door(message.door, message.address);
      else if (message.type === 'want sandbox') {
        if (sandbox !== null) sandbox.want();
        else backend.sandbox({ state: 'stopped', message: 'There is no sandbox in this build.' });
      } else options.heard(message);
    },
  });
  let quit: Promise<boolean> | undefined;
  return {
    connect: backend.connect,
    power: backend.power,
    answer: backend.answer,
    pid: backend.pid,
    visit: couriers.visit,
    quit: (hurry) => {
      quit ??= backend.quit().then(async (clean) => {
        await couriers.end();
        await sandbox?.end(hurry);
        return clean;
      });
      return quit;
    },
  };
}
