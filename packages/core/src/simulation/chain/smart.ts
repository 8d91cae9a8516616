import { simAddress } from '../address.ts';
import { simSignatureOver } from '../signature.ts';
import { operationHash, type SimCall, type SimOperation } from './operation.ts';
import { type AccountState, balanceOf, type Execution, withBalance } from './state.ts';

/** A smart account after some block. Never changed, only replaced. */
export interface SmartState {
  readonly owner: string;
  readonly currentNonce: number;
  readonly validNonceFrom: number;
  /** Next sequence by key (decimal string). */
  readonly sequences: Readonly<Record<string, number>>;
  /** The nonce each installed permission was granted under. */
  readonly permissions: Readonly<Record<string, number>>;
}

/** What carrying an operation out came to. `invalid`: the whole transaction fails, nothing happens. */
export type OperationOutcome =
  | { readonly kind: 'invalid'; readonly reason: string }
  | {
      readonly kind: 'carried-out';
      readonly state: AccountState;
      readonly succeeded: boolean;
      readonly reason: string | null;
      readonly transfers: Execution['transfers'];
    };

/** How far an account lets its nonce be moved at once. */
const MOST_MOVED = 10;
/** Base units a vault pays for 10,000 base units of its shares. */
const PRICE = 10_200n;

/** The smart account of an owner; the same on every chain. */
export function simAccountOf(owner: string): string {
  return simAddress(`smart account of ${owner.toLowerCase()}`);
}

export function worthOf(shares: bigint, price = PRICE): bigint {
  return (shares * price) / 10_000n;
}

export function sharesFor(units: bigint): bigint {
  return (units * 10_000n) / PRICE;
}

export function smartOf(state: AccountState, account: string): SmartState | undefined {
  return state.smart.get(account.toLowerCase());
}

export function newSmartState(owner: string): SmartState {
  return { owner, currentNonce: 1, validNonceFrom: 0, sequences: {}, permissions: {} };
}

export function withSmart(state: AccountState, account: string, smart: SmartState): AccountState {
  return { ...state, smart: new Map(state.smart).set(account.toLowerCase(), smart) };
}

export function nextSequence(state: AccountState, account: string, key: bigint): bigint {
  return BigInt(smartOf(state, account)?.sequences[key.toString()] ?? 0);
}

/** Carries an operation out. `now` is the block's time; `fails` makes its calls fail. */
export function carryOut(
  state: AccountState,
  operation: SimOperation,
  context: { readonly now: number; readonly fails: boolean; readonly unsigned?: boolean },
): OperationOutcome {
  const { account, owner } = operation;
  const there = smartOf(state, account);
  if (there === undefined && (!operation.creates || simAccountOf(owner) !== account)) {
    return { kind: 'invalid', reason: 'AA20 account not deployed' };
  }
  const smart = there ?? newSmartState(owner);
  const nonce = BigInt(operation.nonce);
  const key = (nonce >> 64n).toString();
  if (BigInt(smart.sequences[key] ?? 0) !== (nonce & 0xffff_ffff_ffff_ffffn)) {
    return { kind: 'invalid', reason: 'AA25 invalid account nonce' };
  }
  const { right } = operation;
  if (right === null) {
    const signed = simSignatureOver(smart.owner, operationHash(operation));
    if (context.unsigned !== true && operation.signature !== signed) {
      return { kind: 'invalid', reason: 'AA24 signature error' };
    }
  } else {
    if (right.nonce < smart.validNonceFrom) return { kind: 'invalid', reason: 'AA23 reverted' };
    if (right.expiresAt * 1_000 <= context.now) {
      return { kind: 'invalid', reason: 'AA22 expired or not due' };
    }
  }
  const used = withSmart(state, account, {
    ...smart,
    sequences: { ...smart.sequences, [key]: (smart.sequences[key] ?? 0) + 1 },
    permissions:
      right === null
        ? smart.permissions
        : { ...smart.permissions, [right.permissionId]: right.nonce },
  });
  const done = context.fails ? null : makeCalls(used, account, operation.calls);
  return done === null
    ? {
        kind: 'carried-out',
        state: used,
        succeeded: false,
        reason: 'execution reverted',
        transfers: [],
      }
    : { kind: 'carried-out', succeeded: true, reason: null, ...done };
}

/** All calls of an account, or none: null where one of them cannot be. */
export function makeCalls(
  before: AccountState,
  account: string,
  calls: readonly SimCall[],
): { readonly state: AccountState; readonly transfers: Execution['transfers'] } | null {
  let state = before;
  const transfers: Execution['transfers'][number][] = [];
  const move = (token: string | null, from: string, to: string, amount: bigint): boolean => {
    if (balanceOf(state, token, from) < amount) return false;
    state = withBalance(withBalance(state, token, from, -amount), token, to, amount);
    if (amount > 0n) {
      const named = token?.toLowerCase() ?? null;
      transfers.push({ token: named, from: from.toLowerCase(), to: to.toLowerCase(), amount });
    }
    return true;
  };
  for (const call of calls) {
    switch (call.kind) {
      case 'transfer':
        if (!move(call.token, account, call.to, BigInt(call.units))) return null;
        break;
      case 'deposit': {
        const { vault, usdc, receiver } = call;
        const units = BigInt(call.units);
        if (!move(usdc, account, vault, units)) return null;
        if (!move(vault, vault, receiver, sharesFor(units))) return null;
        break;
      }
      case 'redeem': {
        const { vault, usdc, receiver } = call;
        const shares = BigInt(call.shares);
        if (!move(vault, account, vault, shares)) return null;
        if (!move(usdc, vault, receiver, worthOf(shares, state.vaultPrice))) return null;
        break;
      }
      case 'pool-withdraw': {
        const { pool, token, usdc, receiver } = call;
        const lent = balanceOf(state, token, account);
        if (lent === 0n || !move(token, account, pool, lent)) return null;
        if (!move(usdc, pool, receiver, lent)) return null;
        break;
      }
      case 'approve':
        break;
      case 'end-grants': {
        const smart = smartOf(state, account);
        if (smart === undefined || call.validFrom <= smart.validNonceFrom) return null;
        if (call.validFrom > smart.currentNonce + MOST_MOVED) return null;
        const currentNonce = Math.max(smart.currentNonce, call.validFrom);
        state = withSmart(state, account, {
          ...smart,
          currentNonce,
          validNonceFrom: call.validFrom,
        });
        break;
      }
      case 'remove-permission': {
        const smart = smartOf(state, account);
        if (smart?.permissions[call.permissionId] === undefined) return null;
        const { [call.permissionId]: _, ...permissions } = smart.permissions;
        state = withSmart(state, account, { ...smart, permissions });
        break;
      }
    }
  }
  return { state, transfers };
}
