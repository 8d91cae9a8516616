import type { SmartAccountPort } from '@countinghouse/core';
import { isBytes } from '../../kernel/hex.ts';
import { addressFrom, BadInput, guard, hashFrom, numberFrom } from '../border.ts';
import type { ChainContext } from '../context.ts';
import { readAccountState } from './account-state.ts';
import { readCallGas, rehearse } from './operation-gas.ts';
import { readOperationNonce } from './operation-nonce.ts';
import { readMovedBy, readOperation, readOperationIn } from './operations.ts';
import { readPermissionState } from './permission-state.ts';
import { readPoolBehind } from './pool-behind.ts';
import { readPoolToken } from './pool-token.ts';
import { readRedeemable } from './redeemable.ts';
import { readRightStanding } from './right-standing.ts';
import { readVaultAsset } from './vault-asset.ts';

/** What a chain knows of Kernel accounts and of the EntryPoint; over the same servers as the rest of it. */
export function createAccounts(context: ChainContext): SmartAccountPort {
  return {
    chain: context.chain,
    state: (account) => guard(() => readAccountState(context, addressFrom(account))),
    permission: (account, id) =>
      guard(() => readPermissionState(context, addressFrom(account), permissionFrom(id))),
    standing: ({ account, permissionId, nonce }) =>
      guard(() =>
        readRightStanding(context, {
          account: addressFrom(account),
          permissionId: permissionFrom(permissionId),
          nonce,
        }),
      ),
    operationNonce: (account, key) =>
      guard(() => {
        if (key < 0n || key >> 192n !== 0n) throw new BadInput('This is not a nonce key.');
        return readOperationNonce(context, addressFrom(account), key);
      }),
    operation: (query) =>
      guard(() => {
        if (query.fromBlock > query.toBlock) throw new BadInput('This range of blocks is empty.');
        return readOperation(context, {
          account: addressFrom(query.account),
          userOpHash: hashFrom(query.userOpHash),
          fromBlock: numberFrom(query.fromBlock),
          toBlock: numberFrom(query.toBlock),
        });
      }),
    operationIn: (transactionHash, userOpHash) =>
      guard(() => readOperationIn(context, hashFrom(transactionHash), hashFrom(userOpHash))),
    movedBy: ({ transactionHash, userOpHash, token }) =>
      guard(() =>
        readMovedBy(context, {
          transactionHash: hashFrom(transactionHash),
          userOpHash: hashFrom(userOpHash),
          token: addressFrom(token),
        }),
      ),
    callGas: (account, callData) =>
      guard(() => {
        if (!isBytes(callData)) throw new BadInput('These are not bytes.');
        return readCallGas(context, addressFrom(account), callData);
      }),
    rehearse: (call) =>
      guard(() =>
        rehearse(context, { ...call, from: addressFrom(call.from), to: addressFrom(call.to) }),
      ),
    vaultAsset: (vault) => guard(() => readVaultAsset(context, addressFrom(vault))),
    poolToken: (pool, asset) =>
      guard(() => readPoolToken(context, addressFrom(pool), addressFrom(asset))),
    poolBehind: (token, asset) =>
      guard(() => readPoolBehind(context, addressFrom(token), addressFrom(asset))),
    redeemable: (vault, shares) => guard(() => readRedeemable(context, addressFrom(vault), shares)),
  };
}

function permissionFrom(id: string) {
  if (!isBytes(id) || id.length !== 10) throw new BadInput('This is not a permission id.');
  return id;
}
