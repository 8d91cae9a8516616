import { describe, expect, it } from 'vitest';
import { isOurBlob, isOurs } from './origin.ts';

describe('our own origin', () => {
  it.each(['app://countinghouse/', 'app://countinghouse/swap?a=b#c', 'app://countinghouse'])(
    'is %s',
    (address) => expect(isOurs(address)).toBe(true),
  );

  it.each([
    'app://countinghouse.example/',
    'app://countinghouse:80/',
    'app://me@countinghouse/',
    'app://other/countinghouse/',
    'https://countinghouse/',
    'file:///app://countinghouse/',
    'javascript:app://countinghouse/',
    'countinghouse',
    '',
  ])('is not %s', (address) => expect(isOurs(address)).toBe(false));

  it('has blobs of its own', () => {
    expect(isOurBlob('blob:app://countinghouse/0-1')).toBe(true);
    expect(isOurBlob('blob:https://example.com/0-1')).toBe(false);
    expect(isOurBlob('app://countinghouse/')).toBe(false);
  });
});
