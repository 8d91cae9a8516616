import type { ChainFailureCode } from '@countinghouse/core';
import { cleanText, type EndpointFailure, endpointFailure, requestFailure } from './failure.ts';
import { revertBytes, revertReason } from './revert-reason.ts';

/** A JSON-RPC error object as the node sent it. */
export interface NodeError {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

/**
 * JSON-RPC has no codes for what matters here, so each node's words are matched. The order counts:
 * the first line that fits wins. Spellings of anvil, geth, erigon, nethermind, reth, besu.
 */
const spellings: readonly (readonly [ChainFailureCode, RegExp])[] = [
  [
    'REPLACEMENT_UNDERPRICED',
    /replacement (transaction )?underpriced|transaction_replacement_underpriced|replacement ?not ?allowed|could not replace existing|same nonce in the queue/i,
  ],
  ['NONCE_TOO_LOW', /nonce[ _](is )?too[ _]low|old ?nonce|nonce .* already (been )?used/i],
  [
    'INSUFFICIENT_FUNDS',
    /insufficient ?(funds|balance)|doesn't have enough funds|out ?of ?funds|upfront[ _]cost[ _]exceeds|gas required exceeds allowance/i,
  ],
  ['WOULD_REVERT', /revert|vm execution error|always failing transaction|invalid opcode/i],
];

const alreadyKnown =
  /already[ _]?(known|imported|exists)|\bknown transaction|same hash was already imported|already in (the )?(mem)?pool/i;

const overloaded = /rate limit|too many requests|request limit|capacity|throttl|timed? ?out/i;

/** True when the node says it holds these very bytes already: for a broadcast that is success. */
export function saysAlreadyKnown(error: NodeError): boolean {
  return alreadyKnown.test(error.message);
}

/** Puts a node's words under one of the closed codes. `sending`: the call was a broadcast. */
export function classifyNodeError(error: NodeError, sending: boolean): EndpointFailure {
  const text = cleanText(error.message);
  if (error.code === -32005 || error.code === 429 || overloaded.test(text)) {
    return endpointFailure('CHAIN_UNAVAILABLE', `The node is overloaded: ${text}`);
  }
  const found = spellings.find(([, words]) => words.test(text));
  if (found?.[0] === 'WOULD_REVERT' || (found === undefined && error.code === 3)) {
    const reason = revertReason(error.data) ?? text;
    const revertData = revertBytes(error.data);
    return {
      ...requestFailure('WOULD_REVERT', `The transaction would fail: ${reason}`),
      ...(revertData === null ? {} : { revertData }),
    };
  }
  if (found) return requestFailure(found[0], `The node refused: ${text}`);
  return sending
    ? requestFailure('TRANSACTION_REFUSED', `The node refused the transaction: ${text}`)
    : endpointFailure('CHAIN_UNAVAILABLE', `The node could not answer: ${text}`);
}
