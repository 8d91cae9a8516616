import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';
import type { CarriedCall } from '../../ports/smart-account.ts';
import type { DecodedCall, DecodedOperation } from '../../review/operation.ts';
import { simSignatureOver } from '../signature.ts';

/** Who carries operations out, on every simulated chain. */
export const SIM_ENTRY_POINT = '0x0000000071727de22e5e9d8baf0edac6f37da032';

/** One thing an account does. Amounts are decimal strings of base units. */
export type SimCall =
  | {
      readonly kind: 'transfer';
      readonly token: string | null;
      readonly to: string;
      readonly units: string;
    }
  /** USDC into a vault; the shares go to `receiver`. */
  | {
      readonly kind: 'deposit';
      readonly vault: string;
      readonly usdc: string;
      readonly units: string;
      readonly receiver: string;
    }
  | {
      readonly kind: 'redeem';
      readonly vault: string;
      readonly usdc: string;
      readonly shares: string;
      readonly receiver: string;
    }
  /** All that is lent to a pool; its token counts USDC one for one. */
  | {
      readonly kind: 'pool-withdraw';
      readonly pool: string;
      readonly token: string;
      readonly usdc: string;
      readonly receiver: string;
    }
  /** Lets somebody take a token; what it leads to is not simulated. */
  | {
      readonly kind: 'approve';
      readonly token: string;
      readonly spender: string;
      readonly units: string;
    }
  | { readonly kind: 'end-grants'; readonly validFrom: number }
  | { readonly kind: 'remove-permission'; readonly permissionId: string };

/** The right by which somebody else than the owner acts. */
export interface SimRight {
  readonly permissionId: string;
  /** The account's nonce under which it was granted. */
  readonly nonce: number;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/** An operation of a smart account, in the simulated world's own spelling. */
export interface SimOperation {
  readonly chain: string;
  readonly owner: string;
  readonly account: string;
  /** Key in the upper 192 bits, sequence in the lower 64; decimal string. */
  readonly nonce: string;
  readonly creates: boolean;
  readonly calls: readonly SimCall[];
  /** Null: the owner's own. */
  readonly right: SimRight | null;
  /** Null while it is unsigned. */
  readonly signature: string | null;
}

/** A contract of a relayer that makes operations up itself and hands them to the entry point. */
export const SIM_ASSEMBLER = '0x00000000000000000000000000000000a55e3b1e';

const ASSEMBLED = '0xa55e3b1e';
const HANDLE_OPS = '0x765e827f';
const WORLD_CALLS = '0x5107ca11';

/** The userOpHash: of everything but the signature. */
export function operationHash(operation: SimOperation): string {
  const text = JSON.stringify({ ...operation, signature: null });
  return `0x${bytesToHex(keccak_256(utf8ToBytes(text)))}`;
}

/** Calldata of `EntryPoint.handleOps`. */
export function encodeHandleOps(...[first, ...others]: readonly SimOperation[]): string {
  return `${HANDLE_OPS}${asHex(others.length === 0 ? first : [first, ...others])}`;
}

/** The one operation in calldata; null where there is none, or more. */
export function decodeHandleOps(data: string): SimOperation | null {
  const [first, ...others] = decodeBundle(data);
  return first === undefined || others.length > 0 ? null : first;
}

/** The operations in calldata, in the order in which they are carried out. */
export function decodeBundle(data: string): readonly SimOperation[] {
  const there = fromHex<SimOperation | readonly SimOperation[]>(HANDLE_OPS, data);
  return there === null ? [] : [there].flat();
}

/** Calldata for the assembler. That there are operations in it only the world knows. */
export function encodeAssembled(...operations: readonly SimOperation[]): string {
  return `${ASSEMBLED}${asHex(operations)}`;
}

/** The operations that a transaction is to carry out, in their order, in whatever way it was told. */
export function carriedBy({
  to,
  data,
}: {
  readonly to: string;
  readonly data: string;
}): readonly SimOperation[] {
  switch (to.toLowerCase()) {
    case SIM_ENTRY_POINT:
      return decodeBundle(data);
    case SIM_ASSEMBLER:
      return fromHex<readonly SimOperation[]>(ASSEMBLED, data) ?? [];
    default:
      return [];
  }
}

/** What an account of the world does at one blow, such as minting what crossed a bridge. */
export function encodeWorldCalls(calls: readonly SimCall[]): string {
  return `${WORLD_CALLS}${asHex(calls)}`;
}

export function decodeWorldCalls(data: string): readonly SimCall[] | null {
  return fromHex<readonly SimCall[]>(WORLD_CALLS, data);
}

/** Calldata as the signer sends it: an unsigned operation of its own key gets its signature. */
export function withOperationSigned(data: string, owner: string): string {
  const operation = decodeHandleOps(data);
  if (operation === null || operation.signature !== null) return data;
  const signature = simSignatureOver(owner, operationHash(operation));
  return encodeHandleOps({ ...operation, signature });
}

/** What the operation does, in the words of a review; null where one call cannot be read. */
export function describeOperation(operation: SimOperation): DecodedOperation | null {
  const { account, nonce, creates } = operation;
  const calls: DecodedCall[] = [];
  for (const call of operation.calls) {
    const read = describeCall(call, account);
    if (read === null) return null;
    calls.push(read);
  }
  const userOpHash = operationHash(operation);
  return {
    kind: 'user-operation',
    entryPoint: SIM_ENTRY_POINT,
    account,
    userOpHash,
    nonce,
    creates,
    calls,
  };
}

/** One call as it reads in a transaction that was mined. */
export function carriedCall(call: SimCall, account: string): CarriedCall {
  const read = describeCall(call, account);
  if (read !== null) return read;
  const words = call.kind === 'approve' ? `with spender ${call.spender}, amount ${call.units}` : '';
  const target = call.kind === 'approve' ? call.token : account;
  return { kind: 'other', target, does: `${call.kind} ${words}`.trim(), value: '0' };
}

function describeCall(call: SimCall, account: string): DecodedCall | null {
  switch (call.kind) {
    case 'transfer':
      return call.token === null
        ? { kind: 'native-transfer', recipient: call.to, units: call.units }
        : { kind: 'erc20-transfer', token: call.token, recipient: call.to, units: call.units };
    case 'redeem': {
      const { vault, receiver, shares } = call;
      return { kind: 'vault-redeem', vault, receiver, holder: account, shares };
    }
    case 'pool-withdraw': {
      const { pool, usdc: asset, receiver } = call;
      return { kind: 'pool-withdraw', pool, asset, receiver };
    }
    case 'end-grants':
    case 'remove-permission':
      return call;
    default:
      return null;
  }
}

function asHex(value: unknown): string {
  return bytesToHex(utf8ToBytes(JSON.stringify(value)));
}

function fromHex<T>(selector: string, data: string): T | null {
  if (!data.startsWith(selector)) return null;
  try {
    return JSON.parse(utf8.encode(hexToBytes(data.slice(selector.length)))) as T;
  } catch {
    // Whatever is no hex or no JSON is not of this world.
    return null;
  }
}
