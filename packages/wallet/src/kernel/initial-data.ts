import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { ECDSA_VALIDATOR, NO_ADDRESS } from './contracts.ts';

const initializeAbi = parseAbi([
  'function initialize(bytes21 rootValidator, address hook, bytes validatorData, bytes hookData, bytes[] initConfig)',
]);

/** What a new account is initialised with: its owner's key by the ECDSA validator, and nothing else. */
export function initialData(owner: Hex): Hex {
  return encodeFunctionData({
    abi: initializeAbi,
    functionName: 'initialize',
    args: [`0x01${ECDSA_VALIDATOR.slice(2)}`, NO_ADDRESS, owner, '0x', []],
  });
}
