import { type Address, getAddress } from 'viem';

/** Where the ERC-4337 stack lives, on every chain of the world and so here too. */
export const CANONICAL = {
  /** Puts contracts at addresses that follow from their code; every local node has it. */
  create2Deployer: '0x4e59b44847b379578588920cA78FbF26c0B4956C',
  /** ERC-4337 v0.7. */
  entryPoint: '0x0000000071727De22E5E9d8BAf0edAc6f37da032',
  /** Kernel v3.1: the code of every account. */
  kernel: '0xBAC849bB641841b44E965fB01A4Bf5F074f84b4D',
  kernelFactory: '0xaac5D4240AF87249B3f71BC8E4A2cae074A3E419',
  factoryStaker: '0xd703aaE79538628d27099B8c4f621bE4CCd142d5',
  ecdsaValidator: '0x845ADb2C711129d4f3966735eD98a9F09fC4cE57',
  ecdsaSigner: '0x6A6F069E2a08c2468e7724Ab3250CdBFBA14D4FF',
  /** Version 0.0.4. */
  callPolicy: '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2',
  timestampPolicy: '0xB9f8f524bE6EcD8C945b1b87f9ae5C192FdCE20F',
} as const satisfies Readonly<Record<string, Address>>;

/** A policy that is the sandbox's own: what 1tx uses to cap spending is not known. */
export const SPEND_CAP_POLICY: Address = getAddress('0x848518dbc61d1b3cb62a94747fd45173c57be282');
