import type { EarnInstrument, EarnMetrics, EarnToken } from '@countinghouse/core';
import { toInstant } from '../../value/moment.ts';
import { signedDecimal } from '../../value/signed-decimal.ts';
import { checkInstrument } from '../instrument/check.ts';
import { canonicalInstrumentId, chainNumberOf } from '../instrument/id.ts';
import type * as wire from '../wire.ts';
import { addressOrNull, chainOrNull } from './values.ts';

/** An entry of the list in the domain's terms, its id held against its own fields. */
export function toInstrument(entry: wire.Instrument): EarnInstrument {
  const { instrumentId, protocolInfo } = entry;
  return {
    id: canonicalInstrumentId(instrumentId),
    check: checkInstrument(entry),
    chain: chainOrNull(chainNumberOf(instrumentId) ?? entry.chainId),
    protocol: entry.protocol,
    protocolName: protocolInfo?.displayName || protocolInfo?.name || null,
    deprecated: protocolInfo?.deprecated === true,
    protocolAddress: addressOrNull(entry.protocolAddress),
    symbol: entry.symbol || entry.tokenSymbol || null,
    description: entry.description || null,
    token: token(entry.tokenAddress, entry.tokenSymbol, entry.tokenDecimals),
    yieldToken: token(entry.yieldTokenAddress, entry.yieldTokenSymbol, entry.yieldTokenDecimals),
    apy: signedDecimal(entry.currentApy),
    apyBase: signedDecimal(entry.apyBase),
    apyReward: signedDecimal(entry.apyReward),
    tvlUsd: signedDecimal(entry.tvl),
    category: entry.assetCategory || null,
    stablecoin: entry.isStablecoin ?? null,
    active: entry.isActive,
    syncedAt: toInstant(entry.lastSyncedAt),
  };
}

export function token(
  address: string | null | undefined,
  symbol: string | null | undefined,
  decimals: number | null | undefined,
): EarnToken {
  return { address: addressOrNull(address), symbol: symbol || null, decimals: decimals ?? null };
}

/** A history, oldest first; points without a moment are left out, for there is no place for them. */
export function toMetrics({ instrumentId, metrics }: wire.InstrumentMetrics): EarnMetrics {
  const points = metrics.flatMap((point) => {
    const at = toInstant(point.timestamp);
    if (at === null) return [];
    return [
      {
        at,
        apy: signedDecimal(point.apy),
        apyBase: signedDecimal(point.apyBase),
        apyReward: signedDecimal(point.apyReward),
        tvlUsd: signedDecimal(point.tvlUsd),
      },
    ];
  });
  return {
    instrument: canonicalInstrumentId(instrumentId),
    points: points.sort((a, b) => a.at - b.at),
  };
}
