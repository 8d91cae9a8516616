import { expect, it } from 'vitest';
import { EMPTY_DRAFT, reduceDraft, type SwapDraft } from './draft.ts';
import { BTC, ETH, USDC, USDC_ELSEWHERE } from './samples.test-support.ts';

const base: SwapDraft = { ...EMPTY_DRAFT, origin: USDC.id, destination: BTC.id, text: '25' };

it('typing in a field makes that side exact', () => {
  expect(reduceDraft(base, { type: 'typed', side: 'gets', text: '1' })).toMatchObject({
    side: 'gets',
    text: '1',
  });
});

it('an address never outlives its chain', () => {
  const typed = reduceDraft(base, { type: 'recipient', text: 'bc1q', again: '' });
  const moved = reduceDraft(typed, { type: 'destination', token: ETH, before: BTC });
  expect(moved.recipient).toBe('');
  const arbitrum = { ...base, destination: ETH.id, elsewhere: true, recipient: '0x1' };
  const stayed = reduceDraft(arbitrum, { type: 'destination', token: USDC_ELSEWHERE, before: ETH });
  expect(stayed.recipient).toBe('0x1');
  const refund = reduceDraft(base, { type: 'refund', text: '0x2', again: '' });
  expect(reduceDraft(refund, { type: 'origin', token: ETH, before: USDC }).refund).toBe('');
});

it('choosing the other side’s token turns the swap round, and the amount stays with its token', () => {
  const turned = reduceDraft(base, { type: 'origin', token: BTC, before: USDC });
  expect(turned).toMatchObject({ origin: BTC.id, destination: USDC.id, side: 'gets', text: '25' });
  const back = reduceDraft(turned, { type: 'turned', origin: BTC.id, destination: USDC.id });
  expect(back).toMatchObject({ origin: USDC.id, destination: BTC.id, side: 'pays' });
});

it('choosing an account of ours forgets that it went elsewhere', () => {
  const elsewhere = reduceDraft(base, { type: 'paid elsewhere' });
  expect(elsewhere).toMatchObject({ elsewhere: true, open: 'recipient' });
  expect(reduceDraft(elsewhere, { type: 'paid to account', address: '0x1' })).toMatchObject({
    elsewhere: false,
    recipientAccount: '0x1',
    open: null,
  });
});
