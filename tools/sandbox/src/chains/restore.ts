import { type Hex, hexToNumber, numberToHex } from 'viem';
import { z } from 'zod';
import type { Own } from './own.ts';
import type { Rpc } from './rpc.ts';

/** A chain as it was saved, and where it had come to. */
export interface ChainBefore {
  readonly state: Uint8Array;
  /** Blocks above the saved state were empty; a client may have seen them. */
  readonly head: number;
  /** Seconds the clock had been moved by. */
  readonly ahead: number;
}

const Quantity = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Head = z.object({ number: Quantity, timestamp: Quantity });

/**
 * Puts a saved chain into a fresh node. What the sandbox had broadcast and the saved state lacks is
 * broadcast again, byte for byte. Then blocks are made until the chain is longer than it ever was: the
 * newest of them that is final lies above everything that was final before, and has a state to read.
 */
export async function restoreChain(
  rpc: Rpc,
  before: ChainBefore,
  own: Own,
  finality: number,
): Promise<void> {
  const state = `0x${Buffer.from(before.state).toString('hex')}`;
  if ((await rpc('anvil_loadState', state)) !== true) {
    throw new Error('the saved state of a chain could not be loaded');
  }
  const head = Head.parse(await rpc('eth_getBlockByNumber', 'latest', false));
  // A fresh node knows nothing of a clock that was moved, nor that blocks must not go back in time.
  const behind = hexToNumber(head.timestamp) + 1 - Math.floor(Date.now() / 1_000);
  await rpc('evm_increaseTime', numberToHex(Math.max(0, before.ahead, behind)));
  for (const { hash, raw } of own.all) {
    if ((await rpc('eth_getTransactionByHash', hash)) !== null) continue;
    // One that no longer fits (its money was moved by another) is refused, and that is right.
    await rpc('eth_sendRawTransaction', raw).catch(() => {});
  }
  const missing = Math.max(0, before.head - hexToNumber(head.number)) + finality + 1;
  for (let made = 0; made < missing; made += 1) await rpc('evm_mine');
}
