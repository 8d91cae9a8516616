import type { CommandRefusal } from '../action/definition.ts';
import { checkAddress, confirmTwice } from '../address/index.ts';
import type { ChainId } from '../chain/index.ts';
import type { JsonObject, JsonValue } from '../ports/json.ts';
import type { AppFee, SwapType } from '../ports/swap-provider.ts';
import { err, ok, type Result } from '../result/result.ts';
import { isAmount, isNative, isPrice, type PriceNote } from '../send/input.ts';
import type { NativeAsset } from '../transaction/review-transaction.ts';

/** One side of a swap. */
export interface SwapAsset {
  /** The provider's id. */
  readonly providerId: string;
  /** CAIP-19 where there is one, else the provider's id. */
  readonly asset: string;
  /** CAIP-2, or the provider's own name for a chain without one. */
  readonly chain: string;
  /** Contract on an EVM chain; null for native assets and for chains we cannot read. */
  readonly token: string | null;
  readonly symbol: string;
  readonly decimals: number;
  readonly price: PriceNote | null;
}

/** Where the deposit comes from: an account of ours, or somebody else's wallet. */
export type DepositSource =
  | { readonly from: 'wallet'; readonly account: string; readonly native: NativeAsset }
  | { readonly from: 'outside' };

/** What the person decided on before the real quote was asked for. */
export interface SwapInput {
  readonly swapType: SwapType;
  readonly origin: SwapAsset;
  readonly destination: SwapAsset;
  /** Base units, decimal string: of the origin, or of the destination for EXACT_OUTPUT. */
  readonly amount: string;
  readonly slippageBasisPoints: number;
  readonly recipient: string;
  readonly refundTo: string;
  /** Typed a second time, where nothing here can check addresses of the chain. */
  readonly recipientAgain?: string;
  readonly refundToAgain?: string;
  readonly depositMode: 'SIMPLE' | 'MEMO';
  readonly appFees: readonly AppFee[];
  /** The most that others than our own fee recipients may take. */
  readonly providerFeeCapBasisPoints: number;
  readonly deposit: DepositSource;
  /** From the real quote to the moment from which it is refunded. */
  readonly deadlineMs: number;
  /** How long the origin chain takes to confirm a deposit. */
  readonly confirmationMs: number;
  /** The dry quote that was on screen; the real one must not be worse. Base units. */
  readonly shown: { readonly amountIn: string; readonly minAmountOut: string } | null;
}

const SWAP_TYPES: readonly string[] = ['EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT'];
const EVM_ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const MOST_SLIPPAGE = 5_000;

/** Reads a SwapInput; every wrong kind is named with what to do. */
export function parseSwapInput(value: JsonValue): Result<SwapInput, CommandRefusal> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return refuse('BAD_INPUT', 'A swap is an object.');
  }
  const input = value as unknown as Partial<SwapInput>;
  if (input.swapType === undefined || !SWAP_TYPES.includes(input.swapType)) {
    return (input.swapType as string) === 'ANY_INPUT'
      ? refuse('ANY_INPUT', 'ANY_INPUT never ends and never refunds; only partners may use it.')
      : refuse('BAD_SWAP_TYPE', 'Choose exact input, exact output or flexible input.');
  }
  if (!isAsset(input.origin)) return refuse('BAD_ORIGIN', 'The asset to pay with is malformed.');
  if (!isAsset(input.destination))
    return refuse('BAD_DESTINATION', 'The asset to get is malformed.');
  if (input.origin.providerId === input.destination.providerId) {
    return refuse('SAME_ASSET', 'Both sides are the same asset on the same chain.');
  }
  const measured = input.swapType === 'EXACT_OUTPUT' ? input.destination : input.origin;
  if (!isAmount({ ...measured, units: input.amount }) || input.amount === '0') {
    return refuse('BAD_AMOUNT', 'The amount is not a positive number of base units.');
  }
  const slippage = input.slippageBasisPoints ?? -1;
  if (!Number.isInteger(slippage) || slippage < 0 || slippage > MOST_SLIPPAGE) {
    return refuse('BAD_SLIPPAGE', 'Slippage is given in basis points, from 0 to 5000.');
  }
  const place = checkPlaces(input);
  if (place !== null) return place;
  if (!isDuration(input.deadlineMs) || !isDuration(input.confirmationMs)) {
    return refuse('BAD_DEADLINE', 'The deadline is malformed.');
  }
  if (input.deadlineMs <= input.confirmationMs) {
    return refuse('BAD_DEADLINE', 'The deadline must leave the deposit time to be confirmed.');
  }
  if (input.depositMode !== 'SIMPLE' && input.depositMode !== 'MEMO') {
    return refuse('BAD_DEPOSIT_MODE', 'Deposits are made simply or with a memo.');
  }
  if (!isFees(input.appFees) || !isBasisPoints(input.providerFeeCapBasisPoints)) {
    return refuse('BAD_FEES', 'Fees are given in basis points.');
  }
  const { shown } = input;
  if (shown !== null && !(isUnits(shown?.amountIn) && isUnits(shown?.minAmountOut))) {
    return refuse('BAD_INPUT', 'The quote that was shown is malformed.');
  }
  return ok(input as SwapInput);
}

export function swapInputToJson(input: SwapInput): JsonObject {
  return input as unknown as JsonObject;
}

function checkPlaces(input: Partial<SwapInput>): ReturnType<typeof refuse> | null {
  const { deposit, origin, destination, recipient, refundTo } = input;
  if (deposit?.from !== 'wallet' && deposit?.from !== 'outside') {
    return refuse(
      'BAD_DEPOSIT',
      'Say whether the deposit comes from a wallet here or from outside.',
    );
  }
  if (deposit.from === 'wallet') {
    if (!checkAddress(origin?.chain as ChainId, deposit.account).ok || !isNative(deposit.native)) {
      return refuse('BAD_ACCOUNT', 'The paying account is not an EVM account of this wallet.');
    }
    if (!origin?.chain.startsWith('eip155:')) {
      return refuse(
        'BAD_ORIGIN',
        'A wallet here can pay on EVM chains only; deposit from outside.',
      );
    }
  }
  const paidOut = checkPlace(destination?.chain, recipient, input.recipientAgain);
  if (paidOut !== null) return refuse('BAD_RECIPIENT', `The recipient: ${paidOut}`);
  const paidBack = checkPlace(origin?.chain, refundTo, input.refundToAgain);
  if (paidBack !== null) return refuse('BAD_REFUND', `The refund address: ${paidBack}`);
  return null;
}

/** Why an address cannot be used on a chain; null where it can. */
function checkPlace(chain: string | undefined, address: unknown, again: unknown): string | null {
  const checked = checkAddress(chain as ChainId, address);
  if (checked.ok) return null;
  if (checked.error.code !== 'UNKNOWN_CHAIN') return checked.error.message;
  const twice = confirmTwice(address, again);
  return twice.ok ? null : checked.error.message;
}

function isAsset(value: unknown): value is SwapAsset {
  const asset = value as Partial<SwapAsset> | null | undefined;
  return (
    typeof asset === 'object' &&
    asset !== null &&
    typeof asset.providerId === 'string' &&
    asset.providerId !== '' &&
    typeof asset.asset === 'string' &&
    typeof asset.chain === 'string' &&
    (asset.token === null || (typeof asset.token === 'string' && EVM_ADDRESS.test(asset.token))) &&
    typeof asset.symbol === 'string' &&
    Number.isInteger(asset.decimals) &&
    (asset.price === null || isPrice(asset.price))
  );
}

function isDuration(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isBasisPoints(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10_000;
}

function isFees(value: unknown): value is readonly AppFee[] {
  return (
    Array.isArray(value) &&
    value.every((fee) => typeof fee?.recipient === 'string' && isBasisPoints(fee?.basisPoints))
  );
}

function isUnits(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9][0-9]{0,77})$/.test(value);
}

function refuse(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
