import { expect, test } from 'vitest';
import { olderSnapshots } from './older-snapshots.ts';

test('says which backups still open with what was replaced', () => {
  expect(olderSnapshots(0, 'passphrase')).toContain('No snapshot');
  expect(olderSnapshots(1, 'passphrase')).toContain('One snapshot still opens');
  expect(olderSnapshots(3, 'recovery code')).toContain(
    '3 snapshots still open with the old recovery code',
  );
});
