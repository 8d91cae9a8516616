import type { Disagreement } from '../../../contract/network.ts';
import { PAID } from './names.ts';
import { ago } from './time.ts';

const said = (first: string, second: string) => [
  { host: 'base.example.org', value: first },
  { host: 'mainnet.base.example.com', value: second },
];

/** Two servers of Base tell two stories, twice. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    chain: { id: 'eip155:8453', name: 'Base' },
    subject: 'receipt',
    about: PAID,
    said: said('in block 22418203', 'not there'),
    at: ago(4),
  },
  {
    chain: { id: 'eip155:8453', name: 'Base' },
    subject: 'finalized block',
    about: '22418190',
    said: said(
      '0x5b1f6a1d0c7e2a44b9a0e8d5f3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0',
      '0x91c0d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5',
    ),
    at: ago(26),
  },
];
