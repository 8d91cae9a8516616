import type { OperationPlan, PlannedOperation } from '@countinghouse/core';
import { getAddress, type Hex } from 'viem';
import { ENTRY_POINT } from '../contracts.ts';
import { initCode } from '../factory-data.ts';
import { executionOf } from './account-calls.ts';
import { executeData } from './execute-data.ts';
import { callGasLimit, transactionGas, verificationGas } from './gas-limits.ts';
import { handleOpsData } from './handle-ops.ts';
import { operationHash } from './operation-hash.ts';
import { pack } from './pack.ts';

/**
 * Builds the operation by which an owner moves what their account holds to themselves, or ends what
 * they have granted, and the transaction that carries it, to be sent by the owner, who pays the gas
 * and is the beneficiary. Throws on addresses that are none and on no calls at all: bugs of the caller.
 */
export function planOperation(plan: OperationPlan): PlannedOperation {
  const owner = addressOf(plan.owner);
  const account = addressOf(plan.account);
  const callData = executeData(plan.calls.map((call) => executionOf(call, account, owner)));
  const verification = verificationGas(plan.deployed);
  const calls = callGasLimit(plan.calls, plan.callGas);
  const packed = pack({
    sender: account,
    nonce: plan.nonce,
    initCode: plan.deployed ? '0x' : initCode(owner),
    callData,
    verificationGasLimit: verification,
    callGasLimit: calls,
  });
  const data = handleOpsData(packed, '0x', owner);
  return {
    userOpHash: operationHash(packed, BigInt(plan.chain.slice('eip155:'.length))),
    callData,
    call: { from: owner, to: ENTRY_POINT, value: 0n, data },
    gas: transactionGas(data, verification, calls),
  };
}

function addressOf(text: string): Hex {
  return getAddress(text.toLowerCase());
}
