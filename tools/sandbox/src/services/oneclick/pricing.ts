import { ceilDiv } from './amounts.ts';
import type { Asset } from './assets.ts';
import { badRequest } from './errors.ts';

/** The amounts of a quote, in smallest units. */
export interface Terms {
  readonly amountIn: bigint;
  readonly minAmountIn: bigint;
  readonly amountOut: bigint;
  readonly minAmountOut: bigint;
}

/** What pricing depends on. `feeBps` is everything taken from the input; slippage in basis points. */
export interface Pricing {
  readonly origin: Asset;
  readonly destination: Asset;
  readonly swapType: 'EXACT_INPUT' | 'EXACT_OUTPUT' | 'FLEX_INPUT';
  readonly amount: bigint;
  readonly slippage: number;
  readonly feeBps: number;
  readonly now: number;
}

const WHOLE = 1_000_000n;
const parts = (bps: number): bigint => BigInt(Math.round(bps * 100));
/** Prices wander by up to five basis points, the same way in every run at the same time. */
const PRICE_STEP_MS = 30_000;
const MOST_USD = 50_000_000n;

/** Price of an asset at a time, in 1e-8 USD. Stable assets stand still. */
export function priceAt(asset: Asset, now: number): bigint {
  if (asset.stable) return asset.price;
  let mix = Math.floor(now / PRICE_STEP_MS) % 0xffff;
  for (const unit of asset.assetId) mix = (mix * 31 + unit.charCodeAt(0)) % 0x7fffffff;
  return (asset.price * BigInt(100_000 + (mix % 101) - 50)) / 100_000n;
}

const spreadOf = ({ origin, destination }: Pricing): number =>
  origin.stable && destination.stable ? 2 : 20;

/** Terms of a quote, or the refusal the service would answer with. */
export function priceQuote(pricing: Pricing): Terms {
  const slip = parts(pricing.slippage);
  if (pricing.amount < 3n) throw badRequest('Failed to get quote');
  const terms =
    pricing.swapType === 'EXACT_OUTPUT' ? byOutput(pricing, slip) : byInput(pricing, slip);
  const { origin } = pricing;
  if (terms.amountIn < origin.minimum || terms.amountOut <= 0n) {
    throw badRequest(`Amount is too low for bridge, try at least ${origin.minimum}`);
  }
  const worth = terms.amountIn * priceAt(origin, pricing.now);
  if (worth > MOST_USD * 100_000_000n * 10n ** BigInt(origin.decimals)) {
    throw badRequest('No liquidity available');
  }
  return terms;
}

/** Output for an input, after all fees, rounded down. Also used when a swap is executed. */
export function outputFor(pricing: Pricing, amountIn: bigint): bigint {
  const { origin, destination, now } = pricing;
  const net = (amountIn * (WHOLE - parts(pricing.feeBps))) / WHOLE;
  const value = net * priceAt(origin, now) * 10n ** BigInt(destination.decimals);
  const gross = value / (priceAt(destination, now) * 10n ** BigInt(origin.decimals));
  return (gross * (WHOLE - parts(spreadOf(pricing)))) / WHOLE - destination.withdrawFee;
}

function byInput(pricing: Pricing, slip: bigint): Terms {
  const amountOut = outputFor(pricing, pricing.amount);
  const minAmountOut = (amountOut * (WHOLE - slip)) / WHOLE;
  const flexible = pricing.swapType === 'FLEX_INPUT';
  const minAmountIn = flexible ? (pricing.amount * (WHOLE - slip)) / WHOLE : pricing.amount;
  return { amountIn: pricing.amount, minAmountIn, amountOut, minAmountOut };
}

function byOutput(pricing: Pricing, slip: bigint): Terms {
  if (slip >= WHOLE) throw badRequest('Quote error. NO_QUOTE');
  const { origin, destination, now } = pricing;
  const gross = ceilDiv(
    (pricing.amount + destination.withdrawFee) * WHOLE,
    WHOLE - parts(spreadOf(pricing)),
  );
  const net = ceilDiv(
    gross * priceAt(destination, now) * 10n ** BigInt(origin.decimals),
    priceAt(origin, now) * 10n ** BigInt(destination.decimals),
  );
  const minAmountIn = ceilDiv(net * (WHOLE + parts(pricing.feeBps)), WHOLE);
  // What the payer is asked for holds the slippage; what is not used comes back.
  const amountIn = ceilDiv(minAmountIn * WHOLE, WHOLE - slip);
  return { amountIn, minAmountIn, amountOut: pricing.amount, minAmountOut: pricing.amount };
}
