import type { KernelEnable } from '@countinghouse/core';
import { hashTypedData } from 'viem';
import type { Hex } from '../hex.ts';
import { ENABLE_TYPES } from './enable-types.ts';

/** What is signed: EIP-712 under the fixed types. Throws where a field is not of its type. */
export function enableDigest({ domain, message }: KernelEnable): Hex {
  return hashTypedData({
    domain: { ...domain, verifyingContract: domain.verifyingContract as Hex },
    types: ENABLE_TYPES,
    primaryType: 'Enable',
    message: {
      validationId: message.validationId as Hex,
      nonce: message.nonce,
      hook: message.hook as Hex,
      validatorData: message.validatorData as Hex,
      hookData: message.hookData as Hex,
      selectorData: message.selectorData as Hex,
    },
  });
}
