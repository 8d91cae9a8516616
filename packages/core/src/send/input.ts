import type { CommandRefusal } from '../action/definition.ts';
import { checkAddress } from '../address/index.ts';
import type { ChainId } from '../chain/index.ts';
import type { JsonObject, JsonValue } from '../ports/json.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { ReviewAmount } from '../review/review.ts';
import type { NativeAsset } from '../transaction/review-transaction.ts';

/** A price as it was known when money moved. Decimal string; never used in arithmetic on amounts. */
export interface PriceNote {
  readonly usd: string;
  readonly source: string;
  readonly at: number;
}

/** An ordinary payment from one of our accounts. */
export interface SendInput {
  /** CAIP-2. */
  readonly chain: string;
  readonly account: string;
  readonly to: string;
  /** What is paid; `units` are base units. */
  readonly pays: ReviewAmount;
  /** Contract of the token; null for the native asset. */
  readonly token: string | null;
  readonly native: NativeAsset;
  readonly price: PriceNote | null;
  readonly note: string;
}

const EVM_ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** Reads a SendInput; every wrong kind is named with what to do. */
export function parseSendInput(value: JsonValue): Result<SendInput, CommandRefusal> {
  const input = value as unknown as Partial<SendInput> | null;
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    return refuse('BAD_INPUT', 'A send is an object.');
  }
  if (typeof input.chain !== 'string' || !/^eip155:[0-9]{1,32}$/.test(input.chain)) {
    return refuse('BAD_CHAIN', 'Sending needs an EVM chain such as eip155:8453.');
  }
  if (typeof input.account !== 'string' || !EVM_ADDRESS.test(input.account)) {
    return refuse('BAD_ACCOUNT', 'The paying account is not an EVM address.');
  }
  const to = checkAddress(input.chain as ChainId, input.to);
  if (!to.ok || typeof input.to !== 'string' || !EVM_ADDRESS.test(input.to)) {
    const why = to.ok ? 'It is not an EVM address.' : to.error.message;
    return refuse('BAD_RECIPIENT', `The recipient: ${why}`);
  }
  if (/^0x0{40}$/.test(input.to)) {
    return refuse('BAD_RECIPIENT', 'Nobody holds the zero address; what is sent there is lost.');
  }
  if (input.token !== null && !(typeof input.token === 'string' && EVM_ADDRESS.test(input.token))) {
    return refuse('BAD_TOKEN', 'The token is not a contract address.');
  }
  if (input.token?.toLowerCase() === input.to.toLowerCase()) {
    return refuse('BAD_RECIPIENT', 'This is the address of the token itself; it would be lost.');
  }
  if (!isAmount(input.pays)) return refuse('BAD_AMOUNT', 'The amount is not in base units.');
  if (BigInt(input.pays.units) === 0n) return refuse('BAD_AMOUNT', 'Nothing would be sent.');
  if (!isNative(input.native)) return refuse('BAD_INPUT', 'The native asset is missing.');
  const price = input.price ?? null;
  if (price !== null && !isPrice(price)) return refuse('BAD_PRICE', 'The price is malformed.');
  return ok({
    chain: input.chain,
    account: input.account,
    to: input.to,
    pays: input.pays,
    token: input.token,
    native: input.native,
    price,
    note: typeof input.note === 'string' ? input.note.slice(0, 500) : '',
  });
}

export function sendInputToJson(input: SendInput): JsonObject {
  return input as unknown as JsonObject;
}

/** Whether something is an amount in base units that fits into 256 bits. */
export function isAmount(value: unknown): value is ReviewAmount {
  const amount = value as Partial<ReviewAmount> | null | undefined;
  return (
    typeof amount === 'object' &&
    amount !== null &&
    typeof amount.asset === 'string' &&
    typeof amount.symbol === 'string' &&
    Number.isInteger(amount.decimals) &&
    typeof amount.units === 'string' &&
    /^(0|[1-9][0-9]{0,77})$/.test(amount.units) &&
    BigInt(amount.units) < 2n ** 256n
  );
}

export function isNative(value: unknown): value is NativeAsset {
  const native = value as Partial<NativeAsset> | null | undefined;
  return (
    typeof native === 'object' &&
    native !== null &&
    typeof native.id === 'string' &&
    typeof native.symbol === 'string' &&
    Number.isInteger(native.decimals)
  );
}

export function isPrice(value: unknown): value is PriceNote {
  const price = value as Partial<PriceNote> | null | undefined;
  return (
    typeof price === 'object' &&
    price !== null &&
    typeof price.usd === 'string' &&
    typeof price.source === 'string' &&
    Number.isInteger(price.at)
  );
}

function refuse(code: string, message: string): { ok: false; error: CommandRefusal } {
  return err({ code, message });
}
