import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { type HouseHost, startHouse } from '../host/house-host.ts';
import { systemTime } from '../host/process.ts';
import { backendEnvironment, sparseEnvironment } from './environment.ts';
import type { placesIn } from './places.ts';
import { brokerSigners } from './signers.ts';
import type { Standing } from './standing.ts';
import { startUtility } from './utility.ts';

export interface OpenHouseOptions {
  readonly places: ReturnType<typeof placesIn>;
  readonly dataFolder: string;
  readonly version: string;
  /** The Node that runs the sandbox; null where there is none to run. */
  readonly sandboxNode: string | null;
  readonly standing: (standing: Standing) => void;
  readonly reloadPages: () => void;
  readonly report: (sentence: string) => void;
}

/** The processes beside the page, each a utility process: backend, signers, couriers. */
export function openHouse(options: OpenHouseOptions): HouseHost<MessagePortMain> {
  const { places, dataFolder, version } = options;
  const sparse = sparseEnvironment(process.env);
  const signers = brokerSigners({
    spawn: (profile, directory) =>
      startUtility({
        entry: places.signer,
        name: 'signer',
        args: [profile, directory],
        env: sparse,
      }),
    answer: (message, port) => house.answer(message, port),
  });
  const house = startHouse<MessagePortMain>({
    start: { host: 'electron', dataFolder, version, hostPid: process.pid },
    spawnBackend: () => {
      const env = backendEnvironment(process.env);
      const backend = startUtility({ entry: places.backend, name: 'backend', env });
      void backend.gone.then(signers.end);
      return backend;
    },
    spawnCourier: () => startUtility({ entry: places.courier, name: 'courier', env: sparse }),
    sandbox: sandboxCommand(options),
    discard: (port) => port.close(),
    time: systemTime,
    heard: (message) => {
      if (message.type === 'spawn signer') signers.spawn(message);
      else if (message.type === 'kill signer') signers.kill(message.id);
      else if (message.type === 'reload pages') options.reloadPages();
      else if (message.type === 'standing') options.standing(message);
    },
    report: options.report,
  });
  return house;
}

/** The sandbox ends with this process, however that ends. */
function sandboxCommand({ sandboxNode, places, dataFolder }: OpenHouseOptions) {
  if (sandboxNode === null || !existsSync(places.sandbox)) return null;
  const folder = join(dataFolder, 'sandbox');
  const args = ['--conditions=source', places.sandbox, '--exit-with-parent', '--data-dir', folder];
  return { command: sandboxNode, args };
}
