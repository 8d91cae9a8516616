import { hashedAddress, paddedAddress } from './id.ts';

/** What an instrument's entry in the list says of itself, as far as its id may be made of it. */
export interface InstrumentFields {
  readonly protocolAddress?: string | null | undefined;
  readonly marketId?: string | null | undefined;
  readonly tokenAddress?: string | null | undefined;
  readonly yieldTokenAddress?: string | null | undefined;
}

/** The two things an id is made of, and the names of the fields they were taken from. */
export interface Candidate {
  readonly execution: string;
  readonly market: string;
  readonly proves: readonly string[];
}

type Rule = (fields: InstrumentFields) => readonly Candidate[];

/** Aave: deposits go to the pool, and the market is the hash of the token. */
const pool: Rule = ({ protocolAddress, tokenAddress }) =>
  ofToken(protocolAddress, tokenAddress, 'protocolAddress');

/** Compound: a contract for each token, which is its own yield token. The market is as Aave's. */
const comet: Rule = ({ protocolAddress, tokenAddress, yieldTokenAddress }) => [
  ...ofToken(yieldTokenAddress, tokenAddress, 'yieldTokenAddress'),
  ...ofToken(protocolAddress, tokenAddress, 'protocolAddress'),
];

/** A vault (ERC-4626) is its own market. */
const vault: Rule = ({ protocolAddress, yieldTokenAddress }) => [
  ...ofItself(yieldTokenAddress, 'yieldTokenAddress'),
  ...ofItself(protocolAddress, 'protocolAddress'),
];

/** As listed. Not for protocols with a rule: their lists have been seen to name another market. */
const listed: Rule = ({ protocolAddress, yieldTokenAddress, marketId }) => [
  ...candidate(protocolAddress, marketId, 'protocolAddress', 'marketId'),
  ...candidate(yieldTokenAddress, marketId, 'yieldTokenAddress', 'marketId'),
];

const FAMILIES: readonly (readonly [name: RegExp, rule: Rule])[] = [
  [/^aave\b/i, pool],
  [/^compound\b/i, comet],
  [/^(morpho|euler|fluid)\b/i, vault],
];

/** The rule of a protocol by its name, e.g. `Aave` or `morpho`; `undefined` where none is known. */
export function ruleOf(protocol: string): Rule | undefined {
  return FAMILIES.find(([name]) => name.test(protocol))?.[1];
}

/** What else an id may be made of, for protocols without a rule: a fit is a fit, whoever it is of. */
export const anyRule: Rule = (fields) => [...vault(fields), ...comet(fields), ...listed(fields)];

function ofToken(
  execution: string | null | undefined,
  token: string | null | undefined,
  name: string,
): readonly Candidate[] {
  return candidate(execution, token && hashedAddress(token), name, 'tokenAddress');
}

function ofItself(contract: string | null | undefined, name: string): readonly Candidate[] {
  return candidate(contract, contract && paddedAddress(contract), name);
}

function candidate(
  execution: string | null | undefined,
  market: string | null | undefined,
  ...proves: readonly string[]
): readonly Candidate[] {
  return execution && market ? [{ execution, market, proves }] : [];
}
