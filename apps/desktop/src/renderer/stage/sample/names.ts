/** Addresses and hashes of the one swap that the pictures tell of. */
export const DEPOSIT = '0x76b4c56085ED136a8744D52bE956396624a730E8';
export const PAID = '0x5f3c9d1b7a2e4c6d8f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60';
export const PAYOUT = '0xa81d2f3e4c5b6a79880716253443526170f9e8d7c6b5a4938271605f4e3d2c1b';
export const CORRELATION = 'c0ffee4b-1c2d-4e5f-8a9b-0c1d2e3f4a5b';
export const BASE = { id: 'eip155:8453', name: 'Base' };
export const ARBITRUM = { id: 'eip155:42161', name: 'Arbitrum' };
