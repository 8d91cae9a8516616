import { type Review, reviewDigest, type TransferFacts } from '@countinghouse/core';
import { encodeFunctionData, erc20Abi, parseEther, parseGwei } from 'viem';
import { describe, expect, test } from 'vitest';
import { type ReviewTransferInput, reviewTransfer } from './review-transfer.ts';

const ME = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const YOU = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const TOKEN = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const ETH = { asset: 'eip155:8453/slip44:60', symbol: 'ETH', decimals: 18, token: null };
const USD = { asset: `eip155:8453/erc20:${TOKEN}`, symbol: 'USDC', decimals: 6, token: TOKEN };
const POL = { asset: 'eip155:137/slip44:966', symbol: 'POL', decimals: 18, token: null };
const FEE = parseGwei('42000');

const calm: TransferFacts = {
  nativeBalance: parseEther('1'),
  tokenBalance: 1_000_000n,
  recipientIsContract: false,
  ownAddresses: [ME],
  knownAddresses: [YOU],
  tokenContracts: [TOKEN],
  dataFee: 0n,
};

function input(
  change: Partial<ReviewTransferInput['payload']> = {},
  facts: Partial<TransferFacts> = {},
  more: Partial<ReviewTransferInput> = {},
): ReviewTransferInput {
  return {
    actionId: 'send-1',
    purpose: 'send',
    payload: {
      kind: 'evm-transaction',
      chain: 'eip155:8453',
      from: ME,
      to: YOU,
      value: parseEther('0.5').toString(),
      data: '0x',
      gas: '21000',
      maxFeePerGas: parseGwei('2').toString(),
      maxPriorityFeePerGas: '1',
      ...change,
    },
    asset: ETH,
    native: ETH,
    facts: { ...calm, ...facts },
    now: 1_000,
    validUntil: 61_000,
    ...more,
  };
}

function tokenInput(
  amount: bigint,
  facts: Partial<TransferFacts> = {},
  to: string = YOU,
  gwei: string | null = null,
) {
  const args = [to as `0x${string}`, amount] as const;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
  const dear = {
    gas: '65000',
    maxFeePerGas: parseGwei(gwei ?? '0').toString(),
    maxPriorityFeePerGas: parseGwei(gwei ?? '0').toString(),
  };
  const call = { to: TOKEN, value: '0', data };
  return input(gwei === null ? call : { ...call, ...dear }, facts, { asset: USD });
}

function reviewOf(one: ReviewTransferInput): Review {
  const review = reviewTransfer(one);
  if (!review.ok) throw new Error(review.error.message);
  return review.value;
}

function codes(one: ReviewTransferInput) {
  return reviewOf(one).warnings.map(({ code, weight }) => `${weight} ${code}`);
}

describe('the review of a payment', () => {
  test('says who pays what to whom, and the most it can cost', () => {
    const review = reviewOf(input());
    expect(review).toMatchObject({
      payer: ME,
      receiver: YOU,
      to: YOU,
      pays: { symbol: 'ETH', units: parseEther('0.5').toString() },
      networkFeeAtMost: { symbol: 'ETH', units: FEE.toString() },
      validUntil: 61_000,
      warnings: [],
    });
    expect(reviewDigest(review)).toHaveLength(64);
  });

  test('of a token: the token is paid, the fee is native', () => {
    const review = reviewOf(tokenInput(5n, { dataFee: 7n }));
    expect(review.pays).toMatchObject({ symbol: 'USDC', decimals: 6, units: '5' });
    expect(review.networkFeeAtMost.units).toBe((FEE + 7n).toString());
    expect(review.to).toBe(YOU);
  });

  test('of a cancel: nothing to oneself', () => {
    const review = reviewOf(input({ to: ME, value: '0' }, {}, { purpose: 'cancel' }));
    expect(review).toMatchObject({ pays: { units: '0' }, to: ME, warnings: [] });
  });
});

describe('warnings', () => {
  test.each<readonly [string, ReviewTransferInput, readonly string[]]>([
    ['too little money', input({}, { nativeBalance: 5n }), ['stop INSUFFICIENT_FUNDS']],
    ['too few tokens', tokenInput(1_000_001n), ['stop INSUFFICIENT_FUNDS']],
    ['tokens but no gas', tokenInput(1n, { nativeBalance: 1n }), ['stop TOO_LITTLE_FOR_GAS']],
    [
      'the last of it',
      input({}, { nativeBalance: parseEther('0.5') + FEE }),
      ['risk WHOLE_NATIVE_BALANCE'],
    ],
    ['a price out of the ordinary', tokenInput(1n, {}, YOU, '350'), ['risk FEE_UNUSUALLY_HIGH']],
    ['a price of a busy day', tokenInput(1n, {}, YOU, '200'), []],
    [
      'a quarter of a coin nobody knows the worth of',
      { ...tokenInput(1n, { nativeBalance: parseGwei('100000') }), native: POL },
      ['risk FEE_UNUSUALLY_HIGH'],
    ],
    ['a little of such a coin', { ...tokenInput(1n), native: POL }, []],
    ['a fee above the payment', input({ value: '1' }), ['risk FEE_ABOVE_AMOUNT']],
    [
      'the zero address',
      input({ to: `0x${'0'.repeat(40)}` }),
      ['stop TO_ZERO_ADDRESS', 'note NEW_RECIPIENT'],
    ],
    ['money to a token', input({ to: TOKEN }), ['stop TO_TOKEN_CONTRACT', 'note NEW_RECIPIENT']],
    [
      'tokens to their contract',
      tokenInput(1n, { tokenContracts: [] }, TOKEN),
      ['stop TO_TOKEN_CONTRACT', 'note NEW_RECIPIENT'],
    ],
    ['a contract', input({}, { recipientIsContract: true }), ['risk TO_CONTRACT']],
    ['nobody could say', input({}, { recipientIsContract: null }), ['note RECIPIENT_UNCHECKED']],
    ['oneself', input({ to: ME }), ['risk TO_SELF']],
    ['a stranger', input({}, { knownAddresses: [] }), ['note NEW_RECIPIENT']],
    [
      'a forged twin of a known address',
      input({}, { knownAddresses: [`0x3C44${'0'.repeat(32)}93BC`] }),
      ['risk LOOKS_LIKE_ANOTHER'],
    ],
  ])('%s', (_, one, expected) => {
    expect(codes(one)).toEqual(expected);
  });

  test('gas: how much to add, rounded up so that it is enough', () => {
    const facts = { nativeBalance: parseEther('0.5') + 1n };
    const [warning] = reviewOf(input({}, facts)).warnings;
    expect(warning?.sentence).toBe(`Too little for gas: add about 0.000042 ETH on Base, to ${ME}.`);
    const enough = { nativeBalance: facts.nativeBalance + parseEther('0.000042') };
    expect(codes(input({}, enough)).filter((code) => code.startsWith('stop'))).toEqual([]);
  });

  test('the largest number is no amount', () => {
    expect(codes(tokenInput(2n ** 256n - 1n))).toContain('stop ABSURD_AMOUNT');
  });
});

test.each<readonly [string, ReviewTransferInput]>([
  ['NOT_A_TRANSFER', input({ data: '0x00' })],
  ['OTHER_ASSET', input({}, {}, { asset: USD })],
  ['OTHER_ASSET', { ...tokenInput(1n), asset: ETH }],
  ['BAD_FEES', input({ gas: 'much' })],
  ['BAD_FEES', input({ maxPriorityFeePerGas: parseGwei('3').toString() })],
])('no review: %s', (code, one) => {
  expect(reviewTransfer(one)).toMatchObject({ ok: false, error: { code } });
});
