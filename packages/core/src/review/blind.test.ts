import { expect, it } from 'vitest';
import { reviewBlind } from './blind.ts';

it('a blind signature is said to reach beyond this account, this chain and this moment', () => {
  const digest = `0x${'0a'.repeat(32)}`;
  const { cannotCheck } = reviewBlind({
    actionId: 'a',
    purpose: 'withdraw',
    payload: { kind: 'message', chain: 'eip155:8453', from: '0x1', digest },
    account: '0x2',
    said: { pays: { asset: 'a', symbol: 'USDC', decimals: 6, units: '1' }, receiver: '0x1' },
    through: '1tx',
    validUntil: 2,
    preparedAt: 1,
    warnings: [],
  });
  const said = cannotCheck.join(' ');
  for (const words of ['now or later', 'any other place', 'right that lasts', 'may never show']) {
    expect(said).toContain(words);
  }
});
