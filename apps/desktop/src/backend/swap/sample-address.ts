import {
  type ChainId,
  evmChainNumber,
  type KnownOneClickCode,
  ONECLICK_CHAINS,
} from '@countinghouse/core';

/**
 * A well-formed address of each chain, from the standards' own examples. A dry quote needs one where
 * the person has not typed theirs yet: the price does not depend on it, and nobody ever pays to it.
 */
const SAMPLES: Readonly<Partial<Record<KnownOneClickCode, string>>> = {
  btc: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  bch: 'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2',
  ltc: 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9',
  doge: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
  dash: 'XsV4GHVKGTjQFvwB7c6mYsGV3Mxf7iser6',
  zec: 't1VmmGiyjVNeCjxDZzg7vZmd99WyzVby9yC',
  near: 'alice.near',
  sol: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  fogo: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  ton: 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA',
  xrp: 'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf',
  tron: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  sui: `0x${'ab'.repeat(32)}`,
  aptos: `0x${'1f'.repeat(32)}`,
  movement: `0x${'1f'.repeat(32)}`,
  stellar: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
  cardano: 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8',
  starknet: '0x02fd23d9182193775423497fc0c472e156c57c69e4089a1967fb288a2d84e914',
  aleo: 'aleo1rhgdu77hgyqd3xjj8ucu3jj9r2krwz6mnzyd80gncr5fxcwlh5rsvzp9px',
};

/** EIP-55's own example. */
const EVM_SAMPLE = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

const BY_CHAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(SAMPLES).map(([code, address]) => [
    ONECLICK_CHAINS[code as KnownOneClickCode].id,
    address,
  ]),
);

/** Some address of a chain; of an EVM chain where the chain is not known. */
export function sampleAddress(chain: ChainId): string {
  return evmChainNumber(chain) === undefined ? (BY_CHAIN.get(chain) ?? EVM_SAMPLE) : EVM_SAMPLE;
}
