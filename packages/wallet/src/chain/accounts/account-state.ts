import { err, ok, type SmartAccountState } from '@countinghouse/core';
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { ECDSA_VALIDATOR, NO_ADDRESS } from '../../kernel/contracts.ts';
import type { ChainContext } from '../context.ts';
import { type Endpoint, type EndpointAnswer, malformed } from '../endpoint.ts';
import { blockTag, bytes } from '../wire.ts';
import { askContract } from './ask-contract.ts';

const accountAbi = parseAbi([
  'function currentNonce() view returns (uint32)',
  'function validNonceFrom() view returns (uint32)',
  'function rootValidator() view returns (bytes21)',
]);
const validatorAbi = parseAbi([
  'function ecdsaValidatorStorage(address account) view returns (address)',
]);

/** What an account is initialised with, for one that is not there yet. */
const UNBORN: SmartAccountState = {
  deployed: false,
  currentNonce: 1,
  validNonceFrom: 0,
  rootValidator: null,
  owner: null,
};

/** All of one server, so that the answers are about one account at one time. */
export async function readAccountState(
  { pool }: ChainContext,
  account: Hex,
): EndpointAnswer<SmartAccountState> {
  return pool.ask((endpoint) => accountStateOf(endpoint, account));
}

/** By the word of one server. */
export async function accountStateOf(
  endpoint: Endpoint,
  account: Hex,
): EndpointAnswer<SmartAccountState> {
  const code = await endpoint.call('eth_getCode', [account, blockTag('latest')], bytes);
  if (!code.ok) return code;
  if (code.value === '0x') return ok(UNBORN);
  const current = await number(endpoint, account, 'currentNonce');
  if (!current.ok) return current;
  const validFrom = await number(endpoint, account, 'validNonceFrom');
  if (!validFrom.ok) return validFrom;
  const data = encodeFunctionData({ abi: accountAbi, functionName: 'rootValidator' });
  const root = await askContract(endpoint, account, data, [{ type: 'bytes21' }]);
  if (!root.ok) return noKernel(endpoint, root);
  const owner = await ownerOf(endpoint, account, root.value[0]);
  if (!owner.ok) return owner;
  return ok({
    deployed: true,
    currentNonce: current.value,
    validNonceFrom: validFrom.value,
    rootValidator: root.value[0],
    owner: owner.value,
  });
}

async function number(
  endpoint: Endpoint,
  account: Hex,
  functionName: 'currentNonce' | 'validNonceFrom',
): EndpointAnswer<number> {
  const data = encodeFunctionData({ abi: accountAbi, functionName });
  const answer = await askContract(endpoint, account, data, [{ type: 'uint32' }]);
  return answer.ok ? ok(answer.value[0]) : noKernel(endpoint, answer);
}

/** Null where another validator than the usual one guards the account. */
async function ownerOf(
  endpoint: Endpoint,
  account: Hex,
  root: string,
): EndpointAnswer<string | null> {
  if (root.toLowerCase() !== `0x01${ECDSA_VALIDATOR.slice(2).toLowerCase()}`) return ok(null);
  const data = encodeFunctionData({
    abi: validatorAbi,
    functionName: 'ecdsaValidatorStorage',
    args: [account],
  });
  const answer = await askContract(endpoint, ECDSA_VALIDATOR, data, [{ type: 'address' }]);
  if (!answer.ok) return answer;
  const [owner] = answer.value;
  return ok(owner === NO_ADDRESS ? null : owner);
}

/** A contract that refuses these questions is there, but it is no Kernel account. */
function noKernel<T extends { readonly ok: false; readonly error: { readonly code: string } }>(
  endpoint: Endpoint,
  answer: T,
): T | ReturnType<typeof err<ReturnType<typeof malformed>>> {
  return answer.error.code === 'WOULD_REVERT'
    ? err(malformed(endpoint.name, 'eth_call', 'at this address is no Kernel account'))
    : answer;
}
