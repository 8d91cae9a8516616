import { describe, expect, it } from 'vitest';
import { admitExternal } from './external.ts';

describe('what may be shown in the browser of the person', () => {
  it.each(['https://basescan.org/tx/0x12', 'https://docs.near-intents.org/a?b=c#d'])(
    'a known host over https: %s',
    (address) => expect(admitExternal(address)).toBe(address),
  );

  it.each([
    'http://basescan.org/',
    'https://basescan.org.example.com/',
    'https://sub.basescan.org/',
    'https://basescan.org:8443/',
    'https://user@basescan.org/',
    'https://user:word@basescan.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://countinghouse/',
    'mailto:a@basescan.org',
    'basescan.org',
    `https://basescan.org/${'a'.repeat(2_048)}`,
  ])('nothing else: %s', (address) => expect(admitExternal(address)).toBeNull());
});
