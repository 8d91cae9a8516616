import type { EngineTools } from '../action/definition.ts';
import { actionStream } from '../action/load.ts';
import type { StoredEvent } from '../ports/ledger.ts';
import type { SwapQuote } from '../ports/swap-provider.ts';
import type { QuoteProblem } from './check-quote.ts';
import { SwapEvent } from './state.ts';

/** Actions in which one address is looked for: where a memo tells deposits apart, many share it. */
const MOST = 1_000;

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
  const isSame = ({ type, data }: StoredEvent) =>
    type === SwapEvent.quoted &&
    String(data.depositAddress).toLowerCase() === depositAddress.toLowerCase() &&
    (data.depositMemo ?? null) === depositMemo;
  const name = JSON.stringify([depositAddress.toLowerCase(), depositMemo]);
  if (!claims.take(name, actionId)) return [USED];
  const own = actionStream(actionId);
  for (const { stream } of await ledger.search(depositAddress, MOST)) {
    if (stream === own) continue;
    const events = await ledger.readStream(stream);
    if (events.some(isSame)) return [USED];
  }
  return [];
}

const USED: QuoteProblem = {
  code: 'ADDRESS_USED',
  sentence:
    'Another swap was given the same deposit address. Two deposits there are answered once.',
};
