import { decodeEventLog, type Hex, parseAbi } from 'viem';
import { z } from 'zod';
import type { Rpc } from '../../chains/rpc.ts';

const hex = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Receipt = z.object({
  status: z.string(),
  logs: z.array(z.object({ address: hex, topics: z.array(hex), data: hex })),
});

/** Something a contract said in a transaction. */
export type Log = z.infer<typeof Receipt>['logs'][number];

/** A transaction that is in a block: whether it held, and what was said in it. */
export async function receiptOf(
  rpc: Rpc,
  hash: Hex,
): Promise<{ readonly ok: boolean; readonly logs: readonly Log[] }> {
  const { status, logs } = Receipt.parse(await rpc('eth_getTransactionReceipt', hash));
  return { ok: status === '0x1', logs };
}

const EVENTS = parseAbi([
  'event UserOperationEvent(bytes32 indexed userOpHash, address indexed sender, address indexed paymaster, uint256 nonce, bool success, uint256 actualGasCost, uint256 actualGasUsed)',
  'event UserOperationRevertReason(bytes32 indexed userOpHash, address indexed sender, uint256 nonce, bytes revertReason)',
  'event Bought(address indexed account, bytes32 indexed id, uint256 amount, uint256 deposited, uint256 shares)',
  'event Sold(address indexed account, bytes32 indexed id, uint256 shares, uint256 out)',
  'event MessageSent(bytes message)',
  'event CrossChainBuyCompleted(address indexed recipient, bytes32 indexed id, uint256 amount, uint256 deposited)',
  'event CrossChainBuyFailed(address indexed recipient, bytes32 indexed id, uint256 amount, bytes reason)',
]);

/** The events the service knows, in the order they happened. */
export const eventsIn = (logs: readonly Log[]) =>
  logs.flatMap(({ topics, data }) => {
    const [first, ...rest] = topics;
    if (first === undefined) return [];
    try {
      return [decodeEventLog({ abi: EVENTS, topics: [first, ...rest], data })];
    } catch {
      return [];
    }
  });

export type Event = ReturnType<typeof eventsIn>[number];
