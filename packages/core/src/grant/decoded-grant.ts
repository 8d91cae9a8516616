/**
 * What a grant allows, read from its bytes alone. Facts only; what they mean for the person is
 * judged elsewhere. Plain JSON: amounts are decimal strings of base units, times are unix seconds.
 */
export interface DecodedGrant {
  readonly kind: 'grant';
  /** CAIP-2. */
  readonly chain: string;
  readonly account: string;
  readonly right: GrantRight;
  /** The account's nonce for which this signature is good. */
  readonly nonce: number;
  readonly key: GrantKey;
  readonly policies: readonly GrantPolicy[];
  readonly access: GrantAccess;
  /** A contract that is called around every use; null for none. */
  readonly hook: string | null;
  /** Bytes nobody here can read, whole and as they are, those of unknown policies and signers too. */
  readonly unread: readonly UnreadPart[];
}

/** What is installed on the account. */
export type GrantRight =
  /** `computedId` is what the id must be for these policies and this key. */
  | { readonly kind: 'permission'; readonly permissionId: string; readonly computedId: string }
  /** A second owner: nothing limits it but its own contract. */
  | { readonly kind: 'validator'; readonly contract: string };

/** Who may use it. */
export type GrantKey =
  | {
      readonly kind: 'key';
      readonly address: string;
      /** May send operations in the account's name. */
      readonly operates: boolean;
      /** May sign messages in the account's name (ERC-1271). Policies about calls do not bind that. */
      readonly signs: boolean;
    }
  | { readonly kind: 'unknown'; readonly contract: string; readonly raw: string };

/** Which function of the account it may enter by. */
export type GrantAccess =
  /** ERC-7579 `execute`, the one that policies about calls look into. */
  | { readonly kind: 'execute' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'function';
      readonly selector: string;
      /** A contract that is installed as that function; null where the account has it already. */
      readonly module: string | null;
      readonly hook: string | null;
    };

export interface UnreadPart {
  /** `hook data`, `selector data`, `signer`, `policy 2`. */
  readonly part: string;
  readonly raw: string;
}

interface PolicyFrame {
  readonly contract: string;
  /** False: it is installed but not asked when the key sends an operation. It limits nothing. */
  readonly enforced: boolean;
}

export type GrantPolicy = PolicyFrame &
  (
    | { readonly kind: 'calls'; readonly calls: readonly GrantedCall[] }
    | {
        readonly kind: 'time';
        readonly validAfter: number;
        /** Null: for ever. */
        readonly validUntil: number | null;
      }
    | {
        readonly kind: 'rate';
        readonly times: number;
        readonly everySeconds: number;
        /**
         * True: so many times in every period. False: so many times in all. The period then only moves
         * the start on with each use; once it lies in the past, all that are left may come at once.
         */
        readonly renews: boolean;
        readonly startsAt: number;
      }
    | {
        readonly kind: 'gas';
        /** What its operations may cost the account in all, base units of the native asset. */
        readonly atMost: string;
        /** Somebody else must pay the gas; null: anybody, an address: only that one. */
        readonly paymaster: { readonly only: string | null } | null;
      }
    | {
        readonly kind: 'spend-cap';
        readonly token: string;
        readonly units: string;
        /** Null: in all. */
        readonly everySeconds: number | null;
      }
    /** Only says who may ask for signed messages; operations are not its business. */
    | { readonly kind: 'message-callers'; readonly callers: readonly string[] }
    /** Allows everything. */
    | { readonly kind: 'anything' }
    | { readonly kind: 'unknown'; readonly raw: string }
  );

/** One kind of call the key may make the account do. */
export interface GrantedCall {
  readonly how: 'call' | 'delegatecall' | 'unknown';
  /** Null: any contract. */
  readonly target: string | null;
  /** `0x00000000` also stands for a plain payment. */
  readonly selector: string;
  /** `approve(address spender, uint256 amount)`; null where the selector is not known. */
  readonly function: string | null;
  /** Most of the native asset that may go with it, base units. */
  readonly valueAtMost: string;
  readonly rules: readonly ArgumentRule[];
  /**
   * The argument that says how much, where the function is known to have one; `atMost` is the highest
   * value the rules let through, null for no limit.
   */
  readonly amount: { readonly argument: string; readonly atMost: string | null } | null;
  /**
   * The argument that says who gets something, where there is one; `only` are the addresses the rules
   * let through, null for anybody.
   */
  readonly recipient: {
    readonly argument: string;
    readonly only: readonly string[] | null;
  } | null;
}

export type RuleCondition =
  | 'equal'
  | 'greater-than'
  | 'less-than'
  | 'at-least'
  | 'at-most'
  | 'not-equal'
  | 'one-of'
  | 'slice-equal'
  | 'unknown';

/** What one word of the arguments must be. */
export interface ArgumentRule {
  readonly condition: RuleCondition;
  /** Bytes from the start of the arguments, decimal string. */
  readonly offset: string;
  /** Null where the function is not known, or the offset is at none of its arguments. */
  readonly argument: {
    readonly index: number;
    readonly name: string;
    readonly type: string;
  } | null;
  /** As the argument's type reads; the bare words where it is not known. */
  readonly values: readonly string[];
}
