import type { OperationLogs } from '../operation/operation-logs.ts';
import type { Result } from '../result/result.ts';
import type { DecodedCall } from '../review/operation.ts';
import type { TypedDataPayload } from '../review/payload.ts';
import type { ChainResult, TransactionCall, Transfer } from './chain.ts';
import type { JsonValue } from './json.ts';

/** A Kernel v3.1 account as the chain has it now. */
export interface SmartAccountState {
  readonly deployed: boolean;
  /** The nonce rights are granted under; 1 for an account that is not deployed. */
  readonly currentNonce: number;
  /** Rights granted under an earlier nonce are void. */
  readonly validNonceFrom: number;
  /** 21 bytes; null for an account that is not deployed. */
  readonly rootValidator: string | null;
  /** The EOA that its root validator obeys; null where that is another validator, or none yet. */
  readonly owner: string | null;
}

/** A permission on an account, as the chain has it now. */
export interface PermissionState {
  readonly installed: boolean;
  /** Installed and not void: its key can act, as far as its policies let it. */
  readonly usable: boolean;
  readonly nonce: number;
  /** Contract that checks the key's signature; null where none is installed. */
  readonly signer: string | null;
  readonly policies: readonly string[];
}

/** A right that was signed for an account. */
export interface SignedRight {
  readonly account: string;
  readonly permissionId: string;
  /** The account's nonce it was signed for. */
  readonly nonce: number;
}

/**
 * What became of a right that was signed. `not yet`: its first use brings it into effect. `void`: the
 * account takes no operation under it any more. `unknown`: those who were asked contradict each other.
 */
export type RightStanding = 'usable' | 'not yet' | 'void' | 'unknown';

/** An operation that the EntryPoint has carried out. */
export interface SeenOperation {
  readonly userOpHash: string;
  readonly account: string;
  /** False: it was carried out and failed; its nonce is used up, nothing moved. */
  readonly succeeded: boolean;
  readonly transactionHash: string;
  readonly blockNumber: number;
  /** Why it failed, where the chain says. */
  readonly reason: string | null;
}

/** What a transaction moved of a token, as far as it may be one operation's doing. */
export type OperationMoves = OperationLogs<Transfer>;

/** What a chain knows of smart accounts. Every method may fail, none throws. */
export interface SmartAccountPort {
  /** CAIP-2. */
  readonly chain: string;
  state(account: string): ChainResult<SmartAccountState>;
  permission(account: string, permissionId: string): ChainResult<PermissionState>;
  /** What became of a right; `void` only by the word of every server that answers. */
  standing(right: SignedRight): ChainResult<RightStanding>;
  /** The next nonce of the account's operations under `key` (192 bits), key included. */
  operationNonce(account: string, key: bigint): ChainResult<bigint>;
  /** Looks for an operation in a range of blocks. Null: not in it. */
  operation(query: {
    readonly account: string;
    readonly userOpHash: string;
    readonly fromBlock: number;
    readonly toBlock: number;
  }): ChainResult<SeenOperation | null>;
  /** What became of an operation in one transaction; null: not in it, or not mined. */
  operationIn(transactionHash: string, userOpHash: string): ChainResult<SeenOperation | null>;
  /**
   * What one operation moved of `token`, all read from one receipt: a transaction may carry out several.
   * Null: it is not in it, it is not mined, or what it moved cannot be told from what others did.
   */
  movedBy(query: {
    readonly transactionHash: string;
    readonly userOpHash: string;
    readonly token: string;
  }): ChainResult<OperationMoves | null>;
  /** Gas the account's own calls take. `WOULD_REVERT` when they would fail. Only for a deployed account. */
  callGas(account: string, callData: string): ChainResult<bigint>;
  /** Whether the EntryPoint would carry it out, its missing signature apart. Null: it would; else why not. */
  rehearse(call: TransactionCall): ChainResult<string | null>;
  /** Of what an ERC-4626 vault is, its own word; null where the contract answers to no such question. */
  vaultAsset(vault: string): ChainResult<string | null>;
  /**
   * The token that a lending pool of Aave v3 gives for an asset, the pool's own word; it counts the asset
   * itself, one for one. Null where the contract is no such pool, or does not take the asset.
   */
  poolToken(pool: string, asset: string): ChainResult<string | null>;
  /**
   * The lending pool of Aave v3 that gives this token for an asset: the token names the pool, and the pool
   * names the token. Null where one of the two does not.
   */
  poolBehind(token: string, asset: string): ChainResult<string | null>;
  /** What ERC-4626 shares are worth now in base units of the vault's asset. */
  redeemable(vault: string, shares: bigint): ChainResult<bigint>;
}

/** Why structured data is not a grant this program can show. */
export interface GrantRefusal {
  readonly code:
    | 'NOT_A_GRANT'
    | 'WRONG_CHAIN'
    | 'WRONG_ACCOUNT'
    | 'OTHER_VERSION'
    | 'OTHER_TYPES'
    | 'UNREADABLE';
  readonly message: string;
}

/** One call that an account is to make of its own. */
export type AccountCall =
  | { readonly kind: 'transfer'; readonly token: string | null; readonly units: bigint }
  | { readonly kind: 'redeem'; readonly vault: string; readonly shares: bigint }
  /** All of an asset that is lent to a pool of Aave v3, with what it has earned until then. */
  | { readonly kind: 'pool-withdraw'; readonly pool: string; readonly asset: string }
  /** Ends every right granted under a nonce below this one. */
  | { readonly kind: 'end-grants'; readonly validFrom: number }
  /** `policies`: how many the installed permission has. */
  | {
      readonly kind: 'remove-permission';
      readonly permissionId: string;
      readonly policies: number;
    };

export interface OperationPlan {
  readonly chain: string;
  readonly owner: string;
  readonly account: string;
  readonly deployed: boolean;
  /** As the EntryPoint gave it. */
  readonly nonce: bigint;
  readonly calls: readonly AccountCall[];
  /** What the calls take; null where the chain could not say, then a reckoned limit is used. */
  readonly callGas: bigint | null;
}

/** An operation ready to be reviewed. */
export interface PlannedOperation {
  readonly userOpHash: string;
  /** The account's own call data, for {@link SmartAccountPort.callGas}. */
  readonly callData: string;
  /** `EntryPoint.handleOps` from the owner, the operation in it unsigned. */
  readonly call: TransactionCall;
  /** Gas of the whole transaction. */
  readonly gas: bigint;
}

/** A call of an operation that was carried out, as far as it can be read. */
export type CarriedCall =
  | DecodedCall
  | {
      readonly kind: 'other';
      readonly target: string;
      /** The function and its arguments where they are known, else its selector. */
      readonly does: string;
      /** Base units of the native asset that went with it, decimal string. */
      readonly value: string;
    };

/** An operation as it stands in the input of the transaction that carried it out. */
export interface CarriedOperation {
  readonly account: string;
  /** In their order; empty where the account was made to do something else than calls. */
  readonly calls: readonly CarriedCall[];
  /** What else it does than its calls, a sentence each. */
  readonly besides: readonly string[];
}

/** What can be known of Kernel accounts without asking anybody. Pure. */
export interface KernelPort {
  /** The account of an owner, EIP-55; the same on every chain. */
  accountOf(owner: string): string;
  /** Takes in what a service wants signed. `chain` and `account` are what the person expects. */
  readGrant(
    typedData: JsonValue,
    expected: { readonly chain: string; readonly account: string; readonly owner: string },
  ): Result<TypedDataPayload, GrantRefusal>;
  /** Everything that moves goes to the owner. */
  planOperation(plan: OperationPlan): PlannedOperation;
  /**
   * The operation of this hash in the input of a transaction, whoever sent it, and through whatever
   * contract: the hash proves that it is that one. Null where the input has none that can be read.
   */
  readCarried(
    input: { readonly chain: string; readonly data: string },
    operation: { readonly owner: string; readonly userOpHash: string },
  ): CarriedOperation | null;
}
