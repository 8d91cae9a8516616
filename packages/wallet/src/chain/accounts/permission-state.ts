import { ok, type PermissionState } from '@countinghouse/core';
import { encodeFunctionData, getAddress, type Hex, parseAbi } from 'viem';
import { NO_ADDRESS } from '../../kernel/contracts.ts';
import { cut } from '../../kernel/hex.ts';
import type { ChainContext } from '../context.ts';
import type { Endpoint, EndpointAnswer } from '../endpoint.ts';
import { blockTag, bytes } from '../wire.ts';
import { askContract } from './ask-contract.ts';

const abi = parseAbi([
  'function validationConfig(bytes21 vId) view returns ((uint32 nonce, address hook))',
  'function permissionConfig(bytes4 pId) view returns ((bytes2 flag, address signer, bytes22[] policies))',
  'function validNonceFrom() view returns (uint32)',
]);

const configShape = [
  {
    type: 'tuple',
    components: [
      { name: 'nonce', type: 'uint32' },
      { name: 'hook', type: 'address' },
    ],
  },
] as const;
const permissionShape = [
  {
    type: 'tuple',
    components: [
      { name: 'flag', type: 'bytes2' },
      { name: 'signer', type: 'address' },
      { name: 'policies', type: 'bytes22[]' },
    ],
  },
] as const;

const NOWHERE: PermissionState = {
  installed: false,
  usable: false,
  nonce: 0,
  signer: null,
  policies: [],
};

/** By the word of one server, the first that answers. */
export async function readPermissionState(
  { pool }: ChainContext,
  account: Hex,
  permissionId: Hex,
): EndpointAnswer<PermissionState> {
  return pool.ask((endpoint) => permissionStateOf(endpoint, account, permissionId));
}

/** Installed: its hook is set (to "none", mostly). Usable: granted under a nonce that is still valid. */
export async function permissionStateOf(
  endpoint: Endpoint,
  account: Hex,
  permissionId: Hex,
): EndpointAnswer<PermissionState> {
  const code = await endpoint.call('eth_getCode', [account, blockTag('latest')], bytes);
  if (!code.ok) return code;
  if (code.value === '0x') return ok(NOWHERE);
  const config = await askContract(
    endpoint,
    account,
    encodeFunctionData({
      abi,
      functionName: 'validationConfig',
      args: [`0x02${permissionId.slice(2)}${'00'.repeat(16)}`],
    }),
    configShape,
  );
  if (!config.ok) return config;
  const validFrom = await askContract(
    endpoint,
    account,
    encodeFunctionData({ abi, functionName: 'validNonceFrom' }),
    [{ type: 'uint32' }],
  );
  if (!validFrom.ok) return validFrom;
  const permission = await askContract(
    endpoint,
    account,
    encodeFunctionData({ abi, functionName: 'permissionConfig', args: [permissionId] }),
    permissionShape,
  );
  if (!permission.ok) return permission;
  const [{ nonce, hook }] = config.value;
  const [{ signer, policies }] = permission.value;
  const installed = hook !== NO_ADDRESS;
  return ok({
    installed,
    usable: installed && nonce >= validFrom.value[0],
    nonce,
    signer: signer === NO_ADDRESS ? null : signer,
    // Two bytes of flags stand before each address.
    policies: policies.map((policy) => getAddress(cut(policy, 2))),
  });
}
