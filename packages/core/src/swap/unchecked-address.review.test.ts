import { expect, it } from 'vitest';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import type { SwapInput } from './input.ts';
import { draftDeposit } from './review-step.ts';
import type { QuoteNote } from './state.ts';

/* Found in review. */

const { input } = swapErrandOf({
  name: 'unknown',
  origin: 'base USDC',
  destination: 'arb USDC',
  swapType: 'EXACT_INPUT',
  dollars: 50,
  outside: false,
  temper: CALM_PERSON,
});
const swap = input as unknown as SwapInput;
const quote = {
  depositAddress: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
  amountIn: '1',
  amountOut: '1',
  minAmountOut: '1',
  appFees: [],
} as unknown as QuoteNote;

const warnings = (changes: Partial<SwapInput>) =>
  draftDeposit({ ...swap, ...changes }, quote, 'a').warnings.map(({ code }) => code);

it('a recipient that nobody here can check is warned of before the deposit is signed', () => {
  const destination = { ...swap.destination, chain: 'newchain:mainnet', token: null };
  expect(warnings({ destination, recipient: 'new1abc' })).toEqual(['ADDRESS_UNCHECKED']);
  expect(warnings({})).toEqual([]);
});
