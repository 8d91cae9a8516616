import { createHash } from 'node:crypto';
import type { Hex } from 'viem';
import { SHARES_ABI } from '../../stack/abi.ts';
import { routerOf } from '../../stack/addresses.ts';
import { type Instrument, instrumentOf, instrumentsOf } from './instrument.ts';
import type { InstrumentsQuery } from './wire.ts';
import type { OneTxWorld } from './world.ts';

/** When the list was made, for want of anything better. */
const LISTED_AT = '2026-04-01T00:00:00.000Z';
const DAY_MS = 86_400_000;

const PROTOCOLS: Readonly<
  Record<Instrument['protocol'], { readonly version: string; readonly docsUrl: string }>
> = {
  Morpho: { version: '1', docsUrl: 'https://docs.morpho.org' },
  Euler: { version: '2', docsUrl: 'https://docs.euler.finance' },
  Fluid: { version: '1', docsUrl: 'https://docs.fluid.instadapp.io' },
  Aave: { version: '3', docsUrl: 'https://aave.com/docs' },
};

/** `GET /instruments`. */
export async function listInstruments(world: OneTxWorld, query: InstrumentsQuery) {
  const all = await Promise.all(instrumentsOf(world).map((one) => entryOf(world, one)));
  const wanted = all.filter(
    (one) =>
      (query.chainId === undefined || one.chainId === query.chainId) &&
      (query.protocol === undefined ||
        one.protocol.toLowerCase() === query.protocol.toLowerCase()) &&
      (query.isActive === undefined || one.isActive === query.isActive) &&
      (query.isStablecoin === undefined || one.isStablecoin === query.isStablecoin) &&
      (query.assetCategory === undefined || one.assetCategory === query.assetCategory),
  );
  const worth = { apy: 'currentApy', tvl: 'tvl', createdAt: 'createdAt' } as const;
  const by = worth[query.sortBy];
  const sorted = wanted.toSorted((a, b) => (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0));
  if (query.sortOrder === 'desc') sorted.reverse();
  const { limit, offset } = query;
  const data = sorted.slice(offset, offset + limit);
  const total = sorted.length;
  return { data, pagination: { total, limit, offset, hasMore: offset + data.length < total } };
}

/** One instrument, as the list shows it. */
export const showInstrument = (world: OneTxWorld, id: Hex) =>
  entryOf(world, instrumentOf(world, id));

/** `GET /protocols`. */
export const listProtocols = (world: OneTxWorld, chainId: number | undefined) =>
  instrumentsOf(world)
    .filter((one) => chainId === undefined || one.chainId === chainId)
    .map((one) => ({
      ...protocolInfo(one),
      chainId: one.chainId,
      protocolAddress: one.execution,
      ...{ deprecationReason: null, createdAt: LISTED_AT, updatedAt: LISTED_AT },
    }));

/** `GET /metrics/instruments/:id`: a point a day up to now; the past is made up, the last point is true. */
export async function metricsOf(world: OneTxWorld, id: Hex, days: number) {
  const { tvl, currentApy } = await showInstrument(world, id);
  const now = world.clock.now();
  const today = now - (now % DAY_MS);
  const metrics = Array.from({ length: days }, (_, index) => {
    const back = days - 1 - index;
    const at = today - back * DAY_MS;
    const wave = back === 0 ? 0 : (draw(`${id} ${at}`) - 0.5) * 0.3;
    const apy = round(currentApy * (1 + wave), 4);
    const tvlUsd = round(tvl * (1 - back * 0.002 + wave / 10), 2);
    const timestamp = new Date(back === 0 ? now : at).toISOString();
    return { timestamp, tvlUsd, apy, apyBase: apy, apyReward: 0 };
  });
  return { instrumentId: id, metrics };
}

/** Percent a year, as it is now. */
export const apyOf = ({ settings }: OneTxWorld, { id, apy }: Instrument): number =>
  settings.apy[id] ?? apy;

async function entryOf(world: OneTxWorld, one: Instrument) {
  const { client } = world.chainOf(one.chainId);
  const assets = await client.readContract({
    address: one.shares,
    abi: SHARES_ABI,
    functionName: 'totalAssets',
  });
  const cents = assets / 10n ** BigInt(one.tokenDecimals - 2);
  const now = world.clock.now();
  const currentApy = apyOf(world, one);
  return {
    instrumentId: one.id,
    protocol: one.protocol,
    protocolInfo: protocolInfo(one),
    chainId: one.chainId,
    protocolAddress: one.execution,
    marketId: one.marketId,
    adapterAddress: routerOf(one.chainId),
    tokenAddress: one.tokenAddress,
    tokenSymbol: one.token,
    tokenDecimals: one.tokenDecimals,
    yieldTokenAddress: one.shares,
    yieldTokenSymbol: one.symbol,
    yieldTokenDecimals: one.shareDecimals,
    description: `${one.name}, of the sandbox, in the manner of ${one.protocol}`,
    symbol: one.symbol,
    ...{ currentApy, apyBase: currentApy, apyReward: 0, rewardTokens: [] },
    tvl: Number(cents) / 100,
    lastSyncedAt: new Date(now - (now % 60_000)).toISOString(),
    isActive: !world.settings.inactive.includes(one.id),
    ...{ isStablecoin: true, assetCategory: 'USD', createdAt: LISTED_AT, updatedAt: LISTED_AT },
  };
}

function protocolInfo({ protocol, chainId }: Instrument) {
  const name = protocol.toLowerCase();
  return {
    id: uuidOf(`protocol ${name} ${chainId}`),
    name,
    displayName: protocol,
    ...{ icon: null, deprecated: false, ...PROTOCOLS[protocol] },
  };
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** A number from 0 to 1 that belongs to a text. */
const draw = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 0xffff_ffff;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
