import { expect, it } from 'vitest';
import type { Grant } from '../../../contract/earn.ts';
import { EARN_ACCOUNT } from '../../stage/sample/earn.ts';
import { chainStanding, endOf, overStanding, serviceStanding, stopping } from './grant-words.ts';

const [given] = EARN_ACCOUNT.grants as [Grant];
const of = (change: Partial<Grant>): Grant => ({ ...given, ...change });

it('1tx can be asked to stop wherever it names a right, whatever the chain has ended', () => {
  const ended = of({ onChain: 'void' });
  expect(chainStanding(ended).word).toBe('ended on chain');
  expect(serviceStanding(ended, true, 'ended')).toMatchObject({
    ...{ word: '1tx still says active', tone: 'soft' },
  });
  expect(serviceStanding(ended, true, 'told')).toMatchObject({ word: '1tx says active' });
  expect(stopping(ended, false)).toContain('if 1tx may act, then by another');
  expect(stopping(given, true)).toContain('if 1tx may act, then by another');
  const word = of({ signed: null, onChain: 'unknown' });
  expect(stopping(word, false)).toContain('What is on chain ends by its removal');
  expect(stopping(of({ told: null }), false)).toBeNull();
});

it('an end that 1tx names is not the end of what was signed here', () => {
  const told = { status: 'active', expiresAt: 1, policyVersion: null };
  expect(endOf(of({ told }))).toBe(given.signed?.expiresAt);
  const endless = given.signed === null ? null : { ...given.signed, expiresAt: null };
  expect(endOf(of({ told, signed: endless }))).toBeNull();
  expect(endOf(of({ told, signed: null }))).toBe(1);
  expect(overStanding(of({ told, signed: null })).says).toContain('1tx says');
});

it('a signature that was not used yet can still be kept from use by 1tx, and says what stays', () => {
  expect(stopping(of({ onChain: 'not yet' }), false)).toContain('Your signature stays good');
  expect(stopping(given, false)).toContain('What is on chain ends by its removal');
});

it('the word of 1tx alone is called that, and a failed reading is no word', () => {
  expect(chainStanding(of({ signed: null, onChain: 'unknown' })).word).toBe('only 1tx’s word');
  expect(chainStanding(of({ onChain: 'unknown' })).word).toBe('not read on chain');
});
