import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKey } from './derive.ts';
import { addressOf } from './key.ts';
import { createPhrase, phraseBytes, phraseSeed, readPhrase } from './phrase.ts';
import { isPublicPhrase } from './public-phrases.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ABANDON = `${'abandon '.repeat(11)}about`;
const JUNK = `${'test '.repeat(11)}junk`;

/** Published with BIP-39: entropy, words, seed under the passphrase TREZOR. */
const vectors = [
  [
    '00000000000000000000000000000000',
    ABANDON,
    'c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04',
  ],
  [
    '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
    '2e8905819b8723fe2c1d161860e5ee1830318dbf49a83bd451cfb8440c28bd6fa457fe1296106559a3c80937a1c1069be3a3a5bd381ee6260e8d9739fce1f607',
  ],
  [
    'ff'.repeat(32),
    `${'zoo '.repeat(23)}vote`,
    'dd48c104698c30cfe2b6142103248622fb7bb0ff692eebb00089b32d22484e1613912f0a5b694407be899ffd31ed3992c456cdf60f5d4564b8ba3f05a69890ad',
  ],
] as const;

describe('BIP-39', () => {
  test.each(vectors)('%s', (entropy, words, seed) => {
    const read = readPhrase(utf8(words));
    if (!read.ok) throw new Error(read.error.message);
    expect(hex(read.value)).toBe(entropy);
    expect(Buffer.from(phraseBytes(read.value)).toString()).toBe(words);
    expect(hex(phraseSeed(read.value, 'TREZOR'))).toBe(seed);
  });

  test('as people type it', () => {
    const typed = `\n  ${ABANDON.toUpperCase().replaceAll(' ', ' \t\u3000')}\r\n`;
    expect(readPhrase(utf8(typed))).toMatchObject({ ok: true });
  });

  test('what is wrong is said by position, never by word', () => {
    const words = ABANDON.split(' ');
    const wrong = words.with(2, 'abandn').with(10, 'xyzzy').join(' ');
    const answer = readPhrase(utf8(wrong));
    expect(answer).toMatchObject({
      error: {
        code: 'PHRASE_UNKNOWN_WORD',
        message: 'Words 3, 11 are not in the English word list.',
      },
    });
    expect(JSON.stringify(answer)).not.toContain('xyzzy');
    expect(readPhrase(utf8(words.slice(1).join(' ')))).toMatchObject({
      error: { code: 'PHRASE_LENGTH' },
    });
    expect(readPhrase(utf8(words.with(11, 'abandon').join(' ')))).toMatchObject({
      error: { code: 'PHRASE_CHECKSUM' },
    });
    expect(readPhrase(new Uint8Array(0))).toMatchObject({ error: { code: 'PHRASE_LENGTH' } });
  });

  test('any bytes have an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof readPhrase(bytes).ok).toBe('boolean');
      }),
    );
  });

  test('what is created is read back', () => {
    for (const length of [12, 24] as const) {
      let seed = 0;
      const random = { bytes: (n: number) => Uint8Array.from({ length: n }, () => ++seed) };
      const entropy = createPhrase(random, length);
      const words = phraseBytes(entropy);
      expect(Buffer.from(words).toString().split(' ')).toHaveLength(length);
      expect(readPhrase(words)).toEqual({ ok: true, value: entropy });
    }
  });
});

describe('BIP-44', () => {
  test.each([
    [ABANDON, 0, '0x9858EfFD232B4033E47d90003D41EC34EcaEda94'],
    [JUNK, 0, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'],
    [JUNK, 1, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
  ])('%s, account %i', (words, index, address) => {
    const read = readPhrase(utf8(words));
    if (!read.ok) throw new Error(read.error.message);
    expect(addressOf(deriveKey(read.value, 'live', index))).toBe(address);
  });

  test('no address of a sandbox is one of the same phrase elsewhere', () => {
    const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(entropy, (bytes) => {
        const addresses = (profile: 'live' | 'sandbox') =>
          [0, 1, 2].map((index) => addressOf(deriveKey(bytes, profile, index)));
        const live = new Set<string>(addresses('live'));
        for (const address of addresses('sandbox')) expect(live.has(address)).toBe(false);
      }),
      { numRuns: process.env.COUNTINGHOUSE_DEEP ? 5_000 : 20 },
    );
  });
});

test('phrases everybody knows are known here too', () => {
  const entropyOf = (words: string) => {
    const read = readPhrase(utf8(words));
    if (!read.ok) throw new Error(read.error.message);
    return read.value;
  };
  expect(isPublicPhrase(entropyOf(JUNK))).toBe(true);
  expect(isPublicPhrase(entropyOf(ABANDON))).toBe(true);
  expect(isPublicPhrase(Uint8Array.from({ length: 16 }, (_, index) => index))).toBe(false);
});
