import { EngineEvent } from '../action/action-state.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import { SwapEvent } from '../swap/state.ts';
import { TransactionEvent } from '../transaction/track.ts';
import { earnClaims } from './earn-claims.ts';
import { count, isRecord, type Loose, sameHex, word } from './loose.ts';
import { purposeOf } from './purpose.ts';

/** Our transaction stands in a block. */
export interface TransactionClaim {
  readonly type: 'transaction';
  readonly seq: number;
  readonly chain: string;
  readonly hash: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly succeeded: boolean;
}

/** Money reached somebody. */
export interface MovementClaim {
  readonly type: 'movement';
  readonly role: 'deposit' | 'payout' | 'refund' | 'payment';
  readonly seq: number;
  readonly chain: string;
  readonly token: string | null;
  /** Null: from wherever it came. */
  readonly from: string | null;
  readonly to: string;
  readonly hash: string;
  /** Base units, decimal string: all of it in this transaction together, or by `operation`. */
  readonly amount: string;
  /** The userOpHash of the operation that is told of; null where none is. */
  readonly operation: string | null;
  /** What went from there at the same time was taken off. */
  readonly net: boolean;
  readonly blockNumber: number;
}

/** An operation of a smart account was carried out, or failed. */
export interface OperationClaim {
  readonly type: 'operation';
  readonly seq: number;
  readonly chain: string;
  readonly account: string;
  readonly userOpHash: string;
  /** The transaction it was in. */
  readonly hash: string;
  readonly succeeded: boolean;
  /** Null where it was not noted. */
  readonly blockNumber: number | null;
}

/** What an operation that nobody could read before was made to do beside the payment that was said. */
export interface EffectsClaim {
  readonly type: 'effects';
  readonly seq: number;
  readonly chain: string;
  readonly userOpHash: string;
  readonly hash: string;
  /** What the withdrawal was started with. */
  readonly input: Loose;
  /** A sentence each; null where nobody had looked, or could read it. */
  readonly more: readonly string[] | null;
}

/** An operation took something out of an account, less what it gave back. */
export interface TakenClaim {
  readonly type: 'taken';
  readonly seq: number;
  readonly chain: string;
  readonly token: string;
  readonly account: string;
  /** The transaction it was in. */
  readonly hash: string;
  /** The userOpHash. */
  readonly operation: string;
  /** Base units, decimal string. */
  readonly amount: string;
}

export type ChainClaim =
  | TransactionClaim
  | MovementClaim
  | OperationClaim
  | EffectsClaim
  | TakenClaim;

/** What the record says stands on chain in the end; what a reorg took away again is left out. */
export function standingClaims(events: readonly StoredEvent[]): readonly ChainClaim[] {
  const purpose = purposeOf(events);
  const claims: ChainClaim[] = [];
  const intents = new Map<string, Loose>();
  let depositAddress = '';
  const drop = (type: ChainClaim['type'], role: string | null, hash: unknown) => {
    const at = claims.findIndex(
      (claim) =>
        claim.type === type &&
        sameHex(claim.hash, hash) &&
        (claim.type !== 'movement' || claim.role === role),
    );
    if (at >= 0) claims.splice(at, 1);
  };
  const movement = (
    role: MovementClaim['role'],
    { seq, data }: StoredEvent,
    where: Pick<MovementClaim, 'chain' | 'token' | 'to'> & Partial<Pick<MovementClaim, 'from'>>,
  ): MovementClaim => ({
    type: 'movement',
    role,
    seq,
    from: null,
    operation: null,
    net: false,
    ...where,
    hash: word(data.hash),
    amount: word(data.amount),
    blockNumber: count(data.blockNumber),
  });
  const here = { chain: purpose.chain, token: purpose.token };
  for (const event of events) {
    const { type, data, seq } = event;
    switch (type) {
      case EngineEvent.intended:
        if (isRecord(data.intent)) intents.set(word(data.intent.hash), data.intent);
        break;
      case SwapEvent.quoted:
        depositAddress = word(data.depositAddress);
        break;
      case TransactionEvent.included: {
        const intent = intents.get(word(data.hash));
        const { hash, blockNumber, blockHash, succeeded } = data;
        claims.push({
          type: 'transaction',
          seq,
          chain: word(intent?.chain),
          hash: word(hash),
          blockNumber: count(blockNumber),
          blockHash: word(blockHash),
          succeeded: succeeded === true,
        });
        if (purpose.kind === 'send' && succeeded === true && intent?.purpose !== 'cancel') {
          const paid = movement('payment', event, { ...here, to: purpose.recipient });
          claims.push({ ...paid, amount: purpose.units });
        }
        break;
      }
      case TransactionEvent.orphaned:
        drop('transaction', null, data.hash);
        drop('movement', 'payment', data.hash);
        break;
      case SwapEvent.depositSeen:
        claims.push(movement('deposit', event, { ...here, to: depositAddress }));
        break;
      case SwapEvent.depositGone:
        drop('movement', 'deposit', data.hash);
        break;
      case SwapEvent.payoutSeen: {
        const there = { chain: purpose.toChain, token: purpose.toToken };
        claims.push(movement('payout', event, { ...there, to: purpose.recipient }));
        break;
      }
      case SwapEvent.payoutGone:
        drop('movement', 'payout', data.hash);
        break;
      case SwapEvent.refundSeen:
        claims.push(movement('refund', event, { ...here, to: purpose.refundTo }));
        break;
      case SwapEvent.refundGone:
        drop('movement', 'refund', data.hash);
        break;
      default:
    }
  }
  return [...claims, ...earnClaims(events)];
}
