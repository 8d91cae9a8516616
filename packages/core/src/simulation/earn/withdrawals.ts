import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type {
  SubmittedAction,
  WithdrawalConfirmation,
  WithdrawalPreparation,
  WithdrawalRequest,
} from '../../ports/earn-provider.ts';
import type { ProviderFailure } from '../../ports/swap-provider.ts';
import { ok, type Result } from '../../result/result.ts';
import { simAddress } from '../address.ts';
import type { SimChain } from '../chain/chain.ts';
import {
  encodeHandleOps,
  operationHash,
  SIM_ENTRY_POINT,
  type SimCall,
  type SimOperation,
} from '../chain/operation.ts';
import { nextSequence, simAccountOf, smartOf } from '../chain/smart.ts';
import { balanceOf } from '../chain/state.ts';
import { simSignatureOver } from '../signature.ts';
import type { SimClock } from '../time.ts';
import { type SimEarnAction, toText } from './action.ts';
import type { WithdrawalFault } from './faults.ts';
import { refusal } from './refusal.ts';
import type { Relayer } from './relayer.ts';
import { placeOn } from './vaults.ts';

type Answer<T> = Result<T, ProviderFailure>;

interface Pending {
  readonly operation: SimOperation;
  readonly digest: string;
  readonly amount: bigint;
  readonly fault: WithdrawalFault | null;
}

/** A right that somebody got by a blind signature, for a nonce of the account. */
export interface BlindRight {
  readonly account: string;
  readonly chain: string;
  readonly nonce: number;
  readonly at: number;
}

/** Withdrawals: one pending for each owner, the next preparation takes its place. */
export interface WithdrawalDesk {
  prepare(request: WithdrawalRequest): Answer<WithdrawalPreparation>;
  confirm(request: WithdrawalConfirmation, nextId: () => string): Answer<SubmittedAction>;
  fault(fault: WithdrawalFault | null): void;
  /** Another program prepares a withdrawal for the owner. */
  prepareElsewhere(owner: string, chain: string): void;
  /** Every signature that was handed over. */
  confirmations(): readonly { readonly signature: string; readonly at: number }[];
  /** Every right that was given by what was said to be a withdrawal. */
  blindRights(): readonly BlindRight[];
}

export function createWithdrawalDesk(options: {
  readonly clock: SimClock;
  readonly chains: ReadonlyMap<string, SimChain>;
  readonly relayer: Relayer;
}): WithdrawalDesk {
  const { clock, chains, relayer } = options;
  const pending = new Map<string, Pending>();
  const faults: (WithdrawalFault | null)[] = [];
  const blindRights: BlindRight[] = [];
  const confirmations: { readonly signature: string; readonly at: number }[] = [];

  const operationFor = (owner: string, chain: string, amount: bigint): SimOperation | null => {
    const state = chains.get(chain)?.state();
    const place = placeOn(chain);
    if (state === undefined || place === undefined) return null;
    const account = simAccountOf(owner);
    const units = amount.toString();
    return {
      chain,
      owner,
      account,
      nonce: nextSequence(state, account, 0n).toString(),
      creates: smartOf(state, account) === undefined,
      calls: [{ kind: 'transfer', token: place.usdc.token, to: owner, units }],
      right: null,
      signature: null,
    };
  };

  /** What a digest can hide beside the payment. */
  const withMore = (plain: SimOperation, fault: WithdrawalFault | null): SimOperation => {
    const state = chains.get(plain.chain)?.state();
    const shares = placeOn(plain.chain)?.shares.token;
    if (state === undefined || shares === undefined) return plain;
    const units = balanceOf(state, shares, plain.account).toString();
    const thief = simAddress('thief');
    const more: Partial<Record<WithdrawalFault, SimCall>> = {
      'pays-and-takes': { kind: 'transfer', token: shares, to: thief, units },
      'pays-and-approves': { kind: 'approve', token: shares, spender: thief, units },
    };
    const call = fault === null ? undefined : more[fault];
    return call === undefined ? plain : { ...plain, calls: [...plain.calls, call] };
  };

  /** The digest of a right for the nonce that the account comes to next. */
  const rightOf = ({ chain, account }: SimOperation): Omit<BlindRight, 'at'> => {
    const state = chains.get(chain)?.state();
    const now = state === undefined ? undefined : smartOf(state, account)?.currentNonce;
    return { account, chain, nonce: (now ?? 1) + 1 };
  };

  const keep = (owner: string, kept: Omit<Pending, 'digest'>): string => {
    const { operation, fault } = kept;
    const digest =
      fault === 'is-a-right'
        ? `0x${bytesToHex(keccak_256(utf8ToBytes(JSON.stringify(rightOf(operation)))))}`
        : operationHash(operation);
    pending.set(owner.toLowerCase(), { ...kept, digest });
    return digest;
  };

  const prepareElsewhere = (owner: string, chain: string): void => {
    const operation = operationFor(owner, chain, 1n);
    if (operation !== null) keep(owner, { operation, amount: 1n, fault: null });
  };

  /** The owner's key, used elsewhere, sends an operation with the same nonce. */
  const displace = (operation: SimOperation): void => {
    const chain = chains.get(operation.chain);
    const other: SimOperation = { ...operation, calls: [] };
    const signature = simSignatureOver(operation.owner, operationHash(other));
    const from = simAddress(`elsewhere ${operationHash(operation)}`);
    chain?.fund(from, null, 10n ** 18n);
    chain?.call({
      from,
      to: SIM_ENTRY_POINT,
      data: encodeHandleOps({ ...other, signature }),
    });
  };

  return {
    fault: (fault) => {
      faults.push(fault);
    },
    prepareElsewhere,
    confirmations: () => confirmations,
    blindRights: () => blindRights,
    prepare({ owner, chain, amount }) {
      const fault = faults.shift() ?? null;
      if (fault === 'prepare-refused') return refusal('prepareWithdrawal', 'CHAIN_UNSUPPORTED');
      const plain = operationFor(owner, chain, fault === 'pays-half' ? amount / 2n : amount);
      const operation = plain === null ? null : withMore(plain, fault);
      if (operation === null) return refusal('prepareWithdrawal', 'CHAIN_UNSUPPORTED');
      const digest = keep(owner, { operation, amount, fault });
      if (fault === 'prepared-elsewhere') {
        clock.at(clock.now() + 100, () => prepareElsewhere(owner, chain));
      }
      const body = { account: operation.account, chain, digest, signingMethod: 'personal_sign' };
      return ok({ ...body, received: toText(body) });
    },
    confirm({ owner, signature }, nextId) {
      confirmations.push({ signature, at: clock.now() });
      const waiting = pending.get(owner.toLowerCase());
      if (waiting === undefined) return refusal('confirmWithdrawal', 'NOT_PREPARED', true);
      const { operation, digest, amount, fault } = waiting;
      if (simSignatureOver(owner, digest) !== signature || fault === 'refused') {
        return refusal('confirmWithdrawal', 'BAD_SIGNATURE', true);
      }
      pending.delete(owner.toLowerCase());
      const place = placeOn(operation.chain);
      if (place === undefined) throw new Error(`no place on ${operation.chain}`);
      if (fault === 'displaced') displace(operation);
      if (fault === 'is-a-right') blindRights.push({ ...rightOf(operation), at: clock.now() });
      const action: SimEarnAction = {
        id: nextId(),
        kind: 'withdraw',
        owner: owner.toLowerCase(),
        key: null,
        at: clock.now(),
        fault,
        source: place,
        destination: place,
        operation: { ...operation, signature },
        hash: digest,
        amount,
        fast: false,
        updatedAt: clock.now(),
        state: 'pending',
        told: null,
        error: null,
        failedAt: null,
        sent: null,
        mined: null,
        relay: null,
        unnamed: false,
      };
      relayer.begin(action);
      if (fault === 'refused-but-taken') return refusal('confirmWithdrawal', 'BAD_REQUEST', true);
      const named = fault === 'names-none' ? null : digest;
      const userOpHash =
        fault === 'names-another' ? operationHash({ ...operation, nonce: '77' }) : named;
      const body = { actionId: action.id, account: operation.account, userOpHash, repeated: false };
      return ok({ ...body, received: toText(body) });
    },
  };
}
