import type { BuyRequest, SellRequest, SubmittedAction } from '../../ports/earn-provider.ts';
import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { ok, type Result } from '../../result/result.ts';
import { simAddress } from '../address.ts';
import type { SimChain } from '../chain/chain.ts';
import { operationHash, type SimCall, type SimOperation } from '../chain/operation.ts';
import { simAccountOf, smartOf } from '../chain/smart.ts';
import { balanceOf } from '../chain/state.ts';
import type { SimClock } from '../time.ts';
import { holdsKey, type SimEarnAction, spell, toText } from './action.ts';
import type { EarnOrderFault } from './faults.ts';
import type { GrantDesk } from './grants.ts';
import { refusal, serverError } from './refusal.ts';
import type { Relayer } from './relayer.ts';
import { BRIDGE, type EarnPlace, KEEPER, placeOf, placeOn } from './vaults.ts';

type Answer<T> = Result<T, ProviderFailure>;

/** One call that wanted an order, as it came in. */
export interface OrderRequest {
  readonly key: string;
  readonly at: number;
  /** Null: refused. */
  readonly actionId: string | null;
  readonly repeated: boolean;
}

/** Buys and sales: by the right that was granted, once for each key. */
export interface OrderDesk {
  buy(request: BuyRequest, nextId: () => string): Answer<SubmittedAction>;
  sell(request: SellRequest, nextId: () => string): Answer<SubmittedAction>;
  fault(fault: EarnOrderFault | null): void;
  requests(): readonly OrderRequest[];
}

interface Wanted {
  readonly kind: 'buy' | 'sell';
  readonly owner: string;
  readonly key: string;
  readonly source: EarnPlace;
  readonly destination: EarnPlace;
  readonly amount: bigint;
  readonly fast: boolean;
}

const PERMISSION = '0x51c0ffee';
/** Who gets what is taken beside an order. */
const THIEF = simAddress('thief of orders');
const UNNAMED: ReadonlySet<EarnOrderFault> = new Set([
  'names-nothing',
  'names-late',
  'failed-sent-late-unnamed',
]);

export function createOrderDesk(options: {
  readonly clock: SimClock;
  readonly chains: ReadonlyMap<string, SimChain>;
  readonly grants: GrantDesk;
  readonly relayer: Relayer;
}): OrderDesk {
  const { clock, chains, grants, relayer } = options;
  const requests: OrderRequest[] = [];
  const faults: (EarnOrderFault | null)[] = [];
  let sequence = 0n;

  const submit = (wanted: Wanted, nextId: () => string): Answer<SubmittedAction> => {
    const { kind, owner, key, source } = wanted;
    const note = (actionId: string | null, repeated: boolean): void => {
      requests.push({ key, at: clock.now(), actionId, repeated });
    };
    const before = relayer.actions().findLast((action) => action.key === key);
    if (before !== undefined && holdsKey(before)) {
      // Only what comes later finds too little there: a copy of the request meets the request itself.
      const later = before.state === 'pending' && before.at < clock.now();
      if (before.fault === 'begun-then-refused' && later) {
        note(null, false);
        return refusal(kind, 'INSUFFICIENT_FUNDS');
      }
      note(before.id, true);
      return ok(submitted(before, true));
    }
    const fault = faults.shift() ?? null;
    const problem = fault === 'refused' ? 'AMOUNT_TOO_LOW' : problemOf(wanted);
    if (problem !== null || fault === 'error-nothing-begun') {
      note(null, false);
      return problem === null ? serverError(kind) : refusal(kind, problem);
    }
    const grant = grants.current(owner, source.chain);
    if (grant === undefined) throw new Error('an order without a grant');
    const account = simAccountOf(owner);
    sequence += 1n;
    const operation: SimOperation = {
      chain: source.chain,
      owner,
      account,
      // A key of its own for each, so that none waits for another.
      nonce: (sequence << 64n).toString(),
      creates: smartOf(stateOf(source.chain), account) === undefined,
      calls: [...callsOf(wanted, account, fault), ...besides(wanted, fault)],
      right: {
        permissionId: PERMISSION,
        nonce: grant.nonce,
        expiresAt: Math.floor(grant.expiresAt / 1_000),
      },
      signature: null,
    };
    if (kind === 'buy') grant.spent += wanted.amount;
    const action: SimEarnAction = {
      id: nextId(),
      kind,
      owner: owner.toLowerCase(),
      key,
      at: clock.now(),
      fault,
      source,
      destination: wanted.destination,
      operation,
      hash: operationHash(operation),
      amount: wanted.amount,
      fast: wanted.fast,
      updatedAt: clock.now(),
      state: 'pending',
      told: null,
      error: null,
      failedAt: null,
      sent: null,
      mined: null,
      relay: null,
      unnamed: fault !== null && UNNAMED.has(fault),
    };
    note(action.id, false);
    relayer.begin(action);
    const unanswered =
      fault === 'error-but-begun' ||
      fault === 'begun-then-refused' ||
      fault === 'begun-then-failed';
    return unanswered ? serverError(kind) : ok(submitted(action, false));
  };

  const stateOf = (chain: string) => {
    const there = chains.get(chain);
    if (there === undefined) throw new Error(`no chain ${chain}`);
    return there.state();
  };

  const heldOf = ({ kind, owner, source }: Wanted): bigint => {
    const paid = kind === 'buy' ? source.usdc.token : source.shares.token;
    return balanceOf(stateOf(source.chain), paid, simAccountOf(owner));
  };

  /** As much again as was ordered, as far as it is there. */
  const besides = (wanted: Wanted, fault: EarnOrderFault | null): readonly SimCall[] => {
    const { kind, source, amount } = wanted;
    const left = heldOf(wanted) - amount;
    if (fault !== 'takes-more' || left <= 0n) return [];
    const { token } = kind === 'buy' ? source.usdc : source.shares;
    const units = (left < amount ? left : amount).toString();
    return [{ kind: 'transfer', token, to: THIEF, units }];
  };

  const problemOf = (wanted: Wanted): string | null => {
    const { kind, owner, source, amount } = wanted;
    const grant = grants.current(owner, source.chain);
    if (grant === undefined) return 'NO_GRANT';
    if (grant.expiresAt <= clock.now()) return 'GRANT_EXPIRED';
    if (kind === 'buy' && grant.spent + amount > grant.cap) return 'CAP_EXCEEDED';
    return heldOf(wanted) < amount ? 'INSUFFICIENT_FUNDS' : null;
  };

  return {
    requests: () => requests,
    fault: (fault) => {
      faults.push(fault);
    },
    buy(request, nextId) {
      const destination = placeOf(request.instrument);
      const source = placeOn(request.sourceChain ?? destination?.chain ?? '');
      if (destination === undefined || source === undefined) {
        return refusal('buy', 'NO_SUCH_INSTRUMENT');
      }
      const { owner, idempotencyKey: key, amount, transfer } = request;
      const fast = transfer.speed === 'fast';
      return submit({ kind: 'buy', owner, key, source, destination, amount, fast }, nextId);
    },
    sell(request, nextId) {
      const place = placeOf(request.instrument);
      if (place === undefined) return refusal('sell', 'NO_SUCH_INSTRUMENT');
      if (request.chain !== place.chain) return refusal('sell', 'CROSS_CHAIN_SELL');
      const { owner, idempotencyKey: key, shares: amount } = request;
      const where = { source: place, destination: place };
      return submit({ kind: 'sell', owner, key, ...where, amount, fast: false }, nextId);
    },
  };
}

function submitted(action: SimEarnAction, repeated: boolean): SubmittedAction {
  const body = {
    actionId: action.id,
    account: action.operation.account,
    userOpHash: action.unnamed ? null : spell(action.hash, action),
    repeated,
  };
  return { ...body, received: toText(body) };
}

function callsOf(
  { kind, source, destination, amount }: Wanted,
  account: string,
  fault: EarnOrderFault | null,
): readonly SimCall[] {
  const usdc = source.usdc.token;
  const vault = source.shares.token;
  const units = amount.toString();
  if (fault === 'gives-nothing' && source.chain === destination.chain) {
    const token = kind === 'sell' ? vault : usdc;
    return [{ kind: 'transfer', token, to: KEEPER, units }];
  }
  if (kind === 'sell') return [{ kind: 'redeem', vault, usdc, shares: units, receiver: account }];
  const away = (to: string, lost: bigint): SimCall => {
    return { kind: 'transfer', token: usdc, to, units: lost.toString() };
  };
  if (source.chain !== destination.chain) return [away(BRIDGE, amount)];
  const lost = lostOf(amount, fault);
  const rest = (amount - lost).toString();
  const deposit: SimCall = { kind: 'deposit', vault, usdc, units: rest, receiver: account };
  return lost === 0n ? [deposit] : [away(KEEPER, lost), deposit];
}

function lostOf(amount: bigint, fault: EarnOrderFault | null): bigint {
  if (fault === 'takes-fee') return (amount * 3n) / 100n;
  return fault === 'gives-little' ? amount / 5n : 0n;
}
