import { createContext, type ReactNode, use, useCallback, useMemo } from 'react';
import type { DoorWish } from '../../contract/doors.ts';
import type { HouseState } from '../../contract/house.ts';
import type { Answer } from '../../contract/result.ts';
import type { Host } from '../host/host.ts';
import type { Backend, LineState, Patience, Procedures } from './backend.ts';
import { bringSecrets, type Visit } from './courier.ts';
import { type Latest, live } from './live.ts';
import { type Store, useStore } from './store.ts';

/** What every screen hangs on. One for a page. */
export interface House {
  readonly backend: Backend;
  readonly host: Host;
  readonly patience: Patience;
  readonly state: Store<Latest<HouseState>>;
}

export function openHouse(backend: Backend, host: Host, patience: Patience): House {
  const state = live(
    (signal) => backend.ask.house.watch(undefined, { signal }),
    backend.line,
    patience,
  );
  return { backend, host, patience, state };
}

const HouseContext = createContext<House | null>(null);

export function HouseProvider({ house, children }: { house: House; children: ReactNode }) {
  return <HouseContext value={house}>{children}</HouseContext>;
}

/** The house as a thing, for whoever opens streams of their own. */
export function useHouseItself(): House {
  const house = use(HouseContext);
  if (house === null) throw new Error('There is no house around this component.');
  return house;
}

/** The state of the house (null until it is known), and whether the line to it is open. */
export function useHouse(): { readonly state: HouseState | null; readonly line: LineState } {
  const house = useHouseItself();
  const { value } = useStore(house.state);
  const line = useStore(house.backend.line);
  return useMemo(() => ({ state: value, line }), [value, line]);
}

/** The state of the house, on screens that are only shown once it is known. */
export function useHouseState(): HouseState {
  const { state } = useHouse();
  if (state === null) throw new Error('This screen is shown before the house is known.');
  return state;
}

/** The procedures of the contract. Screens rather use `useRead` and `useCommand`. */
export function useAsk(): Procedures {
  return useHouseItself().backend.ask;
}

/** Carries secrets to the signer: see {@link bringSecrets}. */
export function useCourier(): (
  wish: DoorWish,
  secrets: readonly string[],
) => Promise<Answer<Visit>> {
  const { backend, host } = useHouseItself();
  return useCallback(
    (wish, secrets) => bringSecrets(backend, host, wish, secrets),
    [backend, host],
  );
}
