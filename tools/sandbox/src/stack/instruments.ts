import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  keccak256,
  numberToHex,
  pad,
  parseAbiParameters,
  slice,
} from 'viem';
import { ownAddress } from './addresses.ts';

/** Something of a local chain where money grows, which the 1tx service offers. */
export interface InstrumentPlan {
  readonly chainId: number;
  readonly protocol: 'Morpho' | 'Euler' | 'Fluid' | 'Aave';
  /** Where deposits go: an ERC-4626 vault, or a pool in the manner of Aave. */
  readonly execution: Address;
  /** What a depositor holds: the vault itself, or the pool's aToken. */
  readonly shares: Address;
  readonly name: string;
  /** Symbol of the shares. */
  readonly symbol: string;
  readonly shareDecimals: number;
  /** What is deposited; another than USDC is swapped into. */
  readonly token: 'USDC' | 'DAI';
  /** Percent a year at the start. */
  readonly apy: number;
}

const vaultAt = (vault: Address) => ({ execution: vault, shares: vault });

export const INSTRUMENTS: readonly InstrumentPlan[] = [
  {
    ...{ chainId: 8453, ...vaultAt(ownAddress('vault, Base, Morpho')), protocol: 'Morpho' },
    ...{ name: 'Harbour USDC Prime', symbol: 'hbrUSDC', shareDecimals: 18 },
    ...{ token: 'USDC', apy: 5.2 },
  },
  {
    ...{ chainId: 8453, ...vaultAt(ownAddress('vault, Base, Euler')), protocol: 'Euler' },
    ...{ name: 'Euler USDC Base', symbol: 'eUSDC-1', shareDecimals: 6, token: 'USDC', apy: 6.45 },
  },
  {
    ...{ chainId: 8453, ...vaultAt(ownAddress('vault, Base, Fluid')), protocol: 'Fluid' },
    ...{ name: 'Fluid DAI', symbol: 'fDAI', shareDecimals: 18, token: 'DAI', apy: 4.1 },
  },
  {
    // The vault of the examples in 1tx's own documents, so that they work here as they stand.
    ...{ chainId: 42161, ...vaultAt('0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC') },
    ...{ protocol: 'Morpho', name: 'Clearstar USDC Reactor', symbol: 'CSUSDC' },
    ...{ shareDecimals: 18, token: 'USDC', apy: 7.3 },
  },
  {
    ...{ chainId: 42161, ...vaultAt(ownAddress('vault, Arbitrum, Fluid')), protocol: 'Fluid' },
    ...{ name: 'Fluid USDC', symbol: 'fUSDC', shareDecimals: 6, token: 'USDC', apy: 5.75 },
  },
  {
    ...{ chainId: 42161, ...vaultAt(ownAddress('vault, Arbitrum, Euler')), protocol: 'Euler' },
    ...{ name: 'Euler DAI Arbitrum', symbol: 'eDAI-1', shareDecimals: 18, token: 'DAI', apy: 3.9 },
  },
  {
    // Aave's pool has its real address; its money is the sandbox's own, and so its id is another.
    ...{ chainId: 8453, execution: '0xA238Dd80C259a72e81d7e4664a9801593F98d1c5' },
    ...{ shares: ownAddress('aToken, Base'), protocol: 'Aave', name: 'Aave USDC Base' },
    ...{ symbol: 'aBasUSDC', shareDecimals: 6, token: 'USDC', apy: 4.85 },
  },
];

/** Which market of a protocol it is: a vault is its own, of a pool it is the token's. */
export const marketIdOf = ({ protocol, execution }: InstrumentPlan, token: Address): Hex =>
  protocol === 'Aave'
    ? keccak256(encodeAbiParameters(parseAbiParameters('address'), [token]))
    : pad(execution.toLowerCase() as Address, { size: 32 });

/** The id 1tx gives it: its chain in four bytes, then the start of a hash over where it is. */
export function instrumentId(plan: InstrumentPlan, token: Address): Hex {
  const where = encodeAbiParameters(parseAbiParameters('address, bytes32'), [
    plan.execution,
    marketIdOf(plan, token),
  ]);
  return concat([numberToHex(plan.chainId, { size: 4 }), slice(keccak256(where), 0, 28)]);
}
