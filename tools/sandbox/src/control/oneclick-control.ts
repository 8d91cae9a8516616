import { randomBytes } from 'node:crypto';
import type { Faults } from '../http/faults.ts';
import type { Order } from '../services/oneclick/order.ts';
import type { OneClick } from '../services/oneclick/service.ts';
import { DEFAULT_SETTINGS } from '../services/oneclick/settings.ts';
import { ControlError } from './error.ts';
import { type LedgerOrder, ledgerOf } from './ledger.ts';
import { BODIES, type ControlBody, type ControlInput } from './schemas.ts';

/** Controls of the 1Click service. */
export interface OneClickControl {
  /** Makes the next requests fail on the wire. */
  fault(input: ControlInput<'faults'>): void;
  /** Makes the next quotes lie. */
  distortNext(input: ControlInput<'quotes/next'>): void;
  /** Gives the orders of the next real quotes a behaviour. */
  behaveNext(input: ControlInput<'orders/next'>): void;
  /** Changes the behaviour of one order; what is not named stays. */
  behave(input: ControlInput<'orders/behave'>): void;
  /** Changes what holds for all orders. */
  settings(input: ControlInput<'settings'>): OneClick['settings'];
  /** Reports a deposit on a chain that does not run here, or inside Intents. */
  announce(input: ControlInput<'deposits/announce'>): { readonly txHash: string };
  /** The service's own view of all orders. */
  ledger(): readonly LedgerOrder[];
  /** Takes back all faults, distortions, behaviours in waiting, and settings. */
  reset(): void;
}

export function createOneClickControl(service: OneClick, faults: Faults): OneClickControl {
  const { book } = service;
  const orderOf = (address: string, memo: string | undefined): Order => {
    const order = book.find(address, memo);
    if (order === undefined) throw new ControlError(`no order at ${address}`);
    return order;
  };
  return {
    fault: (input) => faults.add(BODIES.faults.parse(input)),
    distortNext: (input) => {
      const { distortion, count } = BODIES['quotes/next'].parse(input);
      book.nextDistortions.add(distortion, count);
    },
    behaveNext: (input) => {
      const { behaviour, count } = BODIES['orders/next'].parse(input);
      book.nextBehaviours.add(behaviour, count);
    },
    behave: (input) => {
      const { depositAddress, memo, behaviour } = BODIES['orders/behave'].parse(input);
      const order = orderOf(depositAddress, memo);
      order.behaviour = { ...order.behaviour, ...behaviour };
      service.pump();
    },
    settings: (input) => {
      const changed = Object.assign(service.settings, BODIES.settings.parse(input));
      service.pump();
      return changed;
    },
    announce: (input) => {
      const body = BODIES['deposits/announce'].parse(input);
      const order = orderOf(body.depositAddress, body.memo);
      return { txHash: enterAnnounced(service, order, body) };
    },
    ledger: () => ledgerOf(service),
    reset: () => {
      faults.clear();
      book.nextDistortions.clear();
      book.nextBehaviours.clear();
      Object.assign(service.settings, DEFAULT_SETTINGS);
    },
  };
}

function enterAnnounced(
  service: OneClick,
  order: Order,
  body: ControlBody<'deposits/announce'>,
): string {
  if (order.origin?.rail.kind === 'local' && order.request.depositType === 'ORIGIN_CHAIN') {
    throw new ControlError('this deposit address is on a local chain: send it real money');
  }
  if (order.origin === undefined && body.assetId === undefined) {
    throw new ControlError('assetId is needed for an ANY_INPUT order');
  }
  const txHash = body.txHash ?? randomBytes(32).toString('hex');
  const known = order.deposits.find((deposit) => deposit.txHash === txHash);
  if (known !== undefined) known.confirmed = body.confirmed;
  else if (order.behaviour.blind !== true) {
    order.deposits.push({
      ...{ txHash, logIndex: -1, amount: BigInt(body.amount), from: body.from ?? 'announced' },
      ...(body.assetId === undefined ? {} : { assetId: body.assetId }),
      ...{ block: null, confirmed: body.confirmed, orphaned: false },
      ...{ seenAt: service.clock.now(), use: 'unused' },
    });
  }
  service.pump();
  return txHash;
}
