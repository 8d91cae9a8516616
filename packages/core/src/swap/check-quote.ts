import type { PlantedBug } from '../action/planted-bug.ts';
import { checkAddress, sameAddress } from '../address/index.ts';
import type { ChainId } from '../chain/index.ts';
import type { Instant } from '../ports/clock.ts';
import type { SwapQuote, SwapRequest } from '../ports/swap-provider.ts';
import type { SwapInput } from './input.ts';

/** One reason not to pay into a quote. */
export interface QuoteProblem {
  readonly code: string;
  readonly sentence: string;
}

export interface QuoteCheck {
  readonly input: SwapInput;
  readonly request: SwapRequest;
  readonly quote: SwapQuote;
  readonly now: Instant;
  readonly ownAddresses: readonly string[];
  canonicalAsset(id: string): string;
  readonly bug?: PlantedBug | undefined;
}

/** How far the provider's clock may be from ours. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

/**
 * Everything that must hold before anyone signs: the signature over the quote, the echo against the
 * request, the amounts against the slippage, freshness, where the deposit goes. App fees and the
 * deposit mode are not covered by the signature, so the echo alone speaks for them.
 */
export function checkQuote(check: QuoteCheck): readonly QuoteProblem[] {
  return [
    ...checkProof(check),
    ...checkEcho(check),
    ...(check.bug === 'unsigned-app-fee-trusted' ? [] : checkFees(check)),
    ...checkAmounts(check),
    ...checkTimes(check),
    ...checkDeposit(check),
  ];
}

function checkProof({ quote: { proof } }: QuoteCheck): QuoteProblem[] {
  if (proof.valid === true) return [];
  return proof.valid === null
    ? [problem('SIGNATURE_MISSING', 'The quote is not signed, so nothing could be proven later.')]
    : [
        problem(
          'SIGNATURE_INVALID',
          'The quote is not signed by the provider. Do not pay into it.',
        ),
      ];
}

function checkEcho({ input, request, quote, canonicalAsset }: QuoteCheck): QuoteProblem[] {
  const { echo } = quote;
  const same: readonly (readonly [string, boolean])[] = [
    ['dry', echo.dry === request.dry],
    ['swap type', echo.swapType === request.swapType],
    ['slippage', echo.slippageBasisPoints === request.slippageBasisPoints],
    ['origin asset', canonicalAsset(echo.originAsset) === canonicalAsset(request.originAsset)],
    [
      'destination asset',
      canonicalAsset(echo.destinationAsset) === canonicalAsset(request.destinationAsset),
    ],
    ['amount', echo.amount === request.amount],
    ['refund address', sameOn(input.origin.chain, echo.refundTo, request.refundTo)],
    ['recipient', sameOn(input.destination.chain, echo.recipient, request.recipient)],
    ['refund type', echo.refundType === 'ORIGIN_CHAIN'],
    ['recipient type', echo.recipientType === 'DESTINATION_CHAIN'],
    ['deposit type', echo.depositType === 'ORIGIN_CHAIN'],
    ['deposit mode', (echo.depositMode ?? 'SIMPLE') === request.depositMode],
    ['deadline', echo.deadline === request.deadline],
    ...echo.unasked.map((name) => [name, false] as const),
  ];
  return same
    .filter(([, holds]) => !holds)
    .map(([field]) =>
      problem('ECHO_DIFFERS', `The provider understood another ${field} than was asked for.`),
    );
}

function checkFees({ input, request, quote }: QuoteCheck): QuoteProblem[] {
  const asked = new Map(request.appFees.map((fee) => [fee.recipient, fee.basisPoints]));
  const total = (fees: Iterable<number>) => [...fees].reduce((sum, fee) => sum + fee, 0);
  const problems: QuoteProblem[] = [];
  const got = new Map<string, number>();
  let others = 0;
  for (const fee of quote.echo.appFees) {
    const limit = asked.get(fee.recipient);
    if (!Number.isInteger(fee.basisPoints) || fee.basisPoints < 0) {
      problems.push(problem('FEE_MALFORMED', 'The quote carries a fee that cannot be read.'));
    } else if (limit === undefined) {
      others += fee.basisPoints;
    } else {
      // Named twice, it takes twice.
      const sum = (got.get(fee.recipient) ?? 0) + fee.basisPoints;
      got.set(fee.recipient, sum);
      if (sum > limit) {
        problems.push(problem('FEE_RAISED', 'A fee is higher than the one that was asked for.'));
      }
    }
  }
  // The provider may take its share out of the fee that was asked for, and its own on top.
  const share = Math.max(0, total(asked.values()) - total(got.values()));
  if (others > Math.max(input.providerFeeCapBasisPoints, share)) {
    problems.push(
      problem('FEE_OF_A_STRANGER', `The quote lets others take ${others / 100} % of the amount.`),
    );
  }
  return problems;
}

function checkAmounts({ input, request, quote }: QuoteCheck): QuoteProblem[] {
  const { amountIn, minAmountIn, amountOut, minAmountOut } = quote;
  const problems: QuoteProblem[] = [];
  const require = (holds: boolean, sentence: string) => {
    if (!holds) problems.push(problem('AMOUNTS_WRONG', sentence));
  };
  const keep = BigInt(10_000 - request.slippageBasisPoints);
  require(amountIn > 0n && amountOut > 0n, 'The quote pays or gives nothing.');
  require(minAmountIn <= amountIn, 'The least to pay is more than what is to be paid.');
  require(minAmountOut <= amountOut, 'The least to get is more than what is quoted.');
  switch (request.swapType) {
    case 'EXACT_INPUT':
      require(amountIn === request.amount, 'It asks for another amount than was offered.');
      require(minAmountOut >=
        (amountOut * keep) / 10_000n, 'It allows more slippage than was set.');
      break;
    case 'EXACT_OUTPUT':
      require(amountOut === request.amount, 'It promises another amount than was asked for.');
      require(minAmountOut === amountOut ||
        minAmountOut >=
          (amountOut * keep) / 10_000n, 'It may pay out less than exactly what was asked for.');
      break;
    case 'FLEX_INPUT':
      require(amountIn === request.amount, 'It asks for another amount than was offered.');
      require(minAmountIn >=
        (amountIn * keep) / 10_000n, 'It accepts less than the slippage allows.');
      require(minAmountOut >=
        (amountOut * keep) / 10_000n, 'It allows more slippage than was set.');
      break;
    default:
      return request.swapType satisfies never;
  }
  if (input.shown !== null) {
    const worse =
      amountIn > BigInt(input.shown.amountIn) || minAmountOut < BigInt(input.shown.minAmountOut);
    if (worse) problems.push(problem('WORSE_THAN_SHOWN', 'The price has moved against you.'));
  }
  return problems;
}

function checkTimes({ quote, request, now }: QuoteCheck): QuoteProblem[] {
  const problems: QuoteProblem[] = [];
  if (Math.abs(now - quote.at) > CLOCK_TOLERANCE_MS) {
    problems.push(problem('STALE', 'The quote is not fresh, or one of the clocks is wrong.'));
  }
  if (quote.inactiveAt !== null && quote.inactiveAt < request.deadline) {
    problems.push(problem('INACTIVE_TOO_SOON', 'The deposit address closes before the deadline.'));
  }
  return problems;
}

function checkDeposit({ input, request, quote, ownAddresses }: QuoteCheck): QuoteProblem[] {
  const { depositAddress, depositMemo } = quote;
  if (depositAddress === null) {
    return [problem('NO_DEPOSIT_ADDRESS', 'The quote names no address to pay to.')];
  }
  const problems: QuoteProblem[] = [];
  const { chain } = input.origin;
  const checked = checkAddress(chain as ChainId, depositAddress);
  if (!checked.ok && checked.error.code !== 'UNKNOWN_CHAIN') {
    problems.push(problem('DEPOSIT_MALFORMED', `The deposit address: ${checked.error.message}`));
  }
  const mine = [...ownAddresses, request.recipient, request.refundTo, input.origin.token ?? ''];
  if (mine.some((own) => sameOn(chain, own, depositAddress))) {
    problems.push(problem('DEPOSIT_IS_OURS', 'The deposit address is one of your own.'));
  }
  const ownWallet = input.deposit.from === 'wallet';
  if (request.depositMode === 'MEMO' && (depositMemo ?? '') === '') {
    problems.push(problem('MEMO_MISSING', 'The deposit needs a memo and the quote has none.'));
  }
  if (request.depositMode === 'MEMO' && (depositMemo ?? '') !== '' && ownWallet) {
    const sentence = 'The deposit needs a memo, and a payment from here carries none.';
    problems.push(problem('MEMO_UNPAYABLE', sentence));
  }
  if (request.depositMode === 'SIMPLE' && (depositMemo ?? '') !== '') {
    problems.push(
      problem('MEMO_UNEXPECTED', 'The deposit would need a memo; without it, it is lost.'),
    );
  }
  return problems;
}

/** Compared as parsed; what cannot be parsed is not the same. */
function sameOn(chain: string, a: string, b: string): boolean {
  const same = sameAddress(chain as ChainId, a, b);
  return same.ok && same.value;
}

function problem(code: string, sentence: string): QuoteProblem {
  return { code, sentence };
}
