import type { AccountCall } from '@countinghouse/core';
import {
  encodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  maxUint256,
  parseAbi,
} from 'viem';

/** One call as ERC-7579 `execute` takes it. */
export interface Execution {
  readonly target: Hex;
  readonly value: bigint;
  readonly callData: Hex;
}

export const vaultAbi = parseAbi([
  'function redeem(uint256 shares, address receiver, address owner)',
]);

export const poolAbi = parseAbi(['function withdraw(address asset, uint256 amount, address to)']);

/** By the interface of Aave v3 all there is. A balance that grows by itself leaves no rest that way. */
export const ALL_LENT = maxUint256;

export const kernelAbi = parseAbi([
  'function invalidateNonce(uint32 nonce)',
  'function uninstallValidation(bytes21 vId, bytes deinitData, bytes hookDeinitData)',
]);

/** What a call of the account is on chain. Whatever moves goes to `owner`. */
export function executionOf(call: AccountCall, account: Hex, owner: Hex): Execution {
  switch (call.kind) {
    case 'transfer':
      return call.token === null
        ? { target: owner, value: call.units, callData: '0x' }
        : plain(
            call.token as Hex,
            encodeFunctionData({
              abi: erc20Abi,
              functionName: 'transfer',
              args: [owner, call.units],
            }),
          );
    case 'redeem':
      return plain(
        call.vault as Hex,
        encodeFunctionData({
          abi: vaultAbi,
          functionName: 'redeem',
          args: [call.shares, owner, account],
        }),
      );
    case 'pool-withdraw':
      return plain(
        call.pool as Hex,
        encodeFunctionData({
          abi: poolAbi,
          functionName: 'withdraw',
          args: [call.asset as Hex, ALL_LENT, owner],
        }),
      );
    case 'end-grants':
      return plain(
        account,
        encodeFunctionData({
          abi: kernelAbi,
          functionName: 'invalidateNonce',
          args: [call.validFrom],
        }),
      );
    case 'remove-permission':
      return plain(account, removalOf(call.permissionId as Hex, call.policies));
  }
}

/** Policies and signer of a permission need no data to be taken off; one empty entry each. */
export function removalOf(permissionId: Hex, policies: number): Hex {
  const nothing = Array.from({ length: policies + 1 }, (): Hex => '0x');
  return encodeFunctionData({
    abi: kernelAbi,
    functionName: 'uninstallValidation',
    args: [
      `0x02${permissionId.slice(2)}${'00'.repeat(16)}`,
      encodeAbiParameters([{ type: 'bytes[]' }], [nothing]),
      '0x',
    ],
  });
}

function plain(target: Hex, callData: Hex): Execution {
  return { target, value: 0n, callData };
}
