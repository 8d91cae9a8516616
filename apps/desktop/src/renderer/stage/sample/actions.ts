import type { ActionRow } from '../../../contract/actions.ts';
import type { Amount } from '../../../contract/values.ts';
import { ago } from './time.ts';

const usd = (price: string) => ({ usd: price, source: '1Click', at: ago(2) });

export const usdc = (units: string): Amount => ({
  asset: 'eip155:8453/erc20:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913',
  symbol: 'USDC',
  decimals: 6,
  units,
  price: usd('0.9998'),
});

export const eth = (units: string): Amount => ({
  asset: 'eip155:42161/slip44:60',
  symbol: 'ETH',
  decimals: 18,
  units,
  price: usd('3241.07'),
});

export const ACTIONS: ActionRow[] = [
  {
    id: 'a1'.repeat(16),
    kind: 'swap',
    status: 'needs you',
    sentence: 'Nothing has left your account: the swap waits for your approval.',
    waitingFor: 'SIGNATURE',
    open: true,
    createdAt: ago(3),
    updatedAt: ago(2),
    pays: usdc('250000000'),
    gets: eth('76850000000000000'),
  },
  {
    id: 'b2'.repeat(16),
    kind: 'swap',
    status: 'settling',
    sentence: 'Your 25 USDC left your wallet at 14:01 and are with 1Click.',
    waitingFor: null,
    open: true,
    createdAt: ago(5),
    updatedAt: ago(1),
    pays: usdc('25000000'),
    gets: eth('7685000000000000'),
  },
  {
    id: 'c3'.repeat(16),
    kind: 'send',
    status: 'done',
    sentence: '100 USDC arrived at Savings.',
    waitingFor: null,
    open: false,
    createdAt: ago(60 * 26),
    updatedAt: ago(60 * 25),
    pays: usdc('100000000'),
    gets: usdc('100000000'),
  },
];
