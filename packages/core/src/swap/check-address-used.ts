import type { EngineTools } from '../action/definition.ts';
import { actionStream } from '../action/load.ts';
import type { SwapQuote } from '../ports/swap-provider.ts';
import type { QuoteProblem } from './check-quote.ts';
import { SwapEvent } from './state.ts';

/**
 * Every quote has a deposit address of its own. One that an earlier swap was given is a signed quote
 * handed out twice: the service answers the first deposit and sends the second back, if at all.
 */
export async function checkAddressUsed(
  actionId: string,
  { depositAddress, depositMemo }: SwapQuote,
  { claims, ledger }: EngineTools,
): Promise<readonly QuoteProblem[]> {
  if (depositAddress === null) return [];
  const name = JSON.stringify([depositAddress.toLowerCase(), depositMemo]);
  if (!claims.take(name, actionId)) return [USED];
  const own = actionStream(actionId);
  const given = await ledger.eventsNaming('depositAddress', depositAddress);
  const elsewhere = given.some(
    ({ type, stream, data }) =>
      type === SwapEvent.quoted && stream !== own && (data.depositMemo ?? null) === depositMemo,
  );
  return elsewhere ? [USED] : [];
}

const USED: QuoteProblem = {
  code: 'ADDRESS_USED',
  sentence:
    'Another swap was given the same deposit address. Two deposits there are answered once.',
};
