import {
  type EvmTransactionPayload,
  err,
  ok,
  type Result,
  type SignedTransaction,
  type SignerFailure,
} from '@countinghouse/core';
import {
  getAddress,
  type Hex,
  hashMessage,
  hexToBytes,
  isAddressEqual,
  keccak256,
  parseTransaction,
  recoverAddress,
  recoverTransactionAddress,
  serializeTransaction,
  type TransactionSerializedEIP1559,
} from 'viem';
import { signHash } from './key.ts';
import type { OpenAccount } from './wallet.ts';

/**
 * Signs, then reads the result back with another implementation of the curve: who signed it, what
 * it says, what its hash is. A fault in memory or in a library must not leave the process.
 */
export async function signEvmTransaction(
  account: OpenAccount,
  payload: EvmTransactionPayload,
  nonce: number,
): Promise<Result<SignedTransaction, SignerFailure>> {
  const fields = {
    type: 'eip1559' as const,
    chainId: Number(payload.chain.slice('eip155:'.length)),
    nonce,
    to: getAddress(payload.to.toLowerCase()),
    value: BigInt(payload.value),
    data: payload.data.toLowerCase() as `0x${string}`,
    gas: BigInt(payload.gas),
    maxFeePerGas: BigInt(payload.maxFeePerGas),
    maxPriorityFeePerGas: BigInt(payload.maxPriorityFeePerGas),
  };
  const unsigned = serializeTransaction(fields);
  const raw = serializeTransaction(fields, signHash(keccak256(unsigned, 'bytes'), account.key));
  const back = parseTransaction(raw);
  const same =
    isAddressEqual(
      await recoverTransactionAddress({ serializedTransaction: raw }),
      account.address,
    ) &&
    back.chainId === fields.chainId &&
    (back.nonce ?? 0) === nonce &&
    typeof back.to === 'string' &&
    isAddressEqual(back.to, fields.to) &&
    (back.value ?? 0n) === fields.value &&
    (back.data ?? '0x') === fields.data &&
    (back.gas ?? 0n) === fields.gas &&
    (back.maxFeePerGas ?? 0n) === fields.maxFeePerGas &&
    (back.maxPriorityFeePerGas ?? 0n) === fields.maxPriorityFeePerGas;
  return same ? ok({ raw, hash: hashOf(raw) }) : selfCheckFailed();
}

/** 65 bytes: r, s, and v as 27 or 28. */
export interface MessageSignature {
  readonly signature: `0x${string}`;
}

/** EIP-191 over bytes, read back like a transaction. */
export function signPersonal(
  account: OpenAccount,
  message: Uint8Array,
): Promise<Result<MessageSignature, SignerFailure>> {
  return signReadBack(account, hashMessage({ raw: message }));
}

/** EIP-712: the hash of structured data, read back like a transaction. */
export function signTypedHash(
  account: OpenAccount,
  hash: Hex,
): Promise<Result<MessageSignature, SignerFailure>> {
  return signReadBack(account, hash);
}

async function signReadBack(
  account: OpenAccount,
  hash: Hex,
): Promise<Result<MessageSignature, SignerFailure>> {
  const { r, s, yParity } = signHash(hexToBytes(hash), account.key);
  const signature = `${r}${s.slice(2)}${yParity === 1 ? '1c' : '1b'}` as const;
  const by = await recoverAddress({ hash, signature });
  return isAddressEqual(by, account.address) ? ok({ signature }) : selfCheckFailed();
}

function hashOf(raw: TransactionSerializedEIP1559): string {
  return keccak256(raw);
}

function selfCheckFailed(): Result<never, SignerFailure> {
  const message =
    'What was signed does not read back as what was asked. Nothing left the signer; restart.';
  return err({ code: 'SELF_CHECK_FAILED', message });
}
