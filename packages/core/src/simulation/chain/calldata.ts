import type { EvmTransactionPayload } from '../../review/payload.ts';
import type { DecodedPayload } from '../../review/review.ts';
import { decodeHandleOps, describeOperation, SIM_ENTRY_POINT } from './operation.ts';

const TRANSFER = /^0xa9059cbb0{24}([0-9a-f]{40})([0-9a-f]{64})$/;

/** Calldata of ERC-20 `transfer(to, amount)`. */
export function encodeTransfer(to: string, amount: bigint): string {
  const recipient = to.toLowerCase().slice(2).padStart(64, '0');
  return `0xa9059cbb${recipient}${amount.toString(16).padStart(64, '0')}`;
}

/** Reads ERC-20 transfer calldata; null for anything else. */
export function decodeTransfer(
  data: string,
): { readonly to: string; readonly amount: bigint } | null {
  const found = TRANSFER.exec(data.toLowerCase());
  const [, recipient, amount] = found ?? [];
  if (recipient === undefined || amount === undefined) return null;
  return { to: `0x${recipient}`, amount: BigInt(`0x${amount}`) };
}

/** The simulated signer's own reading of a payload; it shares no code with whoever built it. */
export function decodeSimPayload(payload: EvmTransactionPayload): DecodedPayload {
  if (payload.data === '0x') {
    if (payload.value === '0' && payload.to.toLowerCase() === payload.from.toLowerCase()) {
      return { kind: 'cancel', reason: 'pays nothing to its own sender' };
    }
    const { to: recipient, value: units } = payload;
    return { kind: 'native-transfer', token: null, recipient, units };
  }
  if (payload.to.toLowerCase() === SIM_ENTRY_POINT) return decodeOperation(payload);
  const transfer = decodeTransfer(payload.data);
  if (transfer === null || payload.value !== '0') {
    return { kind: 'unknown', reason: 'its data is not a token transfer' };
  }
  const units = transfer.amount.toString();
  return { kind: 'erc20-transfer', token: payload.to, recipient: transfer.to, units };
}

function decodeOperation({ data, value, chain, from }: EvmTransactionPayload): DecodedPayload {
  const operation = decodeHandleOps(data);
  const ours = operation?.chain === chain && operation.owner === from && operation.right === null;
  const read = ours && value === '0' ? describeOperation(operation) : null;
  return read ?? { kind: 'unknown', reason: 'its operation is not one of the owner' };
}
