import { randomBytes, randomUUID } from 'node:crypto';
import { base58 } from '@scure/base';
import type { Clock } from '../../clock.ts';
import { QUOTE_SIGNING_SEED } from '../../identity.ts';
import { formatUnits, formatUsd } from './amounts.ts';
import type { Asset } from './assets.ts';
import type { Caller } from './auth.ts';
import type { Book } from './book.ts';
import type { Issued } from './deposit-address.ts';
import { type Distortion, distortParts, dropPaths } from './distortion.ts';
import { type AppFee, echoRequest, rewriteFees } from './echo.ts';
import { badRequest } from './errors.ts';
import type { Order } from './order.ts';
import { type Pricing, priceAt, priceQuote, type Terms } from './pricing.ts';
import type { Settings } from './settings.ts';
import { signQuote } from './signature.ts';
import { type Route, validateQuote } from './validate.ts';
import type { QuoteBody, QuoteRequest, QuoteResponse } from './wire.ts';

/** What quoting needs of the service around it. */
export interface QuoteWorld {
  readonly clock: Clock;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly book: Book;
  readonly settings: Settings;
  readonly issue: (request: QuoteRequest, origin: Asset | undefined) => Issued;
}

const GRACE_MS = 3 * 24 * 3600 * 1000;
const INSURANCE_BPS = 2;
const NOTHING: Terms = { amountIn: 0n, minAmountIn: 0n, amountOut: 0n, minAmountOut: 0n };

/** Answers a parsed `POST /v0/quote`; a real quote is entered in the book. */
export function makeQuote(world: QuoteWorld, request: QuoteRequest, caller: Caller): object {
  const now = world.clock.now();
  const route = validateQuote(request, caller, world.assets, now);
  const ids = [route.origin?.assetId, route.destination.assetId];
  if (world.settings.closedRoutes.some((closed) => ids.includes(closed))) {
    throw badRequest('Quoting for this pair is not available');
  }
  const fees = rewriteFees(request.appFees ?? [], caller);
  const pricing = pricingOf(request, route, fees, now);
  const terms = pricing === undefined ? NOTHING : priceQuote(pricing);
  const issued = request.dry ? undefined : world.issue(request, route.origin);
  const distortion = world.book.nextDistortions.take() ?? {};
  const answer = compose(world, request, route, terms, fees, issued, distortion);
  if (issued !== undefined) {
    enterOrder(world, { request, response: answer.stored, route, pricing, terms, issued });
  }
  return answer.sent;
}

function pricingOf(
  request: QuoteRequest,
  { origin, destination }: Route,
  fees: readonly AppFee[],
  now: number,
): Pricing | undefined {
  if (origin === undefined || request.swapType === 'ANY_INPUT') return undefined;
  const feeBps = fees.reduce((sum, { fee }) => sum + fee, request.insured ? INSURANCE_BPS : 0);
  return {
    ...{ origin, destination, swapType: request.swapType, feeBps, now },
    ...{ amount: BigInt(request.amount), slippage: request.slippageTolerance },
  };
}

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

function compose(
  world: QuoteWorld,
  request: QuoteRequest,
  route: Route,
  terms: Terms,
  fees: readonly AppFee[],
  issued: Issued | undefined,
  distortion: Distortion,
): { readonly sent: object; readonly stored: QuoteResponse } {
  const now = world.clock.now() - (distortion.staleSeconds ?? 0) * 1000;
  const timestamp = new Date(now).toISOString();
  const honest = {
    echo: echoRequest(request, fees),
    quote: { ...quoteBody(request, route, terms, issued, world.clock.now()) },
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

interface NewOrder {
  readonly request: QuoteRequest;
  readonly response: QuoteResponse;
  readonly route: Route;
  readonly pricing: Pricing | undefined;
  readonly terms: Terms;
  readonly issued: Issued;
}

function enterOrder(world: QuoteWorld, made: NewOrder): void {
  const at = world.clock.iso();
  const refundAt = Date.parse(made.request.deadline);
  const order: Order = {
    ...{ depositAddress: made.issued.address, memo: made.issued.memo },
    ...{ depositIndex: made.issued.index },
    ...{ request: made.request, response: made.response, pricing: made.pricing, terms: made.terms },
    ...{ origin: made.route.origin, destination: made.route.destination },
    ...{
      refundAt,
      closedAt: refundAt + GRACE_MS,
      behaviour: world.book.nextBehaviours.take() ?? {},
    },
    ...{ state: 'PENDING_DEPOSIT', trail: [{ state: 'PENDING_DEPOSIT', at }], updatedAt: at },
    ...{
      processingSince: 0,
      submitted: new Set(),
      deposits: [],
      payments: [],
      sweeps: [],
      busy: false,
    },
    ...{ swapped: undefined, refundReason: undefined },
  };
  world.book.add(order);
}
