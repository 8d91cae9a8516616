import { describe, expect, it } from 'vitest';
import { fromChromium, toChromium } from './addresses.ts';

const schemes = new Set(['app']);

describe('addresses of a registered scheme', () => {
  it('go to Chromium and back', () => {
    for (const address of ['app://countinghouse/', 'app://countinghouse/a/b?c=d#e']) {
      const there = toChromium(address, schemes);
      expect(there).toMatch(/^https:\/\/countinghouse\.app\.invalid\//);
      expect(fromChromium(there, schemes)).toBe(address);
    }
    const blob = 'blob:https://countinghouse.app.invalid/1-2';
    expect(fromChromium(blob, schemes)).toBe('blob:app://countinghouse/1-2');
  });

  it('others stay what they are', () => {
    for (const address of ['https://example.com/', 'https://a.other.invalid/', 'about:blank']) {
      expect(toChromium(address, schemes)).toBe(address);
      expect(fromChromium(address, schemes)).toBe(address);
    }
  });
});
