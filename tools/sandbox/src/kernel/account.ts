import {
  type Address,
  concat,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  keccak256,
  numberToHex,
  parseAbi,
} from 'viem';
import { CANONICAL } from './addresses.ts';

/** Hash of the code that makes a proxy to Kernel v3.1. */
const INIT_CODE_HASH = '0x85d96aa1c9a65886d094915d76ccae85f14027a02c1647dde659f869460f03e6';

const KERNEL = parseAbi([
  'function initialize(bytes21 root, address hook, bytes validatorData, bytes hookData, bytes[] initConfig)',
]);
const STAKER = parseAbi([
  'function deployWithFactory(address factory, bytes createData, bytes32 salt) payable returns (address)',
]);

/** The account's first index; there is one account for each owner. */
const INDEX = numberToHex(0, { size: 32 });

/** The call that makes `owner` the root of a new account, through the ECDSA validator. */
function initData(owner: Address): Hex {
  const root = concat(['0x01', CANONICAL.ecdsaValidator]);
  const none = '0x0000000000000000000000000000000000000000';
  return encodeFunctionData({
    abi: KERNEL,
    functionName: 'initialize',
    args: [root, none, owner, '0x', []],
  });
}

/** The smart account of an owner, the same on every chain, deployed or not. */
export const accountOf = (owner: Address): Address =>
  getContractAddress({
    opcode: 'CREATE2',
    from: CANONICAL.kernelFactory,
    salt: keccak256(concat([initData(owner), INDEX])),
    bytecodeHash: INIT_CODE_HASH,
  });

/** What the first user operation of an account carries, so that EntryPoint deploys it. */
export const initCodeOf = (owner: Address): Hex =>
  concat([
    CANONICAL.factoryStaker,
    encodeFunctionData({
      abi: STAKER,
      functionName: 'deployWithFactory',
      args: [CANONICAL.kernelFactory, initData(owner), INDEX],
    }),
  ]);
