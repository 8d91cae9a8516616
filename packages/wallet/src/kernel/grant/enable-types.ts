/** The types of a Kernel v3.1 grant, in their order; the order is part of the hash. */
export const ENABLE_TYPES = {
  Enable: [
    { name: 'validationId', type: 'bytes21' },
    { name: 'nonce', type: 'uint32' },
    { name: 'hook', type: 'address' },
    { name: 'validatorData', type: 'bytes' },
    { name: 'hookData', type: 'bytes' },
    { name: 'selectorData', type: 'bytes' },
  ],
} as const;

/** Some services send the domain's type along; then it must be this one. */
export const DOMAIN_TYPE = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
] as const;
