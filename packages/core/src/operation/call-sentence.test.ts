import { expect, it } from 'vitest';
import { callSentence } from './call-sentence.ts';

const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const MINE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const names = { [MINE.toLowerCase()]: 'Savings' };
const tokens = {
  [USDC.toLowerCase()]: { symbol: 'USDC', decimals: 6 },
  [VAULT.toLowerCase()]: { symbol: 'CSUSDC', decimals: 18 },
};
const sent = { kind: 'erc20-transfer', token: USDC, recipient: MINE, units: '140250000' } as const;
const redeemed = {
  kind: 'vault-redeem',
  vault: VAULT,
  receiver: MINE,
  holder: MINE,
  shares: '1500000000000000000',
} as const;

it('counts what is known as people do, to the last unit', () => {
  expect(callSentence(sent, names, tokens)).toBe('Sends 140.25 USDC (0x8335…2913) to Savings.');
  expect(callSentence(redeemed, names, tokens)).toBe(
    `Gives 1.5 CSUSDC back to ${VAULT}; what they are worth goes to Savings.`,
  );
});

it('guesses no decimals', () => {
  expect(callSentence(sent, {}, {})).toBe(`Sends 140250000 base units of ${USDC} to ${MINE}.`);
  expect(callSentence(redeemed, names, {})).toBe(
    `Gives 1500000000000000000 shares back to ${VAULT}; what they are worth goes to Savings.`,
  );
});
