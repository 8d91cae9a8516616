import type { Chain } from './chains/chain.ts';
import type { Clock } from './clock.ts';
import { type Control, createControl } from './control/control.ts';
import { controlRoutes } from './control/http.ts';
import { type Door, openDoor } from './http/door.ts';
import { createFaults } from './http/faults.ts';
import * as oneClickRoutes from './services/oneclick/routes.ts';
import type { OneClick } from './services/oneclick/service.ts';
import { failure } from './services/onetx/refusal.ts';
import * as oneTxRoutes from './services/onetx/routes.ts';
import type { OneTx } from './services/onetx/service.ts';

/** What listens, and how it is controlled. */
export interface Listeners {
  readonly controls: Control;
  readonly ports: { readonly oneclick: number; readonly onetx: number };
}

/** What is to listen. */
export interface Listening {
  readonly chains: readonly Chain[];
  readonly clock: Clock;
  readonly services: { readonly oneclick: OneClick; readonly onetx: OneTx };
  /** Ports, 0 for any. */
  readonly wanted: Listeners['ports'];
  /** Resolves when what a control has changed would survive a kill. */
  readonly saved: () => Promise<void>;
  readonly undo: (() => Promise<void> | void)[];
}

/** Lets the services listen on 127.0.0.1, each with the whole control under `/_sandbox`. */
export async function listen(what: Listening): Promise<Listeners> {
  const { chains, clock, services, wanted, saved, undo } = what;
  const { oneclick, onetx } = services;
  const faults = { oneclick: createFaults(), onetx: createFaults() };
  let doorOfOneTx: Door | null = null;
  const controls = createControl(chains, clock, services, {
    faults,
    listenOneTx: async (on) => doorOfOneTx?.listen(on),
  });
  const control = controlRoutes(controls, saved);
  const first = await openDoor(
    {
      routeOf: oneClickRoutes.routeOf,
      faults: faults.oneclick,
      handle: (route, request) =>
        oneClickRoutes.handle(oneclick, route, request, () => oneclick.pump()),
      failure: (status, message, path) => oneClickRoutes.failure(clock, status, message, path),
      control,
    },
    wanted.oneclick,
  );
  undo.push(() => first.listen(false));
  const second = await openDoor(
    {
      routeOf: oneTxRoutes.routeOf,
      faults: faults.onetx,
      handle: (_, request) => oneTxRoutes.handle(onetx, request, onetx.lies.adjust),
      failure,
      control,
    },
    wanted.onetx,
  );
  doorOfOneTx = second;
  undo.push(() => second.listen(false));
  return { controls, ports: { oneclick: first.port, onetx: second.port } };
}
