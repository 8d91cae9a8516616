import {
  checkQuote,
  fiatValueFloor,
  parsePrice,
  type QuoteProblem,
  quoteRequest,
  type SwapQuote,
} from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import type { DryQuote } from '../../contract/swap.ts';
import { accounts } from '../accounts/record.ts';
import { amountOf } from '../amounts.ts';
import { failed, ofProvider, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { type PlannedForm, planForm } from './plan-form.ts';
import type { ListedToken } from './token-list.ts';

/** How long a price is shown before it should be asked for again. */
const FRESH_MS = 20_000;

/** What is worth knowing of a quote nobody can pay into: whether it answers what was asked. */
const TELLING: ReadonlySet<string> = new Set([
  'SIGNATURE_INVALID',
  'ECHO_DIFFERS',
  'AMOUNTS_WRONG',
  'FEE_MALFORMED',
  'FEE_RAISED',
  'FEE_OF_A_STRANGER',
]);

/** What a swap would come to. Nothing is written down; the provider gives no address for it. */
export async function dryQuote(
  house: OpenHouse,
  { form }: InputOf<'swap', 'quote'>,
): Promise<Answer<DryQuote>> {
  const planned = await planForm(house, form, { dry: true, shown: null });
  if (!planned.ok) return failed(planned.error);
  const { input } = planned.value;
  const at = house.clock.now();
  const request = { ...quoteRequest(input, at), dry: true };
  const answer = await house.outside.swaps.quote(request);
  if (!answer.ok) return failed(ofProvider(answer.error));
  const quote = answer.value;
  const own = await accounts(house.ledger);
  const problem = checkQuote({
    input,
    request,
    quote,
    now: house.clock.now(),
    ownAddresses: own.map(({ address }) => address),
    canonicalAsset: (id) => house.outside.swaps.canonicalAsset(id),
  }).find(({ code }) => TELLING.has(code));
  if (problem !== undefined) return lied(problem, quote);
  return { ok: true, value: shown(planned.value, quote, at) };
}

function lied({ code, sentence }: QuoteProblem, { correlationId }: SwapQuote): Answer<never> {
  const { error } = refuse('PROVIDER_LIED', `1Click gave no usable price. ${sentence}`, code);
  return failed(correlationId === '' ? error : { ...error, requestId: correlationId });
}

function shown({ input, origin, destination }: PlannedForm, quote: SwapQuote, at: number) {
  const pays = (units: bigint) => amountOf(origin.asset, units, origin.price);
  const gets = (units: bigint) => amountOf(destination.asset, units, destination.price);
  const exact = input.swapType === 'EXACT_OUTPUT';
  return {
    pays: pays(quote.amountIn),
    paysAtLeast: pays(quote.minAmountIn),
    gets: gets(quote.amountOut),
    getsAtLeast: gets(exact ? quote.amountOut : quote.minAmountOut),
    fees: quote.echo.appFees.map(({ recipient, basisPoints }) => ({
      name: recipient,
      basisPoints,
    })),
    refundFee: quote.refundFee === null ? null : pays(quote.refundFee),
    timeEstimateMs: quote.timeEstimateMs,
    at,
    freshUntil: at + FRESH_MS,
    costBasisPoints: cost(origin, quote.amountIn, destination, quote.amountOut),
  };
}

/** What is lost on the way by the listed prices; null where one of them is not known, or absurd. */
function cost(from: ListedToken, paid: bigint, to: ListedToken, got: bigint): number | null {
  const before = worth(from, paid);
  const after = worth(to, got);
  if (before === null || after === null || before === 0n) return null;
  const lost = Number(((before - after) * 10_000n) / before);
  return Number.isSafeInteger(lost) ? lost : null;
}

function worth({ asset, price }: ListedToken, units: bigint): bigint | null {
  const parsed = price === null ? null : parsePrice(price.usd);
  return parsed?.ok ? fiatValueFloor(units, asset.decimals, parsed.value, 12) : null;
}
