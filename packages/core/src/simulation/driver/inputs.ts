import type { JsonObject } from '../../ports/json.ts';
import { simAddress } from '../address.ts';
import { USDC_ARB, USDC_BASE } from '../provider/market.ts';
import { ARBITRUM, BASE, OWNER } from '../world.ts';

/** The input of a send of USDC or ether to somebody with a name of their own. */
export function sendInput(options: {
  readonly chain: typeof BASE | typeof ARBITRUM;
  readonly to: string;
  readonly native: boolean;
  readonly units: bigint;
}): JsonObject {
  const token = options.native ? null : options.chain === BASE ? USDC_BASE : USDC_ARB;
  const native = { id: `${options.chain}/slip44:60`, symbol: 'ETH', decimals: 18 };
  const asset =
    token === null ? native : { id: `${options.chain}/erc20:${token}`, symbol: 'USDC', decimals: 6 };
  const { id, symbol, decimals } = asset;
  return {
    chain: options.chain,
    account: OWNER,
    to: options.to,
    pays: { asset: id, symbol, decimals, units: options.units.toString() },
    token,
    native,
    price: null,
    note: '',
  };
}

/** An address nobody else in the world pays, so that a payment to it can be told apart. */
export function payee(name: string): string {
  return simAddress(`payee ${name}`);
}
