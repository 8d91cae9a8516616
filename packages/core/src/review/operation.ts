/**
 * One call that a smart account makes. Only calls that can be read to their end are listed here: an
 * operation with any other is unreadable as a whole.
 */
export type DecodedCall =
  | {
      readonly kind: 'erc20-transfer';
      readonly token: string;
      readonly recipient: string;
      /** Base units, decimal string. */
      readonly units: string;
    }
  | { readonly kind: 'native-transfer'; readonly recipient: string; readonly units: string }
  | {
      /** ERC-4626: gives up `shares` of `holder`; the vault pays what they are worth to `receiver`. */
      readonly kind: 'vault-redeem';
      readonly vault: string;
      readonly receiver: string;
      readonly holder: string;
      readonly shares: string;
    }
  | {
      /** Aave v3: takes back all that the account has lent of an asset; the pool pays `receiver`. */
      readonly kind: 'pool-withdraw';
      readonly pool: string;
      readonly asset: string;
      readonly receiver: string;
    }
  | {
      /** Every right given under an earlier nonce ends, used or not yet used; the owner's does not. */
      readonly kind: 'end-grants';
      readonly validFrom: number;
    }
  | { readonly kind: 'remove-permission'; readonly permissionId: string };

/**
 * `EntryPoint.handleOps` with one operation of a smart account, sent and paid for by its owner. The
 * account itself is charged nothing: the operation's own gas price is zero.
 */
export interface DecodedOperation {
  readonly kind: 'user-operation';
  readonly entryPoint: string;
  readonly account: string;
  /** ERC-4337 v0.7. */
  readonly userOpHash: string;
  /** Decimal string: key in the upper 192 bits, sequence in the lower 64. */
  readonly nonce: string;
  /** The account is created first. */
  readonly creates: boolean;
  /** All of them happen, or none. */
  readonly calls: readonly DecodedCall[];
}
