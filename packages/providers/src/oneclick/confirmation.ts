import {
  chainFromOneClick,
  confirmationMsOf,
  UNKNOWN_CHAIN_CONFIRMATION_MS,
} from '@countinghouse/core';

/**
 * How long a deposit on `blockchain` (1Click's short name) may take to be credited, in
 * milliseconds; the longest known where the chain is not. A deposit sent later than the requested
 * deadline minus this may be refunded instead of swapped, so nothing is sent after that moment.
 */
export function confirmationTimeMs(blockchain: string | undefined): number {
  const chain = chainFromOneClick(blockchain);
  return chain.ok ? confirmationMsOf(chain.value) : UNKNOWN_CHAIN_CONFIRMATION_MS;
}
