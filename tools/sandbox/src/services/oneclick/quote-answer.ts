import { randomBytes, randomUUID } from 'node:crypto';
import { base58 } from '@scure/base';
import { QUOTE_SIGNING_SEED } from '../../identity.ts';
import { formatUnits, formatUsd } from './amounts.ts';
import type { Issued } from './deposit-address.ts';
import { type Distortion, distortParts, dropPaths } from './distortion.ts';
import { type AppFee, echoRequest } from './echo.ts';
import { priceAt, type Terms } from './pricing.ts';
import { signQuote } from './signature.ts';
import type { Route } from './validate.ts';
import type { QuoteBody, QuoteRequest, QuoteResponse } from './wire.ts';

/** How long after the requested deadline an address is still looked at. */
export const GRACE_MS = 3 * 24 * 3600 * 1000;

function quoteBody(
  request: QuoteRequest,
  { origin, destination }: Route,
  terms: Terms,
  issued: Issued | undefined,
  now: number,
): QuoteBody {
  const end = new Date(Date.parse(request.deadline) + GRACE_MS).toISOString();
  const from = origin ?? destination;
  const { virtualChainRecipient, virtualChainRefundRecipient, customRecipientMsg } = request;
  return {
    amountIn: terms.amountIn.toString(),
    amountInFormatted: formatUnits(terms.amountIn, from.decimals),
    amountInUsd: formatUsd(terms.amountIn, from.decimals, priceAt(from, now)),
    minAmountIn: terms.minAmountIn.toString(),
    amountOut: terms.amountOut.toString(),
    amountOutFormatted: formatUnits(terms.amountOut, destination.decimals),
    amountOutUsd: formatUsd(terms.amountOut, destination.decimals, priceAt(destination, now)),
    minAmountOut: terms.minAmountOut.toString(),
    timeEstimate: from.seconds,
    refundFee: from.refundFee.toString(),
    withdrawFee: destination.withdrawFee.toString(),
    ...(virtualChainRecipient === undefined ? {} : { virtualChainRecipient }),
    ...(virtualChainRefundRecipient === undefined ? {} : { virtualChainRefundRecipient }),
    ...(customRecipientMsg === undefined ? {} : { customRecipientMsg }),
    ...(issued === undefined
      ? {}
      : {
          depositAddress: issued.address,
          // Null, not absent, where no memo is needed.
          depositMemo: issued.memo ?? null,
          deadline: end,
          timeWhenInactive: end,
        }),
  };
}

/** An answer as it is sent, and as the service itself remembers it. */
export interface Composed {
  readonly sent: object;
  readonly stored: QuoteResponse;
}

/** What an answer is made of. */
export interface Ingredients {
  readonly request: QuoteRequest;
  readonly route: Route;
  readonly terms: Terms;
  readonly fees: readonly AppFee[];
  /** Present for real quotes only. */
  readonly issued: Issued | undefined;
  readonly distortion: Distortion;
  readonly now: number;
}

/** Builds, distorts and signs the answer to a quote. */
export function compose(ingredients: Ingredients): Composed {
  const { request, route, terms, fees, issued, distortion, now } = ingredients;
  const signedAt = now - (distortion.staleSeconds ?? 0) * 1000;
  const timestamp = new Date(signedAt).toISOString();
  const honest = {
    echo: echoRequest(request, fees),
    quote: { ...quoteBody(request, route, terms, issued, now) },
  };
  const shown = distortParts(distortion, honest.echo, honest.quote);
  const covered = distortion.signed === true ? shown : honest;
  const seed = distortion.signature === 'otherKey' ? randomBytes(32) : QUOTE_SIGNING_SEED;
  const real = signQuote(seed, covered.echo, covered.quote, timestamp);
  const signature =
    distortion.signature === 'garbage' ? `ed25519:${base58.encode(randomBytes(64))}` : real;
  const stored = {
    ...{ correlationId: randomUUID(), timestamp, signature, quoteRequest: shown.echo },
    quote: shown.quote as unknown as QuoteBody,
  };
  const missing = distortion.signature === 'missing' ? ['signature'] : [];
  const sent = dropPaths({ ...stored }, [...(distortion.drop ?? []), ...missing]);
  return { sent, stored };
}
