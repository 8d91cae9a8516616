/** Where a transaction of a chain can be looked at by anybody; `{}` stands for its hash. */
const EXPLORERS: ReadonlyMap<string, string> = new Map([
  ['eip155:1', 'https://etherscan.io/tx/{}'],
  ['eip155:10', 'https://optimistic.etherscan.io/tx/{}'],
  ['eip155:56', 'https://bscscan.com/tx/{}'],
  ['eip155:100', 'https://gnosisscan.io/tx/{}'],
  ['eip155:137', 'https://polygonscan.com/tx/{}'],
  ['eip155:8453', 'https://basescan.org/tx/{}'],
  ['eip155:42161', 'https://arbiscan.io/tx/{}'],
  ['eip155:43114', 'https://snowtrace.io/tx/{}'],
  ['eip155:80094', 'https://berascan.com/tx/{}'],
  ['eip155:534352', 'https://scrollscan.com/tx/{}'],
  ['bip122:000000000019d6689c085ae165831e93', 'https://mempool.space/tx/{}'],
  ['solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'https://solscan.io/tx/{}'],
  ['near:mainnet', 'https://nearblocks.io/txns/{}'],
  ['tron:728126428', 'https://tronscan.org/#/transaction/{}'],
  ['xrpl:0', 'https://xrpscan.com/tx/{}'],
  ['stellar:pubnet', 'https://stellar.expert/explorer/public/tx/{}'],
]);

/** A page about a transaction; null where we know none, and in the sandbox, whose chains nobody else sees. */
export function explorerUrl(
  profile: 'sandbox' | 'live',
  chain: string,
  hash: string,
): string | null {
  const pattern = profile === 'live' ? EXPLORERS.get(chain) : undefined;
  return pattern?.replace('{}', encodeURIComponent(hash)) ?? null;
}
