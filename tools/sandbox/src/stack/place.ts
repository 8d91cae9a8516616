import { type Address, encodeDeployData, type Hex } from 'viem';
import { z } from 'zod';
import type { Artifact } from '../chains/compile.ts';
import type { Rpc } from '../chains/rpc.ts';

const Code = z.custom<Hex>((value) => typeof value === 'string' && value.length > 2);

/** What a constructor leaves behind, with what it fixes for ever; the contract is put nowhere yet. */
const made = async (rpc: Rpc, creation: Hex): Promise<Hex> =>
  Code.parse(await rpc('eth_call', { data: creation, gas: '0x1000000' }, 'latest'));

/** Puts a contract at an address of our choice, as if its constructor had run there. */
export async function place(rpc: Rpc, at: Address, creation: Hex): Promise<void> {
  await rpc('anvil_setCode', at, await made(rpc, creation));
}

/** The code that makes a contract with these arguments. */
export const creationOf = ({ abi, bytecode }: Artifact, args: readonly unknown[] = []): Hex =>
  encodeDeployData({ abi, bytecode, args });
