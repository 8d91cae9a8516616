import { concat, encodeFunctionData, getAddress, type Hex, numberToHex, parseAbi } from 'viem';
import { KERNEL_FACTORY, META_FACTORY } from './contracts.ts';
import { initialData } from './initial-data.ts';

const deployAbi = parseAbi([
  'function deployWithFactory(address factory, bytes createData, bytes32 salt) payable returns (address)',
]);

/** The init code of an operation that creates the owner's account first: factory, then its call data. */
export function initCode(owner: string, index = 0n): Hex {
  const data = encodeFunctionData({
    abi: deployAbi,
    functionName: 'deployWithFactory',
    args: [
      KERNEL_FACTORY,
      initialData(getAddress(owner.toLowerCase())),
      numberToHex(index, { size: 32 }),
    ],
  });
  return concat([META_FACTORY, data]).toLowerCase() as Hex;
}
