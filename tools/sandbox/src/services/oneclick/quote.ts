import type { Clock } from '../../clock.ts';
import type { Asset } from './assets.ts';
import type { Caller } from './auth.ts';
import type { Book } from './book.ts';
import type { Issued } from './deposit-address.ts';
import { type AppFee, rewriteFees } from './echo.ts';
import { badRequest } from './errors.ts';
import type { Order } from './order.ts';
import { type Pricing, priceQuote, type Terms } from './pricing.ts';
import { compose, GRACE_MS } from './quote-answer.ts';
import type { Settings } from './settings.ts';
import { type Route, validateQuote } from './validate.ts';
import type { QuoteRequest, QuoteResponse } from './wire.ts';

/** What quoting needs of the service around it. */
export interface QuoteWorld {
  readonly clock: Clock;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly book: Book;
  readonly settings: Settings;
  readonly issue: (request: QuoteRequest, origin: Asset | undefined) => Issued;
}

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
  const answer = compose({ request, route, terms, fees, issued, distortion, now });
  if (issued !== undefined) {
    enterOrder(world, { request, response: answer.stored, route, terms, issued });
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

interface NewOrder {
  readonly request: QuoteRequest;
  readonly response: QuoteResponse;
  readonly route: Route;
  readonly terms: Terms;
  readonly issued: Issued;
}

function enterOrder(world: QuoteWorld, made: NewOrder): void {
  const at = world.clock.iso();
  const refundAt = Date.parse(made.request.deadline);
  const order: Order = {
    ...{ depositAddress: made.issued.address, memo: made.issued.memo },
    ...{ depositIndex: made.issued.index },
    ...{ request: made.request, response: made.response, terms: made.terms },
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
      busy: undefined,
    },
    ...{ swapped: undefined, refundReason: undefined },
  };
  world.book.add(order);
}
