import { z } from 'zod';
import type { Incoming } from './answer.ts';

/** Error texts of the service under short names; `refuse` also takes any other text. */
export const TEXTS: Readonly<Record<string, string>> = {
  minimum: 'Amount is too low for bridge, try at least 1000000',
  usdLimit: 'Temporary swap limits: minimum swap amount is $1,000',
  noLiquidity: 'No liquidity available',
  noQuote: 'Quote error. NO_QUOTE',
  failed: 'Failed to get quote',
  closed: 'Quoting for this pair is not available',
  tokenIn: 'tokenIn is not valid',
  tokenOut: 'tokenOut is not valid',
  recipient: 'recipient is not valid',
  refundTo: 'refundTo is not valid',
  exchange: 'Cant withdraw to exchange on base',
  internal: 'Internal server error',
};

const common = {
  /** Name of a route of the service, or `*`. */
  route: z.string().default('*'),
  /** How many requests it hits. */
  count: z.number().int().min(1).max(1_000_000).default(1),
  /** Only requests that name this deposit address. */
  depositAddress: z.string().optional(),
};
const when = z.enum(['before', 'after']).default('before');

/** A fault on the wire. `when: after` means the request takes effect and its answer is spoilt. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delay'), ms: z.number().min(0), when, ...common }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    message: z.string().optional(),
    retryAfter: z.string().optional(),
    when,
    ...common,
  }),
  z.strictObject({
    kind: z.literal('html'),
    status: z.number().int().default(502),
    when,
    ...common,
  }),
  z.strictObject({ kind: z.literal('reset'), when, ...common }),
  z.strictObject({ kind: z.literal('truncate'), ...common }),
  z.strictObject({ kind: z.literal('notJson'), ...common }),
  z.strictObject({
    kind: z.literal('refuse'),
    text: z.string(),
    status: z.number().int().default(400),
    ...common,
  }),
]);
export type Fault = z.infer<typeof Fault>;

/** Faults in waiting. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Everything that hits this request, in the order it was added; each is used up by one. */
  take(route: string, request: Incoming): readonly Fault[];
  list(): readonly Fault[];
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.count });
    },
    clear: () => {
      waiting = [];
    },
    take: (route, request) => {
      const hits = waiting.filter(({ fault }) => hitsRequest(fault, route, request));
      for (const hit of hits) hit.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return hits.map(({ fault }) => fault);
    },
    list: () => waiting.map(({ fault, left }) => ({ ...fault, count: left })),
  };
}

function hitsRequest(fault: Fault, route: string, request: Incoming): boolean {
  if (fault.route !== '*' && fault.route !== route) return false;
  if (fault.depositAddress === undefined) return true;
  const { body } = request;
  const inBody =
    typeof body === 'object' && body !== null && 'depositAddress' in body
      ? body.depositAddress
      : undefined;
  const named = request.query.get('depositAddress') ?? inBody;
  return named === fault.depositAddress;
}
