import { expect, test } from 'vitest';
import { typedMoney } from './typed-money.ts';
import { sharesFor } from './typed-worth.ts';

const amount = (symbol: string, decimals: number, units: string) => ({
  ...{ asset: symbol, symbol, decimals, units, price: null },
});
const position = (shares: string, worth: string) => ({
  shares: amount('vUSDC', 18, shares),
  worth: amount('USDC', 6, worth),
});
const typed = (text: string) => typedMoney(text, 6, 'en');

test('what is typed in USDC is as many shares, rounded down', () => {
  const three = position('3000000000000000000', '4000000');
  expect(sharesFor(typed('2'), three)).toMatchObject({ plain: '1.5', problem: null });
  expect(sharesFor(typed('1'), position('10', '3000000')).units).toBe(3n);
});

test('never more than are held, and all of it is all of them', () => {
  const odd = position('7', '3000000');
  expect(sharesFor(typed('3'), odd).units).toBe(7n);
  expect(sharesFor(typed('3.000001'), odd).units).toBeNull();
});

test('what is no amount, or too little, is no order', () => {
  expect(sharesFor(typed('-1'), position('7', '3')).problem).toBe(typed('-1').problem);
  expect(sharesFor(typed(''), position('7', '3'))).toMatchObject({ units: null, problem: null });
  expect(sharesFor(typed('0.000001'), position('1', '3'))).toMatchObject({
    ...{ units: null, problem: 'That is less than the smallest part of a share.' },
  });
  expect(sharesFor(typed('1'), position('7', '0'))).toMatchObject({
    ...{ units: null, problem: 'What they are worth is not known now. Type shares instead.' },
  });
});
