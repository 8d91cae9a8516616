import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Answer, Incoming } from '../../http/answer.ts';
import { withdrawalsOf } from './any-input.ts';
import { callerOf } from './auth.ts';
import { badRequest, Refusal } from './errors.ts';
import { priceAt } from './pricing.ts';
import { makeQuote, type QuoteWorld } from './quote.ts';
import { orderFor, statusOf } from './status.ts';
import { submitDeposit } from './submit.ts';
import { QuoteRequest, SubmitRequest, WithdrawalsQuery } from './wire.ts';

const ROUTES: Readonly<Record<string, string>> = {
  'GET /v0/tokens': 'tokens',
  'POST /v0/quote': 'quote',
  'GET /v0/status': 'status',
  'POST /v0/deposit/submit': 'submit',
  'GET /v0/any-input/withdrawals': 'withdrawals',
};

export const routeOf = ({ method, path }: Incoming): string | undefined =>
  ROUTES[`${method} ${path}`];

/** Error body of the service: text, and what a support desk asks for. */
export function failure(
  clock: { iso(): string },
  status: number,
  message: string,
  path: string,
  extra: Readonly<Record<string, unknown>> = {},
): Answer {
  const traced = { correlationId: randomUUID(), timestamp: clock.iso(), path };
  return { status, body: { message, ...extra, ...traced } };
}

/** Answers one request. `pump` is called after anything that may let an order move on. */
export async function handle(
  world: QuoteWorld,
  route: string | undefined,
  request: Incoming,
  pump: () => void,
): Promise<Answer> {
  try {
    if (request.badJson) throw badRequest('request body is not valid JSON');
    return await answer(world, route, request, pump);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(world.clock, error.status, error.message, request.path, error.extra);
  }
}

async function answer(
  world: QuoteWorld,
  route: string | undefined,
  request: Incoming,
  pump: () => void,
): Promise<Answer> {
  const { clock, book } = world;
  const now = clock.now();
  const caller = route === 'tokens' ? 'anonymous' : callerOf(request.headers);
  switch (route) {
    case 'tokens':
      return { status: 200, body: tokenList(world) };
    case 'quote':
      return { status: 201, body: makeQuote(world, parsed(QuoteRequest, request.body), caller) };
    case 'status': {
      const memo = request.query.get('depositMemo') ?? undefined;
      const address = request.query.get('depositAddress') ?? undefined;
      return { status: 200, body: statusOf(orderFor(book, address, memo), now) };
    }
    case 'submit': {
      const order = await submitDeposit(book, parsed(SubmitRequest, request.body));
      pump();
      return { status: 201, body: statusOf(order, now) };
    }
    case 'withdrawals': {
      const query = parsed(WithdrawalsQuery, Object.fromEntries(request.query));
      return { status: 200, body: withdrawalsOf(book, query, now) };
    }
    default:
      throw new Refusal(404, `Cannot ${request.method} ${request.path}`, {
        ...{ error: 'Not Found', statusCode: 404 },
      });
  }
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw badRequest(result.error.issues.map(({ message }) => message).join(', '));
}

/** Prices are numbers here, as the real list has them. */
function tokenList({ assets, clock }: QuoteWorld): readonly object[] {
  const now = clock.now();
  return [...assets.values()].map((asset) => ({
    assetId: asset.assetId,
    decimals: asset.decimals,
    blockchain: asset.blockchain,
    symbol: asset.symbol,
    price: Number(priceAt(asset, now)) / 1e8,
    priceUpdatedAt: new Date(now - (now % 30_000)).toISOString(),
    ...(asset.contractAddress === undefined ? {} : { contractAddress: asset.contractAddress }),
    ...(asset.coingeckoId === undefined ? {} : { coingeckoId: asset.coingeckoId }),
  }));
}
