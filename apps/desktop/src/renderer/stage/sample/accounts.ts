import type { Account } from '../../../contract/accounts.ts';

export const MAIN = '0x8C4f1aE05c1d3f0A7b7D0F1F7fE2b0A4D5C6e7F8';
export const SAVINGS = '0x2b1D4E6f80A1B2c3D4e5F60718293a4B5c6D7e8F';

export const ACCOUNTS: Account[] = [
  {
    address: MAIN,
    name: 'Everyday',
    walletId: 'w1',
    walletKind: 'phrase',
    walletName: 'Main wallet',
    index: 0,
  },
  {
    address: SAVINGS,
    name: 'Savings',
    walletId: 'w1',
    walletKind: 'phrase',
    walletName: 'Main wallet',
    index: 1,
  },
];
