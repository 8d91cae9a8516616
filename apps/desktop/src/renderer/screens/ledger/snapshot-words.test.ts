import { expect, test } from 'vitest';
import { openedBy, reasonOf } from './snapshot-words.ts';

test('says what opens a snapshot', () => {
  expect(openedBy({ passphrase: 'current', recoveryCode: 'current' })).toBe(
    'Opens with today’s passphrase and recovery code.',
  );
  expect(openedBy({ passphrase: 'older', recoveryCode: 'current' })).toBe(
    'Opens with a passphrase from before you changed it and today’s recovery code.',
  );
});

test('keeps a reason it does not know', () => {
  expect(reasonOf('scheduled')).toBe('by itself');
  expect(reasonOf('eclipse')).toBe('eclipse');
});
