import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { ChainPort } from '../ports/chain.ts';
import type { Instant } from '../ports/clock.ts';
import type {
  AuthorizationPreparation,
  EarnAction,
  SubmittedAction,
  TransferRelay,
  WithdrawalPreparation,
} from '../ports/earn-provider.ts';
import type { KernelPort, SmartAccountPort } from '../ports/smart-account.ts';
import type { AppFee } from '../ports/swap-provider.ts';
import type { Result } from '../result/result.ts';
import type { TypedDataPayload } from '../review/payload.ts';
import type { DecodedPayload, Unreadable } from '../review/review.ts';

/** What a provider's valid signature covers, and what stands beside it uncovered. */
export interface SignedQuote {
  /** Under the signature. Amounts are base units, decimal strings. */
  readonly signed: {
    readonly depositAddress: string | null;
    readonly depositMemo: string | null;
    readonly amountIn: string;
    readonly minAmountIn: string;
    readonly amountOut: string;
    readonly minAmountOut: string;
    readonly swapType: string;
    /** Canonical spelling, so that aliases of one asset compare equal. */
    readonly originAsset: string;
    readonly destinationAsset: string;
    readonly recipient: string;
    readonly refundTo: string;
  };
  /** In the answer, but the provider could deny it. */
  readonly unsigned: {
    readonly requestedDeadline: Instant | null;
    readonly appFees: readonly AppFee[];
    readonly depositMode: string | null;
  };
  /** Everything in the answer that the signature leaves open, as paths. */
  readonly notCovered: readonly string[];
}

/** Whose key signed: `trusted` only where the reader, or the provider in public, has named it. */
export interface QuoteKeyName {
  readonly name: string;
  readonly trusted: boolean;
}

/** A signed transaction, read from its bytes alone. */
export interface ReadTransaction {
  readonly hash: string;
  /** CAIP-2. */
  readonly chain: string;
  /** Recovered from the signature. */
  readonly from: string;
  readonly nonce: number;
  readonly moves: DecodedPayload;
}

/** What is read again from a chain. */
export interface EvidenceChainReader extends Pick<ChainPort, 'receipt' | 'transfersIn' | 'block'> {
  /** What operations of smart accounts came to and moved; absent where nobody reads that. */
  readonly accounts?: Pick<SmartAccountPort, 'operationIn' | 'movedBy'>;
  /** What a transaction was made to do; absent where nobody reads that. */
  readonly transaction?: ChainPort['transaction'];
}

/**
 * What the yield service says in an answer, read anew from its bytes. Null: it is no such answer. Pure
 * and total. What a program noted beside an answer years ago must still come out of it.
 */
export interface EarnAnswers {
  /** It has taken something on. */
  submitted(received: string): Pick<SubmittedAction, 'actionId' | 'userOpHash'> | null;
  /** How that stands. `id`: null where it does not say of what. */
  action(
    received: string,
  ):
    | (Pick<
        EarnAction,
        | 'status'
        | 'phase'
        | 'userOpHash'
        | 'sourceTransaction'
        | 'destinationTransaction'
        | 'finalTransaction'
        | 'error'
      > & { readonly id: string | null })
    | null;
  relay(
    received: string,
  ): Pick<TransferRelay, 'status' | 'phase' | 'destinationTransaction' | 'error'> | null;
  /** What is to be signed. */
  withdrawal(
    received: string,
  ): Pick<WithdrawalPreparation, 'account' | 'digest' | 'signingMethod'> | null;
  authorization(received: string): Pick<AuthorizationPreparation, 'account'> | null;
}

/** Cryptography and chains, handed in; the verifier itself knows no provider and no network. */
export interface EvidenceProofs {
  verifyQuote(received: string, publicKey: string): Result<SignedQuote, { message: string }>;
  nameQuoteKey(publicKey: string): QuoteKeyName;
  /** One spelling for ids that mean the same asset. Pure. */
  canonicalAsset(id: string): string;
  /** Null when the bytes are no signed transaction. */
  readTransaction(raw: string): Promise<ReadTransaction | null>;
  /** EIP-191: whether `address` signed `message`. */
  signedBy(address: string, message: Uint8Array, signature: string): Promise<boolean>;
  /** EIP-712: whether `address` signed this grant. */
  grantSignedBy(address: string, payload: TypedDataPayload, signature: string): Promise<boolean>;
  /** What the bytes of a grant allow. Pure. */
  readGrant(payload: TypedDataPayload): DecodedGrant | Unreadable;
  /** What can be known of smart accounts without asking anybody. */
  readonly kernel: Pick<KernelPort, 'accountOf' | 'readCarried'>;
  readonly answers: EarnAnswers;
  /** A chain that can be read now; undefined where none was given. CAIP-2. */
  chain(id: string): EvidenceChainReader | undefined;
}
