/**
 * An EIP-1559 transaction as it will be signed, apart from its nonce. The nonce belongs to the
 * send lane and is chosen at signing; everything a person decides about stands here.
 * Amounts are decimal strings of base units so that the payload can be digested.
 *
 * A call of `EntryPoint.handleOps` carries its operation unsigned: the signer, which signs the
 * operation and the transaction on one approval, puts the operation's signature in.
 */
export interface EvmTransactionPayload {
  readonly kind: 'evm-transaction';
  /** CAIP-2, e.g. `eip155:8453`. */
  readonly chain: string;
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly data: string;
  readonly gas: string;
  readonly maxFeePerGas: string;
  readonly maxPriorityFeePerGas: string;
}

/**
 * The EIP-712 message by which the owner of a Kernel v3.1 account lets somebody else act for it.
 * Its types are fixed and therefore not carried: whoever brings others has brought another message.
 */
export interface KernelEnable {
  readonly domain: {
    readonly name: 'Kernel';
    readonly version: '0.3.1';
    readonly chainId: number;
    /** The account, EIP-55. */
    readonly verifyingContract: string;
  };
  readonly primaryType: 'Enable';
  readonly message: {
    /** 21 bytes. */
    readonly validationId: string;
    readonly nonce: number;
    readonly hook: string;
    readonly validatorData: string;
    readonly hookData: string;
    readonly selectorData: string;
  };
}

/** Structured data (EIP-712) as it will be signed. */
export interface TypedDataPayload {
  readonly kind: 'typed-data';
  /** CAIP-2; the same chain as in the domain. */
  readonly chain: string;
  /** Whose key signs. */
  readonly from: string;
  readonly typedData: KernelEnable;
}

/** 32 bytes that stand for something nobody can see, to be signed as a personal message (EIP-191). */
export interface MessagePayload {
  readonly kind: 'message';
  /** The chain on which the signature is meant to work. The bytes do not say. */
  readonly chain: string;
  readonly from: string;
  /** 0x and 64 lower-case hex digits. */
  readonly digest: string;
}

export type SignablePayload = EvmTransactionPayload | TypedDataPayload | MessagePayload;
