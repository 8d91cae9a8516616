import type { ActionRow, JsonValue, StoredEvent } from '@countinghouse/core';
import type { BackendConfig, earnProcedures, OpenHouse } from '@countinghouse/desktop/backend';
import type { DoorAddress } from '@countinghouse/wallet';

/** A swap as the demo asks for it; assets by the provider's id, amounts in base units. */
export interface SwapWish {
  readonly swapType: 'EXACT_INPUT' | 'EXACT_OUTPUT';
  readonly origin: string;
  readonly destination: string;
  readonly amount: string;
  readonly account: string;
  readonly recipient: string;
}

type EarnProcedures = typeof earnProcedures;

/** Something an earning account is to do, as a screen asks for it. */
export type EarnWish = {
  readonly [Act in 'authorize' | 'fund' | 'buy' | 'sell' | 'withdraw' | 'exit']: {
    readonly act: Act;
    readonly wish: Parameters<EarnProcedures[Act]>[1];
  };
}['authorize' | 'fund' | 'buy' | 'sell' | 'withdraw' | 'exit'];

type Listed = Extract<Awaited<ReturnType<EarnProcedures['instruments']>>, { ok: true }>['value'];

/** Where USDC can earn, as a screen lists it. */
export type Instrument = Listed['list'][number];

/** What a backend process can be asked. */
export interface Calls {
  start: {
    /** The sandbox is left out where nothing is to earn. */
    in: { config: BackendConfig; sandbox?: NonNullable<OpenHouse['sandbox']> };
    out: { pid: number };
  };
  setUp: { in: null; out: { door: DoorAddress } };
  unlock: { in: null; out: { door: DoorAddress } };
  /** Resolves when the door was visited and everything is open. */
  opened: { in: null; out: { state: string } };
  /** A wallet with one account, called Treasury unless named. */
  createWallet: { in: { name: string } | null; out: { address: string } };
  swap: { in: { commandId: string; wish: SwapWish }; out: { actionId: string } };
  /** Begins an action of any kind from the input of its definition. */
  begin: {
    in: { commandId: string; kind: string; input: JsonValue };
    out: { actionId: string };
  };
  /** Begins something an earning account is to do, through the procedures that a screen calls. */
  earn: { in: EarnWish; out: { actionId: string } };
  instruments: { in: null; out: readonly Instrument[] };
  approve: {
    in: { commandId: string; actionId: string; digest: string; secondYes?: 'blind' };
    out: JsonValue;
  };
  action: { in: { actionId: string }; out: ActionView };
  /** Any other command of a definition, e.g. `cancel`. */
  command: {
    in: { commandId: string; actionId: string; name: string; payload: JsonValue };
    out: JsonValue;
  };
  /** All actions, the newest first, up to 200. */
  actions: { in: null; out: readonly ActionRow[] };
  /** Events after `afterSeq` as they are stored, for whoever checks the chain himself. */
  events: { in: { afterSeq: number; limit: number }; out: readonly StoredEvent[] };
  /** Opens a door for a phrase; `imported` resolves when it was brought. */
  importPhrase: { in: { name: string; accounts: number }; out: { door: DoorAddress } };
  imported: { in: null; out: { addresses: readonly string[] } };
  about: { in: null; out: About };
  lock: { in: null; out: { state: string; signerPid: number | null } };
  /** Has the account sign where the ledger ends. */
  signHead: { in: { account: string }; out: { seq: number; hash: string } };
  evidence: { in: { actionId: string }; out: { file: string } };
  verify: { in: null; out: { ok: boolean; events: number } };
  close: { in: null; out: null };
}

/** The processes and the state they are in. */
export interface About {
  readonly pid: number;
  readonly signerPid: number | null;
  readonly state: string;
  readonly mode: string | null;
}

/** An action and what waits to be read before a signature. */
export interface ActionView {
  readonly row: ActionRow | null;
  readonly review: { readonly digest: string; readonly review: JsonValue } | null;
  readonly trouble: { readonly code: string; readonly message: string } | null;
}

export type CallName = keyof Calls;

export interface Request {
  readonly id: number;
  readonly call: CallName;
  readonly in: unknown;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly out: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string };
    };
