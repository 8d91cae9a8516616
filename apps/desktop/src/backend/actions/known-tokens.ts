import { type AssetWords, EngineEvent, type StoredEvent } from '@countinghouse/core';
import { z } from 'zod';

/** A token that an action was begun with: by its own contract, with decimals that were read there. */
export interface KnownToken extends AssetWords {
  readonly token: string;
  /** What a person calls it. */
  readonly name: string;
}

const asset = z.looseObject({ token: z.string(), symbol: z.string(), decimals: z.int().min(0) });
const leaving = z.looseObject({
  usdc: asset,
  vaults: z.array(z.looseObject({ name: z.string(), shares: asset })),
});

/** The tokens of an account that is left, as they were written down when it was begun. */
export function knownTokens(events: readonly StoredEvent[]): readonly KnownToken[] {
  const started = events.find(({ type }) => type === EngineEvent.started);
  const input = leaving.safeParse(started?.data.input);
  if (!input.success) return [];
  const { usdc, vaults } = input.data;
  return [
    { ...usdc, name: usdc.symbol },
    ...vaults.map(({ name, shares }) => ({ ...shares, name })),
  ];
}
