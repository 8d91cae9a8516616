import {
  type Conversion,
  type EarnBalance,
  type EarnPosition,
  type EarnPositions,
  parseAmount,
} from '@countinghouse/core';
import { signedDecimal } from '../../value/signed-decimal.ts';
import { USDC_DECIMALS } from '../check/trade.ts';
import { canonicalInstrumentId, chainNumberOf } from '../instrument/id.ts';
import type * as wire from '../wire.ts';
import { token } from './instrument.ts';
import { addressOrNull, chainOrNull, unitsOrNull } from './values.ts';

export function toBalances({ balances }: wire.Balances): readonly EarnBalance[] {
  return balances.map(({ chainId, chainName, usdcBalanceRaw }) => ({
    chain: `eip155:${chainId}`,
    chainName: chainName || null,
    usdc: BigInt(usdcBalanceRaw),
  }));
}

export function toPositions(value: wire.Positions): EarnPositions {
  return { positions: value.positions.map(toPosition), usdc: idleUsdc(value) };
}

function toPosition(position: wire.Position): EarnPosition {
  const { instrumentId } = position;
  return {
    instrument: canonicalInstrumentId(instrumentId),
    chain: chainOrNull(chainNumberOf(instrumentId) ?? position.chainId),
    protocol: position.protocol || null,
    symbol: position.symbol || null,
    yieldTokenAddress: addressOrNull(position.yieldTokenAddress),
    yieldTokenSymbol: position.yieldTokenSymbol || null,
    balance: BigInt(position.balanceRaw),
    decimals: position.decimals,
    shares: unitsOrNull(position.shareBalanceRaw),
    shareDecimals: position.shareDecimals ?? null,
    apy: signedDecimal(position.currentApy),
  };
}

/** The newer answer has it as people write it, the older one in base units too. */
function idleUsdc({ usdcBalanceRaw, usdcBalance }: wire.Positions): bigint | null {
  const raw = unitsOrNull(usdcBalanceRaw);
  if (raw !== null) return raw;
  const human = parseAmount(usdcBalance, USDC_DECIMALS);
  return human.ok ? human.value : null;
}

export function toConversion(quote: wire.SwapQuote): Conversion {
  const { fromToken, toToken, priceImpact } = quote;
  return {
    needed: quote.needsSwap,
    from: fromToken == null ? null : token(fromToken.address, fromToken.symbol, fromToken.decimals),
    to: toToken == null ? null : token(toToken.address, toToken.symbol, toToken.decimals),
    amountIn: unitsOrNull(quote.amountIn),
    amountOut: unitsOrNull(quote.amountOut),
    minAmountOut: unitsOrNull(quote.minAmountOut),
    priceImpact: priceImpact == null ? null : String(priceImpact),
  };
}
