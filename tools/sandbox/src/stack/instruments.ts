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

/** A vault of a local chain that the 1tx service offers. */
export interface InstrumentPlan {
  readonly chainId: number;
  readonly vault: Address;
  readonly protocol: 'Morpho' | 'Euler' | 'Fluid';
  readonly name: string;
  /** Symbol of the shares. */
  readonly symbol: string;
  readonly shareDecimals: number;
  /** What is deposited; another than USDC is swapped into. */
  readonly token: 'USDC' | 'DAI';
  /** Percent a year at the start. */
  readonly apy: number;
}

export const INSTRUMENTS: readonly InstrumentPlan[] = [
  {
    ...{ chainId: 8453, vault: ownAddress('vault, Base, Morpho'), protocol: 'Morpho' },
    ...{ name: 'Harbour USDC Prime', symbol: 'hbrUSDC', shareDecimals: 18 },
    ...{ token: 'USDC', apy: 5.2 },
  },
  {
    ...{ chainId: 8453, vault: ownAddress('vault, Base, Euler'), protocol: 'Euler' },
    ...{ name: 'Euler USDC Base', symbol: 'eUSDC-1', shareDecimals: 6, token: 'USDC', apy: 6.45 },
  },
  {
    ...{ chainId: 8453, vault: ownAddress('vault, Base, Fluid'), protocol: 'Fluid' },
    ...{ name: 'Fluid DAI', symbol: 'fDAI', shareDecimals: 18, token: 'DAI', apy: 4.1 },
  },
  {
    // The vault of the examples in 1tx's own documents, so that they work here as they stand.
    ...{ chainId: 42161, vault: '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC' },
    ...{ protocol: 'Morpho', name: 'Clearstar USDC Reactor', symbol: 'CSUSDC' },
    ...{ shareDecimals: 18, token: 'USDC', apy: 7.3 },
  },
  {
    ...{ chainId: 42161, vault: ownAddress('vault, Arbitrum, Fluid'), protocol: 'Fluid' },
    ...{ name: 'Fluid USDC', symbol: 'fUSDC', shareDecimals: 6, token: 'USDC', apy: 5.75 },
  },
  {
    ...{ chainId: 42161, vault: ownAddress('vault, Arbitrum, Euler'), protocol: 'Euler' },
    ...{ name: 'Euler DAI Arbitrum', symbol: 'eDAI-1', shareDecimals: 18, token: 'DAI', apy: 3.9 },
  },
];

/** An address as a market id. */
export const marketIdOf = (vault: Address): Hex =>
  pad(vault.toLowerCase() as Address, { size: 32 });

/** The id 1tx gives a vault: its chain in four bytes, then the start of a hash over where it is. */
export function instrumentId(chainId: number, vault: Address): Hex {
  const where = encodeAbiParameters(parseAbiParameters('address, bytes32'), [
    vault,
    marketIdOf(vault),
  ]);
  return concat([numberToHex(chainId, { size: 4 }), slice(keccak256(where), 0, 28)]);
}
