import { implement } from '@orpc/server';
import { type Contract, contract } from '../../contract/index.ts';
import { connectionProcedures } from '../connections/procedures.ts';
import { doorProcedures } from '../doors/procedures.ts';
import { houseProcedures } from '../house/procedures.ts';
import { networkProcedures } from '../networks/procedures.ts';
import type { OpenHouse } from '../open-house.ts';
import { settingsProcedures } from '../settings/procedures.ts';
import type { CallContext, Rooms } from './call.ts';
import { lockedGroups } from './groups.ts';

const implementer = implement(contract).$context<CallContext>();

/** A procedure as the router wants it; each table of procedures is checked against the contract where it is written. */
type Handler = (options: { readonly input: unknown; readonly context: CallContext }) => unknown;

type Table = Readonly<Record<string, (first: never, input: never, over: AbortSignal) => unknown>>;

/** Everything the contract promises, over the rooms of one house. */
export function createRouter(rooms: Rooms) {
  const ofRooms = (table: Table) =>
    handlers(
      table,
      (run) =>
        ({ input, context }) =>
          run(rooms, input, context.over),
    );
  const ofHouse = (table: Table) =>
    handlers(table, (run) => ({ input, context }) => {
      const house: OpenHouse | undefined = context.session?.house;
      if (house === undefined) throw new TypeError('a call behind the lock came without a session');
      return run(house, input, context.over);
    });
  const groups: Readonly<Record<keyof Contract, Record<string, Handler>>> = {
    house: ofRooms(houseProcedures),
    doors: ofRooms(doorProcedures),
    networks: ofRooms(networkProcedures),
    connections: ofRooms(connectionProcedures),
    settings: ofRooms(settingsProcedures),
    accounts: ofHouse(lockedGroups.accounts),
    actions: ofHouse(lockedGroups.actions),
    swap: ofHouse(lockedGroups.swap),
    earn: ofHouse(lockedGroups.earn),
    history: ofHouse(lockedGroups.history),
    ledger: ofHouse(lockedGroups.ledger),
  };
  return mapContract((group, name) => {
    const handler = groups[group][name];
    if (handler === undefined) throw new TypeError(`nobody answers ${group}.${name}`);
    const builders = implementer[group] as unknown as Record<string, Builder>;
    const builder = builders[name];
    if (builder === undefined) throw new TypeError(`the contract has no ${group}.${name}`);
    return builder.handler(handler);
  });
}

interface Builder {
  handler(handler: Handler): never;
}

function handlers(
  table: Table,
  wrap: (run: (first: unknown, input: unknown, over: AbortSignal) => unknown) => Handler,
): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(table).map(([name, run]) => [name, wrap(run as Parameters<typeof wrap>[0])]),
  );
}

/** One value for every procedure of the contract. */
function mapContract<T>(
  make: (group: keyof Contract, name: string) => T,
): Record<keyof Contract, Record<string, T>> {
  const groups = Object.keys(contract) as (keyof Contract)[];
  return Object.fromEntries(
    groups.map((group) => [
      group,
      Object.fromEntries(Object.keys(contract[group]).map((name) => [name, make(group, name)])),
    ]),
  ) as Record<keyof Contract, Record<string, T>>;
}
