import { err, ok, type Result } from '@countinghouse/core';

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;
type Signed = string | number | boolean;

/** Signed whatever they hold. */
const REQUEST_ALWAYS = [
  'dry',
  'swapType',
  'slippageTolerance',
  'originAsset',
  'depositType',
  'destinationAsset',
  'amount',
  'refundTo',
  'refundType',
  'recipient',
  'recipientType',
  'deadline',
] as const;
/** Signed only if they hold something. */
const REQUEST_IF_SET = [
  'quoteWaitingTimeMs',
  'referral',
  'virtualChainRecipient',
  'virtualChainRefundRecipient',
  'customRecipientMsg',
] as const;
const QUOTE_ALWAYS = [
  'amountIn',
  'amountInFormatted',
  'amountInUsd',
  'minAmountIn',
  'amountOut',
  'amountOutFormatted',
  'amountOutUsd',
  'minAmountOut',
] as const;
/** On real quotes only, and only if they hold something. */
const REAL_QUOTE_IF_SET = [
  'depositAddress',
  'depositMemo',
  'deadline',
  'timeWhenInactive',
  'timeEstimate',
  'virtualChainRecipient',
  'virtualChainRefundRecipient',
  'customRecipientMsg',
  'refundFee',
  'withdrawFee',
] as const;

export interface SignedFields {
  /** The flat object under the signature. */
  readonly object: Readonly<Record<string, Signed>>;
  /** Where each of its values came from, e.g. `quote.depositAddress`. */
  readonly covered: ReadonlySet<string>;
  /** Fields left out because they are unset; setting one would break the signature too. */
  readonly keptUnset: ReadonlySet<string>;
}

/**
 * Collects what 1Click signs. Request and quote are laid over one another in one flat object, and
 * on a real quote the quote's fields replace the request's of the same name **even when unset**:
 * so the requested deadline and the request's virtual-chain fields are not under the signature.
 *
 * @returns the name of the first field that cannot be signed text, number or boolean.
 */
export function collectSigned(
  request: Json,
  quote: Json,
  timestamp: unknown,
): Result<SignedFields, string> {
  const object: Record<string, Signed> = {};
  const sources = new Map<string, string>();
  let wrong: string | undefined;

  function lay(from: Json, name: string, place: string, ifSetOnly: boolean): void {
    const value = Object.hasOwn(from, name) ? from[name] : undefined;
    sources.set(name, place);
    if (ifSetOnly && !value) {
      delete object[name];
    } else if (isSigned(value)) {
      object[name] = value;
    } else {
      wrong ??= place;
    }
  }

  for (const name of REQUEST_ALWAYS) lay(request, name, `quoteRequest.${name}`, false);
  for (const name of REQUEST_IF_SET) lay(request, name, `quoteRequest.${name}`, true);
  for (const name of QUOTE_ALWAYS) lay(quote, name, `quote.${name}`, false);
  if (object.dry !== true)
    for (const name of REAL_QUOTE_IF_SET) lay(quote, name, `quote.${name}`, true);
  lay({ timestamp }, 'timestamp', 'timestamp', false);

  if (typeof object.dry !== 'boolean') wrong ??= 'quoteRequest.dry';
  if (wrong !== undefined) return err(wrong);
  const places = (set: boolean) =>
    new Set(
      [...sources].filter(([name]) => Object.hasOwn(object, name) === set).map(([, at]) => at),
    );
  return ok({ object, covered: places(true), keptUnset: places(false) });
}

function isSigned(value: unknown): value is Signed {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
