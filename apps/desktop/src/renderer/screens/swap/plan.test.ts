import { expect, it } from 'vitest';
import { EMPTY_DRAFT, OUTSIDE, type SwapDraft } from './draft.ts';
import { nextQuestion, planDraft } from './plan.ts';
import { BTC, ETH, FACTS, FIRST, SECOND, USDC } from './samples.test-support.ts';

const plan = (draft: Partial<SwapDraft>) => planDraft({ ...EMPTY_DRAFT, ...draft }, FACTS);
const NONE = { recipient: false, refund: false };

it('begins with what is held most of, from the account that holds most of it', () => {
  const begun = plan({});
  expect(begun.origin).toBe(USDC);
  expect(begun.payer).toBe(SECOND);
  expect(begun.held).toBe(90_000_000n);
  expect(begun.priced).toBeNull();
  expect(nextQuestion(begun, NONE)).toBe('amounts');
});

it('asks for a price without addresses, exact on the side that was typed', () => {
  const exactIn = plan({ destination: ETH.id, text: '25.5' });
  expect(exactIn.priced).toMatchObject({
    swapType: 'EXACT_INPUT',
    units: '25500000',
    account: SECOND.address,
    recipient: null,
  });
  const exactOut = plan({ destination: ETH.id, text: '0.5', side: 'gets' });
  expect(exactOut.priced).toMatchObject({ swapType: 'EXACT_OUTPUT', units: '500000000000000000' });
});

it('the price does not depend on who is paid', () => {
  const typed = plan({ destination: BTC.id, text: '25', recipient: 'bc1q' });
  expect(typed.priced).toEqual(plan({ destination: BTC.id, text: '25' }).priced);
  expect(typed.form?.recipient).toBe('bc1q');
});

it('pays the paying account where it can, and asks where it cannot', () => {
  const ours = plan({ destination: ETH.id, text: '1' });
  expect(ours.form?.recipient).toBe(SECOND.address);
  expect(nextQuestion(ours, NONE)).toBeNull();
  const theirs = plan({ destination: BTC.id, text: '1' });
  expect(nextQuestion(theirs, NONE)).toBe('recipient');
  expect(nextQuestion(theirs, { ...NONE, recipient: true })).toBeNull();
});

it('a deposit from outside needs a refund address, another chain’s coin always comes from there', () => {
  const chosen = plan({ destination: ETH.id, text: '1', payer: OUTSIDE });
  expect(chosen).toMatchObject({ outside: true, payer: null });
  expect(nextQuestion(chosen, NONE)).toBe('refund');
  const bitcoin = plan({ origin: BTC.id, destination: USDC.id, text: '1', refund: 'bc1q' });
  expect(bitcoin).toMatchObject({ outside: true, paidAccount: FIRST });
  expect(bitcoin.form).toMatchObject({ account: null, refundTo: 'bc1q' });
});

it('amounts are read as people type them, never rounded', () => {
  expect(plan({ destination: ETH.id, text: '25.' }).units).toBe(25_000_000n);
  expect(plan({ destination: ETH.id, text: '1,234.5' }).units).toBe(1_234_500_000n);
  const fine = plan({ destination: ETH.id, text: '0.0000001' });
  expect(fine.units).toBeNull();
  expect(fine.problem).toContain('not rounded');
  expect(plan({ destination: ETH.id, text: '0' }).priced).toBeNull();
  expect(plan({ destination: ETH.id, text: '90.000001' }).tooMuch).toBe(true);
});
