import { err, ok, type TransactionCall } from '@countinghouse/core';
import { decodeErrorResult, type Hex, parseAbi } from 'viem';
import { ENTRY_POINT } from '../../kernel/contracts.ts';
import { handleOpsData } from '../../kernel/operation/handle-ops.ts';
import { readHandleOps } from '../../kernel/operation/read-handle-ops.ts';
import type { ChainContext } from '../context.ts';
import type { EndpointAnswer } from '../endpoint.ts';
import { cleanText, requestFailure } from '../failure.ts';
import { blockTag, bytes, quantity } from '../wire.ts';

/** What the account's own calls take when the EntryPoint makes them, the transaction's base apart. */
export function readCallGas(
  { pool }: ChainContext,
  account: Hex,
  callData: Hex,
): EndpointAnswer<bigint> {
  const call = { from: ENTRY_POINT, to: account, data: callData };
  return pool.ask((endpoint) =>
    endpoint.call('eth_estimateGas', [call, blockTag('latest')], quantity),
  );
}

/**
 * A signature that is well formed and nobody's: the validator takes it apart, finds a stranger, and
 * says so without reverting. Then the EntryPoint stops at the signature, and only there.
 */
const STRANGERS_SIGNATURE: Hex =
  '0xfffffffffffffffffffffffffffffff0000000000000000000000000000000007aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1c';

const errorAbi = parseAbi([
  'error FailedOp(uint256 opIndex, string reason)',
  'error FailedOpWithRevert(uint256 opIndex, string reason, bytes inner)',
]);

/** `AA24 signature error` of the EntryPoint: all that came before it was in order. */
const SIGNATURE_MISSING = 'AA24';

/**
 * Lets the EntryPoint go through `handleOps` without sending it. Creation of the account, nonce and
 * payment are checked; what the calls do is not (see `callGas`), because it comes after the signature.
 * Null: it stopped at the signature only. Else what it stopped at, in its own words.
 */
export function rehearse(
  { pool }: ChainContext,
  { from, to, data }: TransactionCall,
): EndpointAnswer<string | null> {
  const carried = readHandleOps(data.toLowerCase() as Hex);
  if (carried === null) {
    return Promise.resolve(
      err(requestFailure('CHAIN_MALFORMED', 'This is not one operation for the EntryPoint.')),
    );
  }
  const { operation, beneficiary } = carried;
  const signed = handleOpsData(operation, STRANGERS_SIGNATURE, beneficiary as Hex);
  return pool.ask(async (endpoint) => {
    const call = { from, to, data: signed };
    const answer = await endpoint.call('eth_call', [call, blockTag('latest')], bytes);
    if (answer.ok) return ok('the EntryPoint did not ask for a signature');
    if (answer.error.code !== 'WOULD_REVERT') return answer;
    const reason = failedOperation(answer.error.revertData) ?? answer.error.message;
    return ok(reason.startsWith(SIGNATURE_MISSING) ? null : reason);
  });
}

function failedOperation(data: Hex | undefined): string | null {
  if (data === undefined) return null;
  try {
    const { args } = decodeErrorResult({ abi: errorAbi, data });
    return cleanText(String(args?.[1] ?? ''));
  } catch {
    // viem throws on errors of other contracts.
    return null;
  }
}
