import { expect, it } from 'vitest';
import { noticeOf } from './prepare.ts';

it('says that the page is being built only where there is none', () => {
  expect(noticeOf(false)).toContain('is being built');
  expect(noticeOf(true)).not.toContain('built');
});
