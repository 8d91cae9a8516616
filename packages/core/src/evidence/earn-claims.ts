import { EngineEvent } from '../action/action-state.ts';
import { LeaveEvent } from '../earn/leave/state.ts';
import { OrderEvent } from '../earn/order/state.ts';
import { WithdrawEvent } from '../earn/withdraw/state.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { TransactionEvent } from '../transaction/track.ts';
import type {
  ChainClaim,
  EffectsClaim,
  MovementClaim,
  OperationClaim,
  TakenClaim,
} from './claims.ts';
import { count, isRecord, type Loose, sameHex, word } from './loose.ts';

/** What the record of an earning account's action says stands on chain in the end. */
export function earnClaims(events: readonly StoredEvent[]): readonly ChainClaim[] {
  const started = events[0]?.data;
  const input = fields(started?.input);
  const usdc = fields(input.usdc);
  const claims: ChainClaim[] = [];
  // The operation that is spoken of: what was signed, what the service named, what was planned.
  let operation = '';
  const drop = (type: ChainClaim['type'], hash: unknown): void => {
    const at = claims.findIndex((claim) => claim.type === type && sameHex(claim.hash, hash));
    if (at >= 0) claims.splice(at, 1);
  };
  const dropNothing = (hash: unknown): void => {
    const at = claims.findIndex(
      (claim) => claim.type === 'movement' && claim.amount === '0' && sameHex(claim.hash, hash),
    );
    if (at >= 0) claims.splice(at, 1);
  };
  // By what told of it: the operation when it was seen, and again what arrived.
  const takings = new Map<string, TakenClaim>();
  const keepTaken = (event: StoredEvent, teller = event.type): void => {
    const claim = taken(event, input);
    if (claim === null) takings.delete(teller);
    else takings.set(teller, claim);
  };
  const seen = (
    { seq, data }: StoredEvent,
    changes: Partial<OperationClaim> = {},
  ): OperationClaim => ({
    type: 'operation',
    seq,
    chain: word(usdc.chain),
    account: word(input.account),
    userOpHash: operation,
    hash: word(data.hash),
    succeeded: data.succeeded === true,
    blockNumber: count(data.blockNumber),
    ...changes,
  });
  for (const event of events) {
    const { type, data, seq } = event;
    switch (type) {
      case EngineEvent.intended:
        operation = word(fields(data.intent).digest ?? operation);
        break;
      case EngineEvent.performed:
      case OrderEvent.status: {
        const named = fields(type === EngineEvent.performed ? data.data : data).userOpHash;
        // A withdrawal is looked for by what was signed, whatever the service calls it.
        if (started?.kind !== 'withdraw' && typeof named === 'string') operation = named;
        break;
      }
      case LeaveEvent.planned:
        operation = word(data.userOpHash);
        break;
      case LeaveEvent.seen:
        claims.length = 0;
        // Any of those that were signed may be the one that was carried out.
        claims.push(seen(event, { userOpHash: word(data.userOpHash) }));
        if (data.succeeded === true && input.purpose === 'exit' && data.received !== null) {
          claims.push(left(seq, data, input));
        }
        break;
      case TransactionEvent.orphaned:
        drop('operation', data.hash);
        drop('movement', data.hash);
        break;
      case OrderEvent.source:
        drop('operation', data.hash);
        dropNothing(data.hash);
        // The service may have named several; the one that was seen is told by what saw it.
        claims.push(seen(event, { userOpHash: word(data.operation ?? operation) }));
        keepTaken(event);
        if (data.succeeded === true && data.final === true && data.brought === '0') {
          claims.push(cameToNothing(seq, data, input));
        }
        break;
      case OrderEvent.sourceGone:
        drop('operation', data.hash);
        dropNothing(data.hash);
        takings.delete(OrderEvent.source);
        break;
      case OrderEvent.earlierCarriedOut:
        claims.push(seen(event, { userOpHash: word(data.operation), succeeded: true }));
        keepTaken(event, `${type} ${seq}`);
        break;
      case OrderEvent.arrival:
        drop('movement', data.hash);
        dropNothing(data.hash);
        keepTaken(event);
        claims.push(arrival(seq, data, input));
        break;
      case OrderEvent.gone:
        drop('movement', data.hash);
        takings.delete(OrderEvent.arrival);
        break;
      case WithdrawEvent.seen:
        // It is carried out once: after a reorg where it was seen last, whatever was seen before.
        claims.length = 0;
        claims.push(seen(event, { hash: word(data.transactionHash) }));
        if (data.succeeded === true) {
          claims.push(withdrawn(event, input, operation), beside(event, input, operation));
        }
        break;
      case WithdrawEvent.gone:
        claims.length = 0;
        break;
      default:
    }
  }
  return [...claims, ...takings.values()];
}

/** To the account: shares, or the USDC of a deposit that failed. */
function arrival(seq: number, data: Loose, input: Loose): MovementClaim {
  const { operation } = data;
  const asset = fields(data.what === 'shares' ? fields(input.instrument).shares : input.landing);
  return {
    type: 'movement',
    role: 'payout',
    seq,
    chain: word(asset.chain),
    token: word(asset.token),
    from: null,
    to: word(input.account),
    hash: word(data.hash),
    amount: word(data.amount),
    operation: typeof operation === 'string' ? operation : null,
    net: true,
    blockNumber: count(data.blockNumber),
  };
}

/** Out of the account, by the order's operation, as far as it was told from what others took. */
function taken({ seq, data }: StoredEvent, input: Loose): TakenClaim | null {
  const { paid, operation } = data;
  if (typeof paid !== 'string' || typeof operation !== 'string') return null;
  const asset = fields(input.direction === 'buy' ? input.usdc : fields(input.instrument).shares);
  return {
    type: 'taken',
    seq,
    chain: word(asset.chain),
    token: word(asset.token),
    account: word(input.account),
    hash: word(data.hash),
    operation,
    amount: paid,
  };
}

/** On one chain an order's operation brought nothing of what was ordered. */
function cameToNothing(seq: number, data: Loose, input: Loose): MovementClaim {
  const what = input.direction === 'buy' ? 'shares' : 'usdc';
  return arrival(seq, { ...data, what, amount: data.brought }, input);
}

/** All that an exit brought the owner, by whatever way the vaults pay. */
function left(seq: number, data: Loose, input: Loose): MovementClaim {
  const { chain, token } = fields(input.usdc);
  return {
    type: 'movement',
    role: 'payment',
    seq,
    chain: word(chain),
    token: word(token),
    from: null,
    to: word(input.owner),
    hash: word(data.hash),
    amount: word(data.received),
    operation: word(data.userOpHash),
    net: false,
    blockNumber: count(data.blockNumber),
  };
}

/** From the account to its owner. */
function withdrawn({ seq, data }: StoredEvent, input: Loose, operation: string): MovementClaim {
  const { chain, token } = fields(input.usdc);
  return {
    type: 'movement',
    role: 'payment',
    seq,
    chain: word(chain),
    token: word(token),
    from: word(input.account),
    to: word(input.owner),
    hash: word(data.transactionHash),
    amount: word(data.paid),
    operation,
    net: false,
    blockNumber: count(data.blockNumber),
  };
}

/** What was signed blindly did this beside that payment; nothing, as a rule. */
function beside({ seq, data }: StoredEvent, input: Loose, userOpHash: string): EffectsClaim {
  const { more, unreadable } = data;
  return {
    type: 'effects',
    seq,
    chain: word(fields(input.usdc).chain),
    userOpHash,
    hash: word(data.transactionHash),
    input,
    more: Array.isArray(more) && unreadable !== true ? more.map(word) : null,
  };
}

function fields(value: unknown): Loose {
  return isRecord(value) ? value : {};
}
