import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Address, getAddress } from 'viem';

/** An address of the sandbox's own, where the world has nothing. */
export const ownAddress = (what: string): Address =>
  getAddress(`0x${bytesToHex(sha256(utf8ToBytes(`countinghouse sandbox, ${what}`))).slice(0, 40)}`);

/** Where routers of 1tx live; what they deal with here is the sandbox's own money. */
const ROUTERS: Readonly<Record<number, Address>> = {
  8453: '0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC',
  42161: '0xC46C6b9260F3BD3735637AaEd4fBD1B1dE6D84AE',
};

/** The router of a chain. Throws where there is none. */
export function routerOf(chainId: number): Address {
  const router = ROUTERS[chainId];
  if (router === undefined) throw new Error(`no router on chain ${chainId}`);
  return router;
}

/** CCTP v2, the same on each chain. */
export const CCTP = {
  tokenMessenger: '0x28b5a0e9C621a5BadaA536219b3a228C8168cf5d',
  messageTransmitter: '0x81D40F21F12A8F0E3252Bccb954D722d4c464B64',
} as const satisfies Readonly<Record<string, Address>>;

/** Where USDC from another chain is taken in. */
export const CCTP_RECEIVER = ownAddress('cctp receiver');
export const EXCHANGE = ownAddress('exchange');

/** Circle's numbers of the chains. */
const DOMAINS: Readonly<Record<number, number>> = { 8453: 6, 42161: 3 };

/** The CCTP domain of a chain. Throws where it has none. */
export function domainOf(chainId: number): number {
  const domain = DOMAINS[chainId];
  if (domain === undefined) throw new Error(`no CCTP domain for chain ${chainId}`);
  return domain;
}

/** The chain of a CCTP domain; undefined for one that does not run here. */
export function chainOfDomain(domain: number): number | undefined {
  const found = Object.entries(DOMAINS).find(([, known]) => known === domain);
  return found === undefined ? undefined : Number(found[0]);
}
