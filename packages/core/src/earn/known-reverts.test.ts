import { expect, it } from 'vitest';
import { knownRevert } from './known-reverts.ts';

it.each([
  ['execution reverted: InsufficientOutput(98,99)', 'less would have come out than you accept'],
  ['AA23 reverted: SpendCapExceeded(7,5)', 'beyond the cap'],
  ['AA23 reverted: CallViolatesParamRule()', 'above your cap'],
  ['AA23 reverted: CallViolatesValueRule()', 'own coin'],
  ['AA23 reverted: InvalidCallData()', 'does not allow this call'],
  ['AA23 reverted: PolicyFailed(1)', 'a rule of the right you gave'],
  ['AA23 reverted: EnableNotApproved()', 'did not take your signature for the right'],
  ['AA23 reverted: InvalidValidator()', 'does not know the right'],
  ['ERC20: transfer amount exceeds balance', 'held less'],
  ['ERC20InsufficientBalance(0x1,2,3)', 'held less'],
  ['ERC20: transfer amount exceeds allowance', 'not allowed to take so many'],
  ['ERC20InsufficientAllowance(0x1,2,3)', 'not allowed to take so many'],
  ['ERC4626ExceededMaxDeposit(0x1,2,3)', 'does not take so much'],
  ['ERC4626: redeem more than max', 'does not give back so much'],
  ['ERC4626ExceededMaxWithdraw(0x1,2,3)', 'does not give back so much'],
  ['DepositsClosed()', 'takes nothing'],
  ['FeeTooHigh()', 'a fee was higher'],
  ['FastTransferRequiresFee()', 'costs a fee'],
  ['AA25 invalid account nonce', 'came first'],
  ['AA23 reverted: InvalidNonce()', 'came first'],
  ["AA21 didn't pay prefund", 'paid for its gas'],
  ['AA22 expired or not due', 'has ended'],
  ['AA24 signature error', 'did not take the signature'],
  ['AA13 initCode failed or OOG', 'could not be put on the chain'],
  ['AA33 reverted', 'who was to pay the gas'],
  ['AA95 out of gas', 'too little gas'],
  ['AA23 reverted', 'before anything was done'],
])('%s is said plainly, with what to do', (text, words) => {
  const known = knownRevert(text);
  expect(known?.why).toContain(words);
  expect(known?.why).not.toMatch(/AA\d\d|[a-z][A-Z]|\(\)/);
  expect(known?.todo).toMatch(/\.$/);
});

it.each(['Job failed: InsufficientOutputs', 'MyAA23', 'out of order', ''])(
  'what is not known stays as it is: %s',
  (text) => expect(knownRevert(text)).toBeNull(),
);
