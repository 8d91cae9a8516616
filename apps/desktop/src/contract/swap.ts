import { z } from 'zod';
import { change, read } from './access.ts';
import { answer } from './result.ts';
import {
  actionId,
  amount,
  commandId,
  evmAddress,
  instant,
  namedChain,
  price,
  units,
} from './values.ts';

export const token = z.strictObject({
  /** The provider's own id. */
  id: z.string(),
  symbol: z.string(),
  decimals: z.int(),
  chain: namedChain,
  contract: z.string().nullable(),
  price: price.nullable(),
  /** Whether an account of ours can pay it: an EVM chain with an endpoint. */
  payable: z.boolean(),
  /** Whether we can see a payout arrive there. */
  readable: z.boolean(),
});

/** A swap as the form knows it. */
export const swapForm = z.strictObject({
  swapType: z.enum(['EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT']),
  origin: z.string().max(200),
  destination: z.string().max(200),
  /** Base units: of the origin, or of the destination for EXACT_OUTPUT. */
  units: z.string().regex(/^[1-9][0-9]{0,77}$/),
  slippageBasisPoints: z.int().min(0).max(5_000),
  /** The paying account; null when the deposit comes from outside. */
  account: evmAddress.nullable(),
  recipient: z.string().max(256).nullable(),
  recipientAgain: z.string().max(256).nullable(),
  refundTo: z.string().max(256).nullable(),
  refundToAgain: z.string().max(256).nullable(),
});

/** A dry quote: what it would come to. Nothing of it is kept until a decision uses it. */
export const dryQuote = z.strictObject({
  pays: amount,
  paysAtLeast: amount,
  gets: amount,
  getsAtLeast: amount,
  fees: z.array(z.strictObject({ name: z.string(), basisPoints: z.number() })),
  /** What may come back less, if it must be refunded; null where unknown. */
  refundFee: amount.nullable(),
  timeEstimateMs: z.int(),
  at: instant,
  /** After this it should be asked again. */
  freshUntil: instant,
  /** How much less the amount got is worth than the amount paid, in basis points; null unknown. */
  costBasisPoints: z.int().nullable(),
});

export const swap = {
  tokens: read.output(answer(z.strictObject({ at: instant, list: z.array(token) }))),
  quote: read.input(z.strictObject({ form: swapForm })).output(answer(dryQuote)),
  /** Asks for the real quote and goes on to the review; nothing is sent before an approval. */
  start: change
    .input(
      z.strictObject({
        commandId,
        form: swapForm,
        /** The dry quote on screen; a worse real one is refused. */
        shown: z.strictObject({ amountIn: units, minAmountOut: units, timeEstimateMs: z.int() }),
      }),
    )
    .output(answer(z.strictObject({ actionId }))),
};

export type Token = z.output<typeof token>;
export type SwapForm = z.output<typeof swapForm>;
export type DryQuote = z.output<typeof dryQuote>;
