import { useTokens } from '../../../client/streams.tsx';

/** The name of the chain that an asset (CAIP-19) lives on; its id where nobody has named it here. */
export function useChainName(asset: string): string | null {
  const { value } = useTokens();
  const [chain = ''] = asset.split('/');
  if (!chain.includes(':') || chain === asset) return null;
  return value?.list.find((token) => token.chain.id === chain)?.chain.name ?? chain;
}
