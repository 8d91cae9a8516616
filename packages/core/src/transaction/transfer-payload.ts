import type { TransactionCall } from '../ports/chain.ts';

/** What moves: `token` is a contract, or null for the chain's native asset. */
export interface TransferCall {
  readonly from: string;
  readonly to: string;
  readonly token: string | null;
  readonly amount: bigint;
}

const TRANSFER_SELECTOR = 'a9059cbb';
const WORD_LIMIT = 2n ** 256n;

/** The call that moves `amount`: a plain payment, or ERC-20 `transfer(address,uint256)`. */
export function transferCall({ from, to, token, amount }: TransferCall): TransactionCall {
  if (amount < 0n || amount >= WORD_LIMIT) throw new RangeError('amount does not fit in 256 bits');
  if (token === null) return { from, to, value: amount, data: '0x' };
  const recipient = to.toLowerCase().replace(/^0x/, '').padStart(64, '0');
  const units = amount.toString(16).padStart(64, '0');
  return { from, to: token, value: 0n, data: `0x${TRANSFER_SELECTOR}${recipient}${units}` };
}

/** Uses up a nonce and moves nothing: zero to oneself. */
export function cancelCall(account: string): TransactionCall {
  return { from: account, to: account, value: 0n, data: '0x' };
}
