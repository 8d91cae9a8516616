import type { Answer } from '../../contract/result.ts';
import type { Token } from '../../contract/swap.ts';
import { failed, ofProvider } from '../failures.ts';
import { namedChain } from '../names.ts';
import type { OpenHouse } from '../open-house.ts';
import { tokenList } from './token-list.ts';

/** Every token that can be swapped, with what we can do with it ourselves. */
export async function swapTokens(house: OpenHouse): Promise<Answer<{ at: number; list: Token[] }>> {
  const list = await tokenList(house);
  if (!list.ok) return failed(ofProvider(list.error));
  const { chains } = house.outside;
  return {
    ok: true,
    value: {
      at: list.value.at,
      list: list.value.tokens.map(({ token, asset, price }) => ({
        id: token.id,
        symbol: asset.symbol,
        decimals: asset.decimals,
        chain: namedChain(asset.chain),
        contract: token.contract,
        price,
        // Only EVM chains have an endpoint here, so a chain that can be read can be paid on.
        payable: chains.has(asset.chain),
        readable: chains.has(asset.chain),
      })),
    },
  };
}
