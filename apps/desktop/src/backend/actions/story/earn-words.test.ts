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
