import { parseAbiItem } from 'viem';
import type { ActionView } from '../protocol.ts';
import type { Site } from './site.ts';

const ENTRY_POINT = '0x0000000071727De22E5E9d8BAf0edAc6f37da032';
const CARRIED_OUT = parseAbiItem(
  'event UserOperationEvent(bytes32 indexed userOpHash, address indexed sender, address indexed paymaster, uint256 nonce, bool success, uint256 actualGasCost, uint256 actualGasUsed)',
);

/** An operation of the account that the EntryPoint has carried out. */
export interface Operation {
  readonly chain: number;
  readonly userOpHash: string;
  readonly transaction: string;
  readonly success: boolean;
}

/** All of them on one chain, oldest first. */
export async function operationsOn({
  client,
  chain,
  account,
}: Site): Promise<readonly Operation[]> {
  const logs = await client.getLogs({
    address: ENTRY_POINT,
    event: CARRIED_OUT,
    args: { sender: account },
    fromBlock: 0n,
    toBlock: 'latest',
  });
  return logs.map(({ args, transactionHash }) => ({
    chain: chain.id,
    userOpHash: args.userOpHash ?? '',
    transaction: transactionHash,
    success: args.success === true,
  }));
}

/** The transaction that brought what came of an action, as far as the program knows it. */
export function broughtBy({ row }: ActionView): string | null {
  const arrived = row?.summary.arrived as { readonly hash?: unknown } | null | undefined;
  return typeof arrived?.hash === 'string' ? arrived.hash : null;
}

/**
 * What the chains have carried out for an action: by the name that it was told, and by what it brought
 * where nobody told it one. Null: it makes no operation.
 */
export function carriedOutFor(
  view: ActionView,
  operations: readonly Operation[],
): readonly Operation[] | null {
  const told = view.row?.summary.userOpHash;
  if (typeof told === 'string') {
    return operations.filter(({ userOpHash }) => userOpHash.toLowerCase() === told.toLowerCase());
  }
  const brought = broughtBy(view);
  return brought === null ? null : operations.filter((one) => one.transaction === brought);
}
