import type { StoredEvent } from '@countinghouse/core';
import { expect, it } from 'vitest';
import { earnWords } from './earn-words.ts';
import type { Subject } from './subject.ts';

const told = (type: string, data: object) =>
  earnWords({ type, data } as unknown as StoredEvent, {} as Subject);
const failed = (text: string) => told('order.status', { status: 'failed', error: { text } });

it('says a known error plainly and keeps the words it came in', () => {
  const raw = 'AA23 reverted: SpendCapExceeded(7,5)';
  expect(failed(raw)).toEqual([
    `1tx says that it failed: it would have gone beyond the cap of the right you gave (“${raw}”)`,
  ]);
  expect(
    told('operation.seen', { succeeded: false, reason: 'AA25 invalid account nonce' }),
  ).toEqual([
    'The chain carried out none of it: another operation of the account came first (“AA25 invalid account nonce”).',
  ]);
});

it('leaves an unknown one as it is', () => {
  expect(failed('Something odd')).toEqual(['1tx says that it failed: Something odd']);
});

it('says once that no chain proves an end', () => {
  const done = (verified: boolean, why: string) =>
    told('earn.ended', { end: 'done', verified, why });
  const found = 'What arrived fits, but no chain proves that it is of this order.';
  expect(done(false, found)).toEqual([`It is done. ${found}`]);
  expect(done(false, '')).toEqual(['It is done. No chain proves it.']);
  expect(done(true, '')).toEqual(['It is done.']);
});
