import { describe, expect, it } from 'vitest';
import { ONECLICK_CHAINS } from '../chain/known-chains.ts';
import { sameAddress } from './same-address.ts';
import { CHECKSUMMED, FORM_ONLY } from './vectors.test-support.ts';

const RAW = '0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e';

describe('sameAddress', () => {
  it.each([
    [
      'eth',
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    ],
    [
      'btc',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ],
    [
      'bch',
      'qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2',
      'bitcoincash:zr6m7j9njldwwzlg9v7v53unlr4jkmx6eycnjehshe',
    ],
    ['zec', 'tex1s2rt77ggv6q989lr49rkgzmh5slsksa9khdgte', 't1VmmGiyjVNeCjxDZzg7vZmd99WyzVby9yC'],
    [
      'ton',
      'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF',
      'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPuwA',
    ],
    ['ton', 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF', RAW],
    [
      'xrp',
      'rGWrZyQqhTp9Xu7G5Pkayo7bXjH4k4QYpf',
      'XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb',
    ],
    [
      'near',
      '0x85F17Cf997934a597031b2E18a9aB6ebD4B9f6a4',
      '0x85f17cf997934a597031b2e18a9ab6ebd4b9f6a4',
    ],
    [
      'starknet',
      '0x2fd23d9182193775423497fc0c472e156c57c69e4089a1967fb288a2d84e914',
      '0x02Fd23d9182193775423497fc0c472E156C57C69E4089A1967fb288A2d84e914',
    ],
  ] as const)('%s: two spellings of one place', (code, a, b) => {
    expect(sameAddress(ONECLICK_CHAINS[code].id, a, b)).toEqual({ ok: true, value: true });
  });

  it('tells all the sample addresses of a chain apart', () => {
    const vectors = [...CHECKSUMMED, ...FORM_ONLY];
    expect(
      sameAddress(
        ONECLICK_CHAINS.btc.id,
        '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
        '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      ),
    ).toEqual({ ok: true, value: false });
    for (const { code, text } of vectors) {
      expect(sameAddress(ONECLICK_CHAINS[code].id, text, text)).toEqual({ ok: true, value: true });
    }
  });

  it('does not say "no" when it cannot know', () => {
    const good = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(sameAddress('eip155:1', good, 'nonsense')).toMatchObject({ ok: false });
    expect(sameAddress('eip155:1', 'nonsense', good)).toMatchObject({ ok: false });
    expect(sameAddress('eip155:1', 'nonsense', 'nonsense')).toMatchObject({ ok: false });
    expect(sameAddress('oneclick:brandnew', 'abc', 'ABC')).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_CHAIN' },
    });
  });

  it('knows identical text for the same even on an unknown chain', () => {
    expect(sameAddress('oneclick:brandnew', 'abc', ' abc ')).toEqual({ ok: true, value: true });
  });
});
