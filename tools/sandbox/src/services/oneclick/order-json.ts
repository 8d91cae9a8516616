import { z } from 'zod';
import type { Asset } from './assets.ts';
import { Behaviour } from './behaviour.ts';
import { type Order, STATES } from './order.ts';
import type { Terms } from './pricing.ts';
import { QuoteRequest, type QuoteResponse } from './wire.ts';

const Units = z.string().transform((text) => BigInt(text));
const Maybe = <T extends z.ZodType>(schema: T) =>
  schema.nullable().transform((v) => v ?? undefined);

const Saved = z.object({
  depositAddress: z.string(),
  memo: Maybe(z.string()),
  depositIndex: Maybe(z.number()),
  request: QuoteRequest,
  response: z.custom<QuoteResponse>((value) => typeof value === 'object' && value !== null),
  origin: Maybe(z.string()),
  destination: z.string(),
  terms: z.object({ amountIn: Units, minAmountIn: Units, amountOut: Units, minAmountOut: Units }),
  refundAt: z.number(),
  closedAt: z.number(),
  behaviour: Behaviour,
  state: z.enum(STATES),
  trail: z.array(z.object({ state: z.enum(STATES), at: z.string() })),
  updatedAt: z.string(),
  processingSince: z.number(),
  submitted: z.array(z.string()).transform((hashes) => new Set(hashes)),
  deposits: z.array(
    z.object({
      txHash: z.string(),
      logIndex: z.number(),
      amount: Units,
      assetId: z.string().exactOptional(),
      from: z.string(),
      block: Units.nullable(),
      confirmed: z.boolean(),
      orphaned: z.boolean(),
      seenAt: z.number(),
      use: z.enum(['unused', 'swap', 'done', 'refund', 'ignored']),
    }),
  ),
  payments: z.array(
    z.object({
      kind: z.enum(['payout', 'refund']),
      asset: z.string(),
      to: z.string(),
      amount: Units,
      txHash: z.string(),
      rail: z.enum(['chain', 'booked', 'invented']),
      included: z.boolean(),
      at: z.string(),
    }),
  ),
  sweeps: z.array(z.object({ txHash: z.string(), amount: Units, at: z.string() })),
  swapped: Maybe(z.object({ used: Units, out: Units })),
  refundReason: Maybe(z.string()),
});

/** What a step of the engine changes, as it was before the step. */
export interface Checkpoint
  extends Pick<Order, 'state' | 'updatedAt' | 'processingSince' | 'swapped' | 'refundReason'> {
  readonly uses: readonly Order['deposits'][number]['use'][];
  /** Lengths of what only grows. */
  readonly trail: number;
  readonly payments: number;
  readonly sweeps: number;
}

export const checkpoint = (order: Order): Checkpoint => ({
  state: order.state,
  trail: order.trail.length,
  updatedAt: order.updatedAt,
  processingSince: order.processingSince,
  uses: order.deposits.map(({ use }) => use),
  payments: order.payments.length,
  sweeps: order.sweeps.length,
  swapped: order.swapped,
  refundReason: order.refundReason,
});

/**
 * An order as JSON. One in the middle of a step is written as it was before it (with what has arrived
 * meanwhile): the step is then made again, and finds in the list of sent transactions what it paid.
 */
export function orderToJson(order: Order): string {
  const at = order.busy ?? checkpoint(order);
  return JSON.stringify(
    {
      ...order,
      memo: order.memo ?? null,
      depositIndex: order.depositIndex ?? null,
      origin: order.origin?.assetId ?? null,
      destination: order.destination.assetId,
      busy: undefined,
      submitted: [...order.submitted],
      state: at.state,
      trail: order.trail.slice(0, at.trail),
      updatedAt: at.updatedAt,
      processingSince: at.processingSince,
      deposits: order.deposits.map((deposit, index) => ({
        ...deposit,
        use: at.uses[index] ?? 'unused',
      })),
      payments: order.payments.slice(0, at.payments),
      sweeps: order.sweeps.slice(0, at.sweeps),
      swapped: at.swapped ?? null,
      refundReason: at.refundReason ?? null,
    },
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );
}

/** Reads what {@link orderToJson} wrote. Throws where it is no such thing. */
export function orderFromJson(text: string, assets: ReadonlyMap<string, Asset>): Order {
  const { origin, destination, ...saved } = Saved.parse(JSON.parse(text));
  const asset = (id: string): Asset => {
    const found = assets.get(id);
    if (found === undefined) throw new Error(`a saved order names ${id}, which is not traded here`);
    return found;
  };
  const terms: Terms = saved.terms;
  return {
    ...saved,
    terms,
    origin: origin === undefined ? undefined : asset(origin),
    destination: asset(destination),
    busy: undefined,
  };
}
