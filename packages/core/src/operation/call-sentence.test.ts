import { expect, it } from 'vitest';
import { type CallWords, callSentence } from './call-sentence.ts';

const TOKEN = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const NOTHING: CallWords = { names: {}, assets: {}, native: null };
const KNOWN: CallWords = {
  names: { [OWNER.toLowerCase()]: 'Main', [VAULT.toLowerCase()]: `A vault (${VAULT})` },
  assets: {
    [TOKEN.toLowerCase()]: { symbol: 'USDC', decimals: 6 },
    [VAULT.toLowerCase()]: { symbol: 'vUSDC', decimals: 18 },
  },
  native: { symbol: 'ETH', decimals: 18 },
};
const transfer = {
  kind: 'erc20-transfer',
  token: TOKEN,
  recipient: OWNER,
  units: '140250000',
} as const;
const coin = { kind: 'native-transfer', recipient: OWNER, units: '1500000000000000000' } as const;
const redeem = {
  kind: 'vault-redeem',
  vault: VAULT,
  receiver: OWNER,
  holder: VAULT,
  shares: '2000000000000000001',
} as const;

it('tells exact amounts of what is known', () => {
  expect(callSentence(transfer, KNOWN)).toBe('Sends 140.25 USDC to Main.');
  expect(callSentence(coin, KNOWN)).toBe('Sends 1.5 ETH to Main.');
  expect(callSentence(redeem, KNOWN)).toBe(
    `Gives 2.000000000000000001 vUSDC back to A vault (${VAULT}); what they are worth goes to Main.`,
  );
});

it('tells what leaves a pool', () => {
  const call = { kind: 'pool-withdraw', pool: VAULT, asset: TOKEN, receiver: OWNER } as const;
  expect(callSentence(call, KNOWN)).toBe(
    `Takes all USDC that the account has in the pool A vault (${VAULT}) back, with what it has earned until then; it goes to Main.`,
  );
  expect(callSentence(call, NOTHING)).toContain(
    `all ${TOKEN} that the account has in the pool 0xa53`,
  );
});

it('tells how far the end of rights reaches', () => {
  expect(callSentence({ kind: 'end-grants', validFrom: 13 }, NOTHING)).toMatch(
    /number below 13 .*a higher number.* stays/,
  );
});

it('tells base units of what nobody knows', () => {
  expect(callSentence(transfer, NOTHING)).toBe(
    `Sends 140250000 base units of ${TOKEN} to ${OWNER}.`,
  );
  expect(callSentence(coin, NOTHING)).toBe(
    `Sends 1500000000000000000 base units of the native asset to ${OWNER}.`,
  );
  expect(callSentence(redeem, NOTHING)).toContain('Gives 2000000000000000001 shares back to 0xa53');
});
