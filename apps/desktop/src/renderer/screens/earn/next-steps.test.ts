import { expect, it } from 'vitest';
import type { EarnAccount } from '../../../contract/earn.ts';
import { EARN_ACCOUNT, FRESH_ACCOUNT } from '../../stage/sample/earn.ts';
import { NOW } from '../../stage/sample/time.ts';
import { nextSteps } from './next-steps.ts';

const told = (account: EarnAccount, held = 0) =>
  nextSteps(account, held, NOW).map(({ wish, done }) => [wish, done]);

it('an empty account has all three before it, in their order', () => {
  expect(told(FRESH_ACCOUNT)).toEqual([
    ['authorize', false],
    ['fund', false],
    ['buy', false],
  ]);
});

it('what is done is ticked, and once all is nothing is said', () => {
  expect(told(EARN_ACCOUNT)).toEqual([
    ['authorize', true],
    ['fund', true],
    ['buy', false],
  ]);
  expect(told(EARN_ACCOUNT, 2)).toEqual([]);
});

it('a right that the chain has ended is not ticked', () => {
  const chains = EARN_ACCOUNT.chains.map((one) => ({ ...one, right: 'ended' as const }));
  expect(told({ ...EARN_ACCOUNT, chains })[0]).toEqual(['authorize', false]);
});

it('what is to be settled first comes alone', () => {
  const failure = { code: 'PROVIDER_UNAVAILABLE', message: 'It is away.' } as const;
  const away = { ...EARN_ACCOUNT.told, failure };
  expect(told({ ...FRESH_ACCOUNT, told: away })).toEqual([]);
  expect(told({ ...FRESH_ACCOUNT, told: { ...EARN_ACCOUNT.told, agrees: false } })).toEqual([]);
});
