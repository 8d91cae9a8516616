import { useTokens } from '../../../client/streams.tsx';

/** The name of the chain that an asset (CAIP-19) lives on; its id where nobody has named it here. */
export function useChainName(asset: string): string | null {
  const { value } = useTokens();
  const [chain = ''] = asset.split('/');
  if (!chain.includes(':') || chain === asset) return null;
  return value?.list.find((token) => token.chain.id === chain)?.chain.name ?? chain;
}

const CHAIN_ID = /\b(?:eip155|bip122|near|solana|stellar|tron|sui|ton):[\w-]+/g;

/** Puts the names of chains in the place of their ids; an id that nobody has named here stays. */
export function useNamedChains(): (text: string) => string {
  const { value } = useTokens();
  const chains = new Map(value?.list.map(({ chain }) => [chain.id, chain.name]));
  return (text) => text.replace(CHAIN_ID, (id) => chains.get(id) ?? id);
}
