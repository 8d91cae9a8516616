import { expect, test } from 'vitest';
import { ownWords } from './own-words.ts';

const words = (type: string, data: Record<string, string>) =>
  ownWords({
    ...{ seq: 1, stream: 's', version: 1, at: 0, hash: '', previousHash: '' },
    ...{ type, data },
  } as never);

test('a note says what everything came to, to the cent', () => {
  expect(words('total.noted', { total: '2228250' })).toBe('Everything together came to $22282.50.');
  expect(words('total.noted', { total: '7' })).toBe('Everything together came to $0.07.');
});

test('a word about an account names both, or that it is the computed one again', () => {
  const word = { owner: '0xA', account: '0xB', computed: '0xC' };
  expect(words('earn-account.agreed', word)).toBe(
    'A person agreed that the earning account of 0xA is 0xB, as 1tx says; computed from its address it is 0xC.',
  );
  expect(words('earn-account.agreed', { ...word, account: '0xC' })).toContain('used again: 0xC');
});
