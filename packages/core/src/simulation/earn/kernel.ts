import type { AccountCall, KernelPort, OperationPlan } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import type { KernelEnable } from '../../review/payload.ts';
import {
  carriedCall,
  decodeBundle,
  encodeHandleOps,
  operationHash,
  SIM_ENTRY_POINT,
  type SimCall,
  type SimOperation,
} from '../chain/operation.ts';
import { simAccountOf } from '../chain/smart.ts';
import { placeOn } from './vaults.ts';

/** What can be known of the simulated accounts without asking anybody. */
export const SIM_KERNEL: KernelPort = {
  accountOf: simAccountOf,
  readGrant(typedData, expected) {
    const read = typedData as unknown as Partial<KernelEnable> | null;
    if (read?.primaryType !== 'Enable' || read.domain === undefined) {
      return err({ code: 'NOT_A_GRANT', message: 'This is no grant.' });
    }
    if (`eip155:${read.domain.chainId}` !== expected.chain) {
      return err({ code: 'WRONG_CHAIN', message: 'This is for another chain.' });
    }
    if (read.domain.verifyingContract !== expected.account) {
      return err({ code: 'WRONG_ACCOUNT', message: 'This is for another account.' });
    }
    return ok({
      kind: 'typed-data',
      chain: expected.chain,
      from: expected.owner,
      typedData: read as KernelEnable,
    });
  },
  planOperation(plan) {
    const operation: SimOperation = {
      chain: plan.chain,
      owner: plan.owner,
      account: plan.account,
      nonce: plan.nonce.toString(),
      creates: !plan.deployed,
      calls: plan.calls.map((call) => callOf(call, plan)),
      right: null,
      signature: null,
    };
    const data = encodeHandleOps(operation);
    return {
      userOpHash: operationHash(operation),
      callData: JSON.stringify(operation.calls),
      call: { from: plan.owner, to: SIM_ENTRY_POINT, value: 0n, data },
      gas: 200_000n + (plan.callGas ?? 200_000n),
    };
  },
  readCarried({ data }, { userOpHash }) {
    const wanted = userOpHash.toLowerCase();
    const operation = decodeBundle(data).find((each) => operationHash(each) === wanted);
    if (operation === undefined) return null;
    const { account, calls, right } = operation;
    const besides = right === null ? [] : ['It is not an operation of the key of the owner.'];
    return { account, calls: calls.map((call) => carriedCall(call, account)), besides };
  },
};

function callOf(call: AccountCall, { chain, owner }: OperationPlan): SimCall {
  switch (call.kind) {
    case 'transfer':
      return { kind: 'transfer', token: call.token, to: owner, units: call.units.toString() };
    case 'redeem': {
      const usdc = placeOn(chain)?.usdc.token ?? '';
      const shares = call.shares.toString();
      return { kind: 'redeem', vault: call.vault, usdc, shares, receiver: owner };
    }
    case 'pool-withdraw': {
      const token = placeOn(chain)?.pool.token.token ?? '';
      const { pool, asset: usdc } = call;
      return { kind: 'pool-withdraw', pool, token, usdc, receiver: owner };
    }
    case 'end-grants':
      return { kind: 'end-grants', validFrom: call.validFrom };
    case 'remove-permission':
      return { kind: 'remove-permission', permissionId: call.permissionId };
  }
}
