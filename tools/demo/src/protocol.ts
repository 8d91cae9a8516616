import type { ActionRow, JsonValue } from '@countinghouse/core';
import type { BackendConfig } from '@countinghouse/desktop/backend';
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

/** What a backend process can be asked. */
export interface Calls {
  start: { in: { config: BackendConfig }; out: { pid: number } };
  setUp: { in: null; out: { door: DoorAddress } };
  unlock: { in: null; out: { door: DoorAddress } };
  /** Resolves when the door was visited and everything is open. */
  opened: { in: null; out: { state: string } };
  createWallet: { in: null; out: { address: string } };
  swap: { in: { commandId: string; wish: SwapWish }; out: { actionId: string } };
  approve: { in: { commandId: string; actionId: string; digest: string }; out: JsonValue };
  action: { in: { actionId: string }; out: ActionView };
  lock: { in: null; out: { state: string; signerPid: number | null } };
  /** Has the account sign where the ledger ends. */
  signHead: { in: { account: string }; out: { seq: number; hash: string } };
  evidence: { in: { actionId: string }; out: { file: string } };
  verify: { in: null; out: { ok: boolean; events: number } };
  close: { in: null; out: null };
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
