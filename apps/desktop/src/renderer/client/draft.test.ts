import { afterEach, expect, it } from 'vitest';
import { approvedDraft, draftOf, forgetAllDrafts, keepDraft, keepUntilApproved } from './draft.ts';

afterEach(forgetAllDrafts);

it('what led to a review is there when one comes back from it, and gone once that is approved', () => {
  keepDraft('earn buy amount', '100');
  keepDraft('earn sell amount', '5');
  keepUntilApproved('action', 'earn buy ');
  expect(draftOf('earn buy amount', '')).toBe('100');
  approvedDraft('another');
  expect(draftOf('earn buy amount', '')).toBe('100');
  approvedDraft('action');
  expect(draftOf('earn buy amount', '')).toBe('');
  expect(draftOf('earn sell amount', '')).toBe('5');
});

it('an approval forgets once: what is typed anew stays', () => {
  keepUntilApproved('action', 'earn buy ');
  approvedDraft('action');
  keepDraft('earn buy amount', '7');
  approvedDraft('action');
  expect(draftOf('earn buy amount', '')).toBe('7');
});

it('nothing outlives a lock', () => {
  keepDraft('earn buy amount', '100');
  forgetAllDrafts();
  expect(draftOf('earn buy amount', '')).toBe('');
});
