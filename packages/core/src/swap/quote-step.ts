import type { ReadStep, Trouble } from '../action/definition.ts';
import type { SwapWorld } from '../action/world.ts';
import type { JsonObject } from '../ports/json.ts';
import type { NewEvent } from '../ports/ledger.ts';
import type { ProviderFailure, SwapQuote, SwapRequest } from '../ports/swap-provider.ts';
import { err, ok, type Result } from '../result/result.ts';
import { checkAddressUsed } from './check-address-used.ts';
import { checkDecimals } from './check-decimals.ts';
import { checkQuote, type QuoteProblem } from './check-quote.ts';
import type { SwapInput } from './input.ts';
import { SwapEvent, type SwapState } from './state.ts';

/**
 * Asks for the real quote and checks all of it. Asking again allocates another deposit address and
 * moves nothing, so this is a read. The whole answer is kept, good or bad.
 */
export function quoteStep(): ReadStep<SwapState, SwapWorld> {
  return {
    type: 'read',
    async run(action, world, tools) {
      const { input } = action.state;
      const marks = await chainMarks(input, world);
      if (!marks.ok) return marks;
      const misread = await checkDecimals(input, world);
      if (!misread.ok) return misread;
      const request = quoteRequest(input, tools.clock.now());
      const answer = await world.swaps.quote(request);
      if (!answer.ok) return failed(answer.error);
      const quote = answer.value;
      const found = checkQuote({
        input,
        request,
        quote,
        now: tools.clock.now(),
        ownAddresses: await world.ownAddresses(),
        canonicalAsset: (id) => world.swaps.canonicalAsset(id),
        bug: tools.bug,
      });
      const reused = await checkAddressUsed(action.id, quote, tools);
      const problems = [...misread.value, ...found, ...reused];
      return ok(quoteEvents(quote, request, problems, marks.value));
    },
  };
}

/** The request for a real quote, to be answered now. */
export function quoteRequest(input: SwapInput, now: number): SwapRequest {
  return {
    dry: false,
    swapType: input.swapType,
    slippageBasisPoints: input.slippageBasisPoints,
    originAsset: input.origin.providerId,
    destinationAsset: input.destination.providerId,
    amount: BigInt(input.amount),
    refundTo: input.refundTo,
    recipient: input.recipient,
    deadline: now + input.deadlineMs,
    depositMode: input.depositMode,
    appFees: input.appFees,
  };
}

interface ChainMarks {
  readonly originBlock: number | null;
  readonly destinationBlock: number | null;
}

/** Heads of the readable chains before the quote: its deposit and payout cannot be older. */
async function chainMarks(
  input: SwapInput,
  world: SwapWorld,
): Promise<Result<ChainMarks, Trouble>> {
  const origin = await head(world, input.origin.chain);
  if (!origin.ok) return origin;
  const destination = await head(world, input.destination.chain);
  if (!destination.ok) return destination;
  return ok({ originBlock: origin.value, destinationBlock: destination.value });
}

async function head(world: SwapWorld, id: string): Promise<Result<number | null, Trouble>> {
  const chain = world.chain(id);
  if (chain === undefined) return ok(null);
  const block = await chain.block('latest');
  return block.ok ? ok(block.value?.number ?? null) : block;
}

/** No answer is tried again; a no is an end of this attempt. */
function failed(failure: ProviderFailure): Result<readonly NewEvent[], Trouble> {
  const { kind, code, message, retryAfterMs } = failure;
  if (kind === 'unavailable' || kind === 'rate-limited') {
    return err({ code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }
  const data: JsonObject = {
    code,
    message,
    correlationId: failure.correlationId ?? failure.requestId ?? null,
  };
  return ok([{ type: SwapEvent.quoteRefused, version: 1, data }]);
}

function quoteEvents(
  quote: SwapQuote,
  request: SwapRequest,
  problems: readonly QuoteProblem[],
  marks: ChainMarks,
): readonly NewEvent[] {
  const data: JsonObject = {
    requestedDeadline: request.deadline,
    inactiveAt: quote.inactiveAt ?? request.deadline,
    depositAddress: quote.depositAddress ?? '',
    depositMemo: quote.depositMemo,
    amountIn: quote.amountIn.toString(),
    minAmountIn: quote.minAmountIn.toString(),
    amountOut: quote.amountOut.toString(),
    minAmountOut: quote.minAmountOut.toString(),
    timeEstimateMs: quote.timeEstimateMs,
    refundFee: quote.refundFee?.toString() ?? null,
    appFees: quote.echo.appFees as unknown as JsonObject[],
    correlationId: quote.correlationId,
    publicKey: quote.proof.publicKey,
    received: quote.received,
    originBlock: marks.originBlock,
    destinationBlock: marks.destinationBlock,
  };
  const quoted: NewEvent = { type: SwapEvent.quoted, version: 1, data };
  if (problems.length === 0) return [quoted];
  const listed = problems.map(({ code, sentence }) => ({ code, sentence }));
  return [quoted, { type: SwapEvent.quoteRejected, version: 1, data: { problems: listed } }];
}
