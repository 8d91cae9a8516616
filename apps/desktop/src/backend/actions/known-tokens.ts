import { EngineEvent, type KnownToken, type StoredEvent } from '@countinghouse/core';
import { z } from 'zod';

const named = z.looseObject({ token: z.string(), symbol: z.string(), decimals: z.int() });
const leaving = z.looseObject({
  usdc: named,
  vaults: z.array(z.looseObject({ name: z.string(), shares: named })),
});

/** A token that an action began with, and how the vault that gives it is called: with its address. */
export interface NamedToken extends KnownToken {
  readonly vault: string | null;
}

/** The tokens of an account that is left, by lower-case address; none for another action. */
export function knownTokens(events: readonly StoredEvent[]): Readonly<Record<string, NamedToken>> {
  const started = events.find(({ type }) => type === EngineEvent.started);
  const input = leaving.safeParse(started?.data.input);
  if (!input.success) return {};
  const { usdc, vaults } = input.data;
  const line = ({ token, symbol, decimals }: z.output<typeof named>, vault: string | null) =>
    [token.toLowerCase(), { symbol, decimals, vault }] as const;
  return Object.fromEntries([
    ...vaults.map(({ name, shares }) => line(shares, `${name} (${shares.token})`)),
    line(usdc, null),
  ]);
}
