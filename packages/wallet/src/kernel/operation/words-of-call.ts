import { type AbiFunction, decodeFunctionData, type Hex, parseAbi, toFunctionSelector } from 'viem';
import { cut } from '../hex.ts';
import { knownFunction } from '../policies/known-functions.ts';

const LONGEST = 80;

/** By which the account itself is changed. */
const own: ReadonlyMap<string, AbiFunction> = new Map(
  parseAbi([
    'function installModule(uint256 moduleType, address module, bytes initData)',
    'function uninstallModule(uint256 moduleType, address module, bytes deInitData)',
    'struct Right { uint32 nonce; address hook; }',
    'function installValidations(bytes21[] ids, Right[] rights, bytes[] validationData, bytes[] hookData)',
    'function uninstallValidation(bytes21 id, bytes deinitData, bytes hookDeinitData)',
    'function invalidateNonce(uint32 nonce)',
    'function grantAccess(bytes21 id, bytes4 selector, bool allow)',
    'function changeRootValidator(bytes21 id, address hook, bytes validatorData, bytes hookData)',
    'function upgradeTo(address implementation)',
  ]).map((abi) => [toFunctionSelector(abi), abi]),
);

/** `approve with spender 0x…, amount 5` for the bytes of a call; the selector where nobody knows it. */
export function wordsOfCall(data: Hex): string {
  const selector = cut(data, 0, 4);
  const abi = knownFunction(selector)?.abi ?? own.get(selector);
  if (abi === undefined) return data === '0x' ? 'nothing' : `the function ${selector}`;
  const args = argumentsOf(abi, data);
  if (args === null) return abi.name;
  const named = abi.inputs.map(({ name }, at) => `${name} ${shown(args[at])}`);
  return `${abi.name} with ${named.join(', ')}`;
}

function argumentsOf(abi: AbiFunction, data: Hex): readonly unknown[] | null {
  try {
    return decodeFunctionData({ abi: [abi], data }).args ?? null;
  } catch {
    // viem throws where the bytes do not fit the function.
    return null;
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? 'of several parts' : String(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
