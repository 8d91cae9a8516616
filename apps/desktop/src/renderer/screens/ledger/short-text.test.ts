import { expect, test } from 'vitest';
import { shortText } from './short-text.ts';

test('shortens addresses and hashes in a sentence, and nothing else', () => {
  const address = `0x707d${'8'.repeat(32)}1516`;
  expect(shortText(`The faucet gave ETH to ${address}.`)).toBe(
    'The faucet gave ETH to 0x707d…1516.',
  );
  expect(shortText(`Sent as 0x${'ab'.repeat(32)}`)).toBe('Sent as 0xabab…abab');
  expect(shortText('At nonce 0x12, with 25 USDC.')).toBe('At nonce 0x12, with 25 USDC.');
});
