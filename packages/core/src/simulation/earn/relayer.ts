import { simAddress } from '../address.ts';
import type { MinedTransaction, SimChain } from '../chain/chain.ts';
import {
  encodeAssembled,
  encodeHandleOps,
  encodeWorldCalls,
  operationHash,
  SIM_ASSEMBLER,
  SIM_ENTRY_POINT,
  type SimCall,
} from '../chain/operation.ts';
import type { SimClock } from '../time.ts';
import type { SimEarnAction, SimEarnState } from './action.ts';
import { BRIDGE, fastFeeOf, KEEPER } from './vaults.ts';

/** The service's back office: sends operations, watches them, and carries USDC between the chains. */
export interface Relayer {
  begin(action: SimEarnAction): void;
  /** Starts a transfer again that has failed or stopped. */
  restart(action: SimEarnAction): void;
  actions(): readonly SimEarnAction[];
  /** From now on orders that come close together are carried out by one transaction. */
  bundleOrders(): void;
}

const SEND_MS = 1_500;
/** So long a bundle waits for more orders. */
const BUNDLE_MS = 30_000;
const HOUR_MS = 3_600_000;
const FAST_MS = 8_000;
const STANDARD_MS = 15 * 60_000;
const CONFIRMATIONS = 2;
const FAILS: ReadonlySet<SimEarnAction['fault']> = new Set([
  'reverts',
  'sent-again',
  'failed-sent-again',
]);
/** To a nonce key of which nothing was sent. */
const AGAIN = 1n << 128n;
/** Those that the service calls failed whatever came of them. */
const LIES: ReadonlySet<SimEarnAction['fault']> = new Set([
  'failed-but-happened',
  'failed-but-happened-unnamed',
  'failed-sent-late-unnamed',
]);
/** So often the attestation of a burn that has gone is asked for. */
const MOST_ASKED = 200;

export function createRelayer(options: {
  readonly clock: SimClock;
  readonly chains: ReadonlyMap<string, SimChain>;
}): Relayer {
  const { clock } = options;
  const actions: SimEarnAction[] = [];

  const chain = (id: string): SimChain => {
    const found = options.chains.get(id);
    if (found === undefined) throw new Error(`no chain ${id}`);
    return found;
  };

  const later = (milliseconds: number, act: () => void): void =>
    clock.at(clock.now() + milliseconds, act);

  const enter = (action: SimEarnAction, state: SimEarnState, error: string | null = null): void => {
    action.state = state;
    action.error = error;
    action.updatedAt = clock.now();
    if (state === 'failed') action.failedAt ??= clock.now();
  };

  const tell = (action: SimEarnAction, told: SimEarnState, error: string | null = null): void => {
    action.told = told;
    action.error = error;
    action.updatedAt = clock.now();
  };

  /** Somebody of the world calls once, with gas of their own. */
  const callOnce = (where: SimChain, who: string, to: string, data: string): string => {
    const from = simAddress(`relayer of ${who}`);
    where.fund(from, null, 10n ** 18n);
    return where.call({ from, to, data });
  };

  /** A transaction that is sent again is another one. */
  const nameOf = ({ id, mined }: SimEarnAction): string => (mined === null ? id : `${id} again`);

  const sendTogether = (id: string, bundle: readonly SimEarnAction[]): void => {
    const where = chain(id);
    const operations = bundle.map(({ operation }) => operation);
    const name = bundle.map(nameOf).join(' and ');
    const sent = bundle.some(({ fault }) => fault === 'sent-unreadably')
      ? callOnce(where, name, SIM_ASSEMBLER, encodeAssembled(...operations))
      : callOnce(where, name, SIM_ENTRY_POINT, encodeHandleOps(...operations));
    for (const action of bundle) {
      if (FAILS.has(action.fault) && action.mined === null) where.failOperation(action.hash);
      action.sent = sent;
      action.updatedAt = clock.now();
    }
  };

  let bundling = false;
  const waiting = new Map<string, SimEarnAction[]>();

  const send = (action: SimEarnAction): void => {
    const id = action.source.chain;
    if (!bundling || action.kind === 'withdraw') {
      sendTogether(id, [action]);
      return;
    }
    const bundle = waiting.get(id) ?? [];
    bundle.push(action);
    if (bundle.length > 1) return;
    waiting.set(id, bundle);
    later(BUNDLE_MS, () => {
      waiting.delete(id);
      sendTogether(id, bundle);
    });
  };

  const sendAgain = (action: SimEarnAction): void => {
    const { nonce } = action.operation;
    action.operation = { ...action.operation, nonce: (BigInt(nonce) + AGAIN).toString() };
    action.hash = operationHash(action.operation);
    send(action);
  };

  const mint = (action: SimEarnAction): void => {
    const { relay, destination, fault, operation, amount } = action;
    if (relay === null || relay.transaction !== null) return;
    const minted = amount - (action.fast ? fastFeeOf(amount) : 0n);
    const lost = fault === 'gives-little' ? minted / 5n : 0n;
    const units = (minted - lost).toString();
    const { account } = operation;
    const usdc = destination.usdc.token;
    const fails = fault === 'deposit-fails' || fault === 'deposit-fails-and-said';
    const call: SimCall = fails
      ? { kind: 'transfer', token: usdc, to: account, units }
      : { kind: 'deposit', vault: destination.shares.token, usdc, units, receiver: account };
    relay.status = 'redeeming';
    const away: SimCall = { kind: 'transfer', token: usdc, to: KEEPER, units: lost.toString() };
    const data = encodeWorldCalls(lost === 0n ? [call] : [away, call]);
    relay.transaction = callOnce(chain(destination.chain), `${action.id} there`, BRIDGE, data);
  };

  const attest = (action: SimEarnAction, asked = 0): void => {
    const { relay } = action;
    if (relay === null || relay.status === 'failed') return;
    const there = chain(action.source.chain)
      .mined()
      .some(({ hash }) => hash === action.sent);
    if (there) mint(action);
    else if (asked < MOST_ASKED) later(60_000, () => attest(action, asked + 1));
  };

  const burnt = (action: SimEarnAction): void => {
    if (action.relay !== null) return;
    enter(action, 'confirming_source');
    action.relay = { status: 'pending', since: clock.now(), transaction: null };
    const { relay } = action;
    later(3_000, () => {
      if (relay.status === 'pending') relay.status = 'waiting_attestation';
    });
    later(action.fast ? FAST_MS : STANDARD_MS, () => {
      if (action.fault === 'relay-fails' || action.fault === 'relay-restart-refused') {
        relay.status = 'failed';
      } else if (action.fault !== 'relay-stuck') attest(action);
    });
  };

  const landed = (action: SimEarnAction, entry: MinedTransaction): void => {
    const first = action.mined === null;
    action.mined = entry.hash;
    const operation = entry.operations.find(({ hash }) => hash === action.hash);
    if (operation === undefined || !operation.succeeded) {
      if (action.fault === 'sent-again') {
        if (first) later(60_000, () => sendAgain(action));
        return;
      }
      if (action.fault === 'failed-sent-again' && first) later(HOUR_MS, () => sendAgain(action));
      enter(action, 'failed', operation?.reason ?? entry.reason ?? 'execution reverted');
      return;
    }
    const lies = LIES.has(action.fault);
    if (lies) tell(action, 'failed', 'Bundler timeout');
    if (action.source.chain !== action.destination.chain) burnt(action);
    else {
      const where = chain(action.source.chain);
      clock.at(where.blocks.timeOf(entry.blockNumber + CONFIRMATIONS), () => {
        if (lies) action.state = 'success';
        else enter(action, 'success');
      });
    }
  };

  const minted = (action: SimEarnAction): void => {
    if (action.relay === null) return;
    action.relay.status = 'success';
    if (action.fault === 'deposit-fails-and-said') tell(action, 'failed', 'Deposit failed');
    if (action.told === null) enter(action, 'success');
    else action.state = 'success';
  };

  for (const where of options.chains.values()) {
    where.onMined((entry) => {
      for (const action of actions) {
        if (action.sent === entry.hash) landed(action, entry);
        if (action.relay?.transaction === entry.hash) minted(action);
      }
    });
  }

  return {
    actions: () => actions,
    bundleOrders: () => {
      bundling = true;
    },
    begin(action) {
      actions.push(action);
      switch (action.fault) {
        case 'never-sent':
        case 'is-a-right':
        case 'names-another-order':
          return;
        case 'begun-then-failed':
        case 'failed-unsent':
          later(3_000, () => enter(action, 'failed', 'Atomic bundle simulation reverted'));
          return;
        case 'failed-sent-late':
        case 'failed-sent-late-unnamed':
          later(3_000, () => enter(action, 'failed', 'Bundler timeout'));
          later(HOUR_MS, () => send(action));
          return;
        case 'success-without-arrival':
          later(5_000, () => enter(action, 'success'));
          return;
        case 'sent-late':
          later(HOUR_MS, () => send(action));
          return;
        case 'names-late':
          later(10 * 60_000, () => {
            action.unnamed = false;
          });
          break;
        case 'success-early':
          later(SEND_MS + 100, () => tell(action, 'success'));
          break;
        default:
      }
      later(SEND_MS, () => send(action));
    },
    restart(action) {
      const { relay } = action;
      if (relay === null || relay.transaction !== null) return;
      relay.status = 'pending';
      later(10_000, () => attest(action));
    },
  };
}
