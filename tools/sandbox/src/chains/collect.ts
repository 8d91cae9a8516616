import { type Hex, hexToBigInt, keccak256 } from 'viem';
import type { HDAccount } from 'viem/accounts';
import { z } from 'zod';
import type { Own } from './own.ts';
import type { Rpc } from './rpc.ts';
import type { Sender } from './sender.ts';
import { type ChainAsset, transferCall } from './transfer.ts';

const Quantity = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const GWEI = 1_000_000_000n;

/** What collecting needs of a chain; `own` hears of a transaction before it is broadcast. */
export interface CollectWorld {
  readonly rpc: Rpc;
  readonly chainId: number;
  readonly treasury: Sender;
  readonly own: Own;
}

/**
 * Moves an amount from an account that may hold no gas to the treasury. Tokens need a stipend first;
 * of the chain's own coin the gas is taken from the amount. Once for each purpose.
 */
export async function collect(
  { rpc, chainId, treasury, own }: CollectWorld,
  from: HDAccount,
  asset: ChainAsset,
  amount: bigint,
  purpose: string,
): Promise<Hex> {
  const before = own.madeFor(purpose);
  if (before !== undefined) return before;
  const gasPrice = hexToBigInt(Quantity.parse(await rpc('eth_gasPrice'))) * 2n + GWEI;
  const gas = asset === 'native' ? 21_000n : 100_000n;
  if (asset !== 'native') {
    const value = gas * gasPrice;
    await treasury.included(await treasury.send({ to: from.address, value, gas: 21_000n }));
  }
  const moved = asset === 'native' ? amount - gas * gasPrice : amount;
  const raw = await from.signTransaction({
    ...transferCall(asset, treasury.address, moved),
    ...{ type: 'legacy', chainId, gas, gasPrice },
    nonce: Number(await rpc('eth_getTransactionCount', from.address, 'pending')),
  });
  const hash = keccak256(raw);
  own.signed({ hash, raw, purpose });
  await rpc('eth_sendRawTransaction', raw);
  return hash;
}
