import {
  formatTransaction,
  isAddressEqual,
  keccak256,
  type RpcTransaction,
  recoverTransactionAddress,
  serializeTransaction,
  type TransactionSerializable,
} from 'viem';

/**
 * Whether a transaction as a node shows it really is one that `account` signed: its bytes are put
 * together again, must have its hash, and their signature must be the account's. A node can show what
 * it likes, but not sign with a key it does not have. Never throws; what cannot be read is not signed.
 */
export async function isSignedBy(shown: unknown, account: `0x${string}`): Promise<boolean> {
  try {
    const read = formatTransaction(shown as RpcTransaction);
    const { r, s, v, yParity } = read;
    const signature = { r, s, v, ...(yParity === undefined ? {} : { yParity }) };
    const fields = { ...read, data: read.input } as unknown as TransactionSerializable;
    const bytes = serializeTransaction(fields, signature);
    if (keccak256(bytes) !== read.hash.toLowerCase()) return false;
    return isAddressEqual(
      await recoverTransactionAddress({ serializedTransaction: bytes as never }),
      account,
    );
  } catch {
    return false;
  }
}
