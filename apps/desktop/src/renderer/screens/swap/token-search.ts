import type { Token } from '../../../contract/swap.ts';
import type { NamedChain } from '../../../contract/values.ts';
import { worthOf } from './holding.ts';

export interface TokenSearch {
  readonly tokens: readonly Token[];
  /** Base units by token id, over all accounts. */
  readonly held: ReadonlyMap<string, bigint>;
  readonly text: string;
  /** Id of a chain; null for all. */
  readonly chain: string | null;
}

/**
 * The tokens that match, the likeliest first: what is called exactly so, then what one holds (the most
 * worth first), then what begins so. Every word must be found in symbol, chain or contract.
 */
export function searchTokens({ tokens, held, text, chain }: TokenSearch): readonly Token[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tokens.filter((token) => {
    if (chain !== null && token.chain.id !== chain) return false;
    const all = `${token.symbol} ${token.chain.name} ${token.contract ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const rank = (token: Token): number => {
    const symbol = token.symbol.toLowerCase();
    if (words.includes(symbol)) return 0;
    if (words.some((word) => symbol.startsWith(word))) return 1;
    return 2;
  };
  const keyed = found.map((token) => {
    const units = held.get(token.id) ?? 0n;
    return {
      token,
      units,
      worth: worthOf(token, units),
      rank: words.length === 0 ? 0 : rank(token),
    };
  });
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      Number(b.units > 0n) - Number(a.units > 0n) ||
      (a.worth === b.worth ? 0 : a.worth > b.worth ? -1 : 1),
  );
  return keyed.map(({ token }) => token);
}

/** The chains there are, by name. */
export function chainsOf(tokens: readonly Token[]): readonly NamedChain[] {
  const chains = new Map(tokens.map(({ chain }) => [chain.id, chain]));
  return [...chains.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Ids of the tokens that another one looks like in every word of their rows. */
export function lookAlikes(tokens: readonly Token[]): ReadonlySet<string> {
  const seen = new Map<string, string[]>();
  for (const { id, symbol, chain, contract } of tokens) {
    const looks = JSON.stringify([symbol, chain.name, contract]);
    seen.set(looks, [...(seen.get(looks) ?? []), id]);
  }
  return new Set([...seen.values()].filter((ids) => ids.length > 1).flat());
}
