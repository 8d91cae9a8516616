import { expect, it } from 'vitest';
import type { Grant } from '../../../contract/earn.ts';
import { EARN_ACCOUNT } from '../../stage/sample/earn.ts';
import { chainStanding, serviceStanding, stopping } from './grant-words.ts';

const [given] = EARN_ACCOUNT.grants as [Grant];
const of = (change: Partial<Grant>): Grant => ({ ...given, ...change });

it('what the chain has ended is ended, and there is nothing to ask 1tx to stop', () => {
  const ended = of({ onChain: 'void' });
  expect(chainStanding(ended, 'ended').word).toBe('ended on chain');
  expect(serviceStanding(ended, true, 'ended')).toMatchObject({
    ...{ word: '1tx still says active', tone: 'soft' },
  });
  expect(stopping(ended, 'ended')).toBeNull();
  const word = of({ signed: null, onChain: 'unknown' });
  expect(chainStanding(word, 'ended').word).toBe('ended on chain');
  expect(stopping(word, 'ended')).toBeNull();
  expect(stopping(word, 'over')).toBeNull();
  expect(stopping(of({ told: null }), 'none')).toBeNull();
});

it('a signature that was not used yet can still be kept from use by 1tx, and says what stays', () => {
  expect(stopping(of({ onChain: 'not yet' }), 'held')).toContain('Your signature stays good');
  expect(stopping(given, 'held')).toContain('What is on chain ends by its removal');
});

it('the word of 1tx alone is called that, and a failed reading is no word', () => {
  expect(chainStanding(of({ signed: null, onChain: 'unknown' }), 'told').word).toBe(
    'only 1tx’s word',
  );
  expect(chainStanding(of({ onChain: 'unknown' }), 'unknown').word).toBe('not read on chain');
});
