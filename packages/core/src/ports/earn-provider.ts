import type { Instant } from './clock.ts';
import type { JsonObject } from './json.ts';
import type { ProviderResult } from './swap-provider.ts';

/*
 * Chains are CAIP-2 names, amounts are base units, addresses and hashes are 0x-prefixed and stand as
 * the service wrote them. Ratios (APY, prices) are decimal strings. Nothing in an answer is proof of
 * anything but that the service said so: `received` is that, byte for byte.
 */

/** What the service says it may do for an owner. */
export interface EarnGrant {
  /** null: the service did not say of which chain; read it beside `authorizedOn`. */
  readonly chain: string | null;
  /** Verbatim, e.g. `active`. */
  readonly status: string;
  readonly policyVersion: string | null;
  readonly expiresAt: Instant | null;
}

/** The smart account of an owner, as the service tells it. */
export interface EarnAccount {
  /** The same on every chain. To be compared with what is computed here. */
  readonly account: string;
  readonly deployedOn: readonly string[];
  readonly authorizedOn: readonly string[];
  /** Empty: the owner has to authorize (again). */
  readonly grants: readonly EarnGrant[];
  readonly received: string;
}

/** Cap and end are always asked for: a grant without them would be for ever and for everything. */
export interface AuthorizationRequest {
  readonly owner: string;
  readonly chain: string;
  /** Base units of USDC per period of the service's policy. */
  readonly spendCap: bigint;
  /** Sent in whole seconds, rounded down. */
  readonly expiresAt: Instant;
}

/** What an owner is asked to sign. Nothing in it has been checked. */
export interface AuthorizationPreparation {
  readonly account: string;
  /** As the service says; the request's own where it says nothing. */
  readonly chain: string;
  /** `domain`, `types`, `primaryType`, `message`, for EIP-712. */
  readonly typedData: JsonObject;
  readonly received: string;
}

/** 65 bytes, as the owner's wallet gave them. */
export interface AuthorizationConfirmation {
  readonly owner: string;
  readonly chain: string;
  readonly signature: string;
}

/** The account a call was about, as far as the service said. */
export interface EarnAcknowledgement {
  readonly account: string | null;
  readonly received: string;
}

export interface Referral {
  readonly wallet: string;
  /** 1 to 500. */
  readonly basisPoints: number;
}

/** How USDC crosses chains. `maxFee`, base units of USDC, is the most a fast transfer may cost. */
export type TransferSpeed =
  | { readonly speed: 'standard' }
  | { readonly speed: 'fast'; readonly maxFee: bigint };

export interface BuyRequest {
  readonly owner: string;
  readonly instrument: string;
  /** Base units of USDC in the smart account. */
  readonly amount: bigint;
  /** null lets the service choose, by the balances it sees. */
  readonly sourceChain: string | null;
  /** 0 to 9999. */
  readonly slippageBasisPoints: number;
  /** Fast is for buys between chains only. */
  readonly transfer: TransferSpeed;
  readonly referral: Referral | null;
  /**
   * Written down before the call. While its action is pending or successful, the same key gets that
   * action again; a failed action frees the key, which would then pay once more.
   */
  readonly idempotencyKey: string;
}

export interface SellRequest {
  readonly owner: string;
  readonly instrument: string;
  /** Where the proceeds are wanted: the instrument's own chain, for there is no other way. */
  readonly chain: string;
  /** Base units of the yield token. */
  readonly shares: bigint;
  /** Of the yield token, from its own contract: what is sold hangs on them. */
  readonly shareDecimals: number;
  readonly slippageBasisPoints: number;
  readonly referral: Referral | null;
  readonly idempotencyKey: string;
}

/** The service has taken something on. Hashes are in lower case, here and in {@link EarnAction}. */
export interface SubmittedAction {
  readonly actionId: string;
  readonly account: string | null;
  readonly userOpHash: string | null;
  /** True: the key had this action already, and nothing new was begun. */
  readonly repeated: boolean;
  readonly received: string;
}

/** `in-progress` also stands for every word nobody knew. `success` is a claim, not yet a proof. */
export type EarnPhase = 'in-progress' | 'bridging' | 'success' | 'failed';

/** Why an action failed: the service's words, one line of them, and the code they were read as. */
export interface EarnActionError {
  /** As the `code` of a refusal of the same provider; `REFUSED` where the words are not known. */
  readonly code: string;
  readonly text: string;
}

export interface EarnAction {
  readonly id: string;
  /** Verbatim, e.g. `buy`; null where the service does not say. */
  readonly kind: string | null;
  /** Verbatim, e.g. `confirming_source`. */
  readonly status: string;
  readonly phase: EarnPhase;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
  readonly sourceChain: string | null;
  readonly destinationChain: string | null;
  readonly crossChain: boolean | null;
  readonly userOpHash: string | null;
  readonly sourceTransaction: string | null;
  readonly destinationTransaction: string | null;
  readonly finalTransaction: string | null;
  readonly instrument: string | null;
  /** Base units of what went in and came out; null where no figure is known. */
  readonly amountIn: bigint | null;
  readonly amountOut: bigint | null;
  readonly error: EarnActionError | null;
  readonly received: string;
}

/** USDC to the owner's own address; there is no other recipient. */
export interface WithdrawalRequest {
  readonly owner: string;
  readonly chain: string;
  /** Base units of USDC. */
  readonly amount: bigint;
}

/** A bare digest: what it does cannot be read from it. */
export interface WithdrawalPreparation {
  readonly account: string;
  /** As the service says; the request's own where it says nothing. */
  readonly chain: string;
  /** 32 bytes, the hash of a user operation. */
  readonly digest: string;
  /** Verbatim, e.g. `personal_sign`; null where the service does not say. */
  readonly signingMethod: string | null;
  readonly received: string;
}

/** Names neither chain nor preparation: the service takes the one pending withdrawal of the owner. */
export interface WithdrawalConfirmation {
  readonly owner: string;
  readonly signature: string;
}

/** A token of an instrument, as far as the service tells. */
export interface EarnToken {
  readonly address: string | null;
  readonly symbol: string | null;
  readonly decimals: number | null;
}

/**
 * Whether an instrument's id is what its own fields make of it by the service's formula.
 *
 * - `checked`: it is. `proves` names the fields the id is made of; the others stand unproven.
 * - `does-not-fit`: it is not, or names another chain. Such an instrument is not to be used.
 * - `cannot-be-checked`: the protocol is not one whose rule is known, or fields are missing.
 */
export type InstrumentCheck =
  | { readonly result: 'checked'; readonly proves: readonly string[] }
  | { readonly result: 'does-not-fit'; readonly problem: string }
  | { readonly result: 'cannot-be-checked'; readonly problem: string };

export interface EarnInstrument {
  /** 32 bytes as a rule; `check` says where it is not. */
  readonly id: string;
  readonly check: InstrumentCheck;
  /** From the id itself; from the list, where the id is none; null where that names none either. */
  readonly chain: string | null;
  /** Verbatim, an open set. */
  readonly protocol: string;
  readonly protocolName: string | null;
  readonly deprecated: boolean;
  readonly protocolAddress: string | null;
  readonly symbol: string | null;
  readonly description: string | null;
  readonly token: EarnToken;
  readonly yieldToken: EarnToken;
  /** Per cent as a decimal string, `5.2` is 5.2 %; may be negative. */
  readonly apy: string | null;
  readonly apyBase: string | null;
  readonly apyReward: string | null;
  readonly tvlUsd: string | null;
  readonly category: string | null;
  readonly stablecoin: boolean | null;
  readonly active: boolean;
  readonly syncedAt: Instant | null;
}

export interface InstrumentFilter {
  readonly chain?: string;
  readonly protocol?: string;
  readonly active?: boolean;
  readonly stablecoin?: boolean;
  /** USD, EUR, ETH and BTC are known. */
  readonly category?: string;
  readonly sortBy?: 'apy' | 'tvl' | 'createdAt';
  readonly sortOrder?: 'asc' | 'desc';
}

export interface InstrumentList {
  readonly instruments: readonly EarnInstrument[];
  /** False: the service had more than is ever read, or its pages made no sense. */
  readonly complete: boolean;
}

/** One moment of an instrument's past. */
export interface EarnMetric {
  readonly at: Instant;
  readonly apy: string | null;
  readonly apyBase: string | null;
  readonly apyReward: string | null;
  readonly tvlUsd: string | null;
}

/** Oldest first. */
export interface EarnMetrics {
  readonly instrument: string;
  readonly points: readonly EarnMetric[];
}

export interface EarnBalance {
  readonly chain: string;
  readonly chainName: string | null;
  /** Base units of USDC. */
  readonly usdc: bigint;
}

export interface EarnPosition {
  readonly instrument: string;
  readonly chain: string | null;
  readonly protocol: string | null;
  readonly symbol: string | null;
  readonly yieldTokenAddress: string | null;
  readonly yieldTokenSymbol: string | null;
  /**
   * Beside `shares`, their worth in base units of the deposited token. Without shares the service does
   * not say which of the two it means: the chain does.
   */
  readonly balance: bigint;
  readonly decimals: number;
  readonly shares: bigint | null;
  readonly shareDecimals: number | null;
  readonly apy: string | null;
}

export interface EarnPositions {
  readonly positions: readonly EarnPosition[];
  /** Idle USDC beside them, base units. */
  readonly usdc: bigint | null;
}

export interface ConversionRequest {
  readonly instrument: string;
  readonly direction: 'deposit' | 'withdraw';
  /** Base units of what goes in. */
  readonly amount: bigint;
}

/** What the exchange between USDC and an instrument's token would give. Binding for nobody. */
export interface Conversion {
  /** False: the instrument takes USDC itself, and figures may be missing. */
  readonly needed: boolean;
  readonly from: EarnToken | null;
  readonly to: EarnToken | null;
  readonly amountIn: bigint | null;
  readonly amountOut: bigint | null;
  readonly minAmountOut: bigint | null;
  /** Verbatim; its unit is not documented. */
  readonly priceImpact: string | null;
}

/** A chain between which and others USDC can go, with Circle's number of it. */
export interface TransferChain {
  readonly chain: string;
  readonly name: string | null;
  readonly domain: number;
  readonly tokenMessenger: string | null;
  readonly messageTransmitter: string | null;
  /** Receives the USDC and deposits it; hands it to the account as USDC where that fails. */
  readonly receiver: string | null;
}

export interface TransferFeeRequest {
  readonly sourceDomain: number;
  readonly destinationDomain: number;
  /** Base units of USDC. */
  readonly amount: bigint;
}

export interface TransferFee {
  /** A decimal string: there are fractions of basis points. */
  readonly basisPoints: string;
  /** Of the amount asked for, in base units, rounded up. */
  readonly fee: bigint;
  /** The service's words, e.g. `~20 seconds`. */
  readonly estimate: string | null;
}

export interface TransferFees {
  readonly fast: TransferFee;
  readonly standard: TransferFee;
}

/** `in-progress` also stands for every word nobody knew. */
export type RelayPhase = 'in-progress' | 'success' | 'failed';

export interface TransferRelay {
  /** Verbatim, e.g. `waiting_attestation`. */
  readonly status: string;
  readonly phase: RelayPhase;
  readonly destinationTransaction: string | null;
  readonly error: string | null;
  readonly received: string;
}

/**
 * A service that lets an owner's USDC earn from a smart account it may act for.
 *
 * Reads are repeated by the port where that helps; everything that changes something is sent once,
 * and `mayHaveHappened` of a failure is false only where it is certain that nothing came of it. For
 * `confirmWithdrawal` even a refusal is not that certain.
 */
export interface EarnProviderPort {
  readonly provider: string;
  account(owner: string): ProviderResult<EarnAccount>;
  /** A later preparation takes the place of an earlier one. */
  prepareAuthorization(request: AuthorizationRequest): ProviderResult<AuthorizationPreparation>;
  confirmAuthorization(request: AuthorizationConfirmation): ProviderResult<EarnAcknowledgement>;
  /** Asks the service to stop; what is installed on chain stays there. `chain` null: on all of them. */
  revoke(request: {
    readonly owner: string;
    readonly chain: string | null;
  }): ProviderResult<EarnAcknowledgement>;
  buy(request: BuyRequest): ProviderResult<SubmittedAction>;
  /** Proceeds wanted on another chain are refused before any call. */
  sell(request: SellRequest): ProviderResult<SubmittedAction>;
  action(actionId: string): ProviderResult<EarnAction>;
  /** A later preparation takes the place of an earlier one. */
  prepareWithdrawal(request: WithdrawalRequest): ProviderResult<WithdrawalPreparation>;
  confirmWithdrawal(request: WithdrawalConfirmation): ProviderResult<SubmittedAction>;
  /** All pages. */
  instruments(filter: InstrumentFilter): ProviderResult<InstrumentList>;
  /** Instruments the service knows nothing of are left out. At most 100. */
  metrics(request: {
    readonly instruments: readonly string[];
    readonly days: number;
  }): ProviderResult<readonly EarnMetrics[]>;
  balances(address: string): ProviderResult<readonly EarnBalance[]>;
  /** `chain` null: on all of them. */
  positions(request: {
    readonly address: string;
    readonly chain: string | null;
  }): ProviderResult<EarnPositions>;
  conversion(request: ConversionRequest): ProviderResult<Conversion>;
  transferChains(): ProviderResult<readonly TransferChain[]>;
  transferFees(request: TransferFeeRequest): ProviderResult<TransferFees>;
  /** null: the service does not know the transfer, or not yet; soon after the burn that is normal. */
  relay(sourceTransaction: string): ProviderResult<TransferRelay | null>;
  /** Starts the relay of a transfer the service has missed. */
  restartRelay(request: {
    readonly sourceTransaction: string;
    readonly sourceChain: string;
  }): ProviderResult<{ readonly status: string | null; readonly received: string }>;
  /** The chain an instrument is on, from its id alone; undefined if it is no id. Pure. */
  chainOf(instrument: string): string | undefined;
}
