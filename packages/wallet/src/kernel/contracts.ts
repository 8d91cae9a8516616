/** Kernel v3.1 and what it stands on: the same addresses on every chain (CREATE2, salt 0). */
export const ENTRY_POINT = '0x0000000071727De22E5E9d8BAf0edAc6f37da032';
export const KERNEL_FACTORY = '0xaac5D4240AF87249B3f71BC8E4A2cae074A3E419';
export const META_FACTORY = '0xd703aaE79538628d27099B8c4f621bE4CCd142d5';
export const ECDSA_VALIDATOR = '0x845ADb2C711129d4f3966735eD98a9F09fC4cE57';
/** Checks the signature of a permission's key. */
export const ECDSA_SIGNER = '0x6A6F069E2a08c2468e7724Ab3250CdBFBA14D4FF';

/** Hash of the init code of the proxy that every account is: ERC-1967 onto the implementation 0.3.1. */
export const PROXY_INIT_CODE_HASH =
  '0x85d96aa1c9a65886d094915d76ccae85f14027a02c1647dde659f869460f03e6';

export const NO_ADDRESS = '0x0000000000000000000000000000000000000000';

/** ERC-7579 `execute(bytes32,bytes)`. */
export const EXECUTE_SELECTOR = '0xe9ae5c53';
