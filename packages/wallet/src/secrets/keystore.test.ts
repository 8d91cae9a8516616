import { randomBytes } from 'node:crypto';
import { Keystore } from 'ox';
import { describe, expect, test } from 'vitest';
import { readKeystore, writeKeystore } from './keystore.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const random = { bytes: (length: number) => Uint8Array.from(randomBytes(length)) };

/** The two files printed in the definition of Web3 Secret Storage, with their secret. */
const SECRET = '7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d';
const pbkdf2File = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '6087dab2f9fdbbfaddc31a909735c1e6' },
    ciphertext: '5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46',
    kdf: 'pbkdf2',
    kdfparams: {
      c: 262144,
      dklen: 32,
      prf: 'hmac-sha256',
      salt: 'ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd',
    },
    mac: '517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
};
const scryptFile = {
  crypto: {
    cipher: 'aes-128-ctr',
    cipherparams: { iv: '83dbcc02d8ccb40e466191a123791e0e' },
    ciphertext: 'd172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c',
    kdf: 'scrypt',
    kdfparams: {
      dklen: 32,
      n: 262144,
      r: 1,
      p: 8,
      salt: 'ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19',
    },
    mac: '2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097',
  },
  id: '3198bc9c-6672-5ab3-d995-4942343ae5b6',
  version: 3,
};

/** Quick to open, for everything that is not about strength. */
function quick(password: string, key: string, change: object = {}) {
  const [derived, options] = Keystore.pbkdf2({ password, iterations: 1 });
  const file = Keystore.encrypt(`0x${key}`, derived, options);
  return JSON.stringify({ ...file, ...change });
}

describe('published files', () => {
  test.each([
    ['pbkdf2', pbkdf2File],
    ['scrypt', scryptFile],
  ])('%s', async (_, file) => {
    const key = await readKeystore(JSON.stringify(file), utf8('testpassword'));
    if (!key.ok) throw new Error(key.error.message);
    expect(hex(key.value)).toBe(SECRET);
  });

  test('a wrong password, and a changed file', async () => {
    const wrong = { error: { code: 'KEYSTORE_WRONG_PASSWORD' } };
    const text = quick('right', SECRET);
    expect(await readKeystore(text, utf8('wrong'))).toMatchObject(wrong);
    const file = JSON.parse(text) as typeof pbkdf2File;
    const ciphertext = `00${file.crypto.ciphertext.slice(2)}`;
    const changed = { ...file, crypto: { ...file.crypto, ciphertext } };
    expect(await readKeystore(JSON.stringify(changed), utf8('right'))).toMatchObject(wrong);
  });
});

test('what we write, another program reads; and we read it back', async () => {
  const key = Uint8Array.from(Buffer.from(SECRET, 'hex'));
  const text = await writeKeystore(key, utf8('pässword'), random);
  const file = JSON.parse(text) as Keystore.Keystore & { address?: string };
  expect(file.version).toBe(3);
  expect(file.address).toBeUndefined();
  expect(text).not.toContain(SECRET);
  const theirs = Keystore.decrypt(file, Keystore.toKey(file, { password: 'pässword' }));
  expect(theirs).toBe(`0x${SECRET}`);
  expect(await readKeystore(text, utf8('pässword'))).toEqual({ ok: true, value: key });
});

test('the spelling and shortness of old programs', async () => {
  const { crypto, ...file } = JSON.parse(quick('p', SECRET)) as typeof pbkdf2File;
  const old = JSON.stringify({ ...file, Crypto: { ...crypto, kdf: 'PBKDF2' } });
  expect(await readKeystore(old, utf8('p'))).toMatchObject({ ok: true });
  const short = await readKeystore(quick('p', SECRET.slice(2)), utf8('p'));
  if (!short.ok) throw new Error(short.error.message);
  expect(hex(short.value)).toBe(`00${SECRET.slice(2)}`);
});

describe('refused', () => {
  const change = (crypto: object) =>
    JSON.stringify({ ...scryptFile, crypto: { ...scryptFile.crypto, ...crypto } });
  const scrypt = (params: object) =>
    change({ kdfparams: { ...scryptFile.crypto.kdfparams, ...params } });
  test.each([
    ['KEYSTORE_MALFORMED', ''],
    ['KEYSTORE_MALFORMED', 'null'],
    ['KEYSTORE_MALFORMED', '{"version":3}'],
    ['KEYSTORE_MALFORMED', JSON.stringify({ ...scryptFile, version: 1 })],
    ['KEYSTORE_MALFORMED', change({ cipher: 'aes-256-cbc' })],
    ['KEYSTORE_MALFORMED', change({ mac: 'ff' })],
    ['KEYSTORE_MALFORMED', change({ ciphertext: 'ff'.repeat(33) })],
    ['KEYSTORE_MALFORMED', change({ kdfparams: null })],
    ['KEYSTORE_MALFORMED', scrypt({ n: 1000 })],
    ['KEYSTORE_UNSUPPORTED', change({ kdf: 'argon2' })],
    ['KEYSTORE_TOO_COSTLY', scrypt({ n: 2 ** 24, r: 8 })],
    ['KEYSTORE_TOO_COSTLY', scrypt({ p: 2 ** 20 })],
    [
      'KEYSTORE_TOO_COSTLY',
      change({ kdf: 'pbkdf2', kdfparams: { ...pbkdf2File.crypto.kdfparams, c: 1e9 } }),
    ],
    ['KEYSTORE_WRONG_ADDRESS', quick('testpassword', SECRET, { address: '00'.repeat(20) })],
    ['KEY_INVALID', quick('testpassword', '00'.repeat(32))],
  ])('%s %s', async (code, text) => {
    expect(await readKeystore(text, utf8('testpassword'))).toMatchObject({ error: { code } });
  });
});
