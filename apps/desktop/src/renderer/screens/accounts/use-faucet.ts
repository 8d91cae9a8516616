import type { Failure } from '../../../contract/result.ts';
import { useCommand } from '../../client/command.ts';
import { useRead } from '../../client/read.ts';

export interface Faucet {
  /** What can be taken; null until it is known. */
  readonly assets:
    | readonly { readonly chain: { id: string; name: string }; symbol: string }[]
    | null;
  readonly take: (chain: string, symbol: string) => Promise<boolean>;
  /** Coin for fees and dollars, on the first chain. @returns what was given, in words; null if not */
  readonly takeFirst: () => Promise<string | null>;
  readonly running: boolean;
  readonly failure: Failure | null;
}

/** What a first swap needs: fees, and something to swap. */
const FIRST = ['ETH', 'USDC'];

/** The sandbox's faucet, for one account. */
export function useFaucet(account: string): Faucet {
  const assets = useRead('accounts', 'faucetAssets', undefined);
  const faucet = useCommand('accounts', 'faucet');
  const list = assets.state === 'full' ? assets.value : null;
  const take = async (chain: string, symbol: string): Promise<boolean> =>
    (await faucet.run({ account, chain, symbol })).ok;
  return {
    assets: list,
    take,
    takeFirst: async () => {
      const chain = list?.[0]?.chain;
      if (chain === undefined) return null;
      for (const symbol of FIRST) {
        if (list?.some((each) => each.chain.id === chain.id && each.symbol === symbol) !== true) {
          continue;
        }
        if (!(await take(chain.id, symbol))) return null;
      }
      return `The faucet paid on ${chain.name}`;
    },
    running: faucet.running || assets.state === 'loading',
    failure: assets.state === 'failed' ? assets.failure : faucet.failure,
  };
}
