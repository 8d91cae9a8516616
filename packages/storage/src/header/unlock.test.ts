import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProfileKeys } from '@countinghouse/core';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatRecoveryCode, parseRecoveryCode } from '../crypto/recovery-code.ts';
import { memoryKeychain } from '../testing/memory-keychain.ts';
import {
  must,
  mustFail,
  systemRandom,
  TEST_PASSPHRASE,
  TEST_SCRYPT,
  type TestProfile,
  testProfile,
  utf8,
} from '../testing/profile.ts';
import { changePassphrase, renewRecoveryCode } from './change-wraps.ts';
import { readHeader, writeHeader } from './header-file.ts';
import { addKeychainWrap, openWithKeychain, removeKeychainWrap } from './keychain-wrap.ts';
import { createKeyOpener, type KeyOpener } from './open-keys.ts';
import { recoveryWrapId } from './recovery-wrap-id.ts';

let profile: TestProfile;
let opener: KeyOpener;
beforeEach(async () => {
  profile = await testProfile();
  opener = createKeyOpener({ headerPath: profile.headerPath, clock: profile.clock });
});
afterEach(() => profile.dispose());

const hex = (keys: ProfileKeys) =>
  [keys.ledgerKey, keys.connectionKey, keys.vaultKey].map((key) =>
    Buffer.from(key).toString('hex'),
  );

const change = () => ({ ...profile, random: systemRandom });

test('passphrase and recovery code open the same three keys, and are overwritten', async () => {
  const passphrase = utf8(TEST_PASSPHRASE);
  const byPassphrase = must(await opener.openWithPassphrase(passphrase));
  expect(hex(byPassphrase)).toEqual(hex(profile.keys));
  expect(passphrase.every((byte) => byte === 0)).toBe(true);
  const typed = ` ${profile.recoveryCode.toLowerCase().replaceAll('-', ' ')} `;
  expect(hex(must(await opener.openWithRecoveryCode(utf8(typed))))).toEqual(hex(profile.keys));
});

test('wrong passphrases are counted before they are checked, and slow down, also after a restart', async () => {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(mustFail(await opener.openWithPassphrase(utf8(`wrong ${attempt}`))).code).toBe(
      'WRONG_PASSPHRASE',
    );
  }
  const restarted = createKeyOpener({ headerPath: profile.headerPath, clock: profile.clock });
  expect(mustFail(await restarted.openWithPassphrase(utf8(TEST_PASSPHRASE)))).toMatchObject({
    code: 'TOO_MANY_ATTEMPTS',
    retryAfterMs: 1000,
  });
  must(await restarted.openWithRecoveryCode(utf8(profile.recoveryCode)));
  profile.clock.set(profile.clock.now() + 1000);
  expect(mustFail(await restarted.openWithPassphrase(utf8('wrong'))).code).toBe('WRONG_PASSPHRASE');
  expect(mustFail(await restarted.openWithPassphrase(utf8('x'))).retryAfterMs).toBe(2000);
  profile.clock.set(profile.clock.now() + 2000);
  must(await restarted.openWithPassphrase(utf8(TEST_PASSPHRASE)));
  expect(must(readHeader(profile.headerPath)).attempts).toEqual({ failures: 0, notBefore: 0 });
});

test('parallel attempts cannot slip past the count', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => opener.openWithPassphrase(utf8('wrong'))),
  );
  const codes = answers.map((answer) => mustFail(answer).code);
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(3);
});

test('each state of the header has its own code', async () => {
  const { headerPath } = profile;
  const good = readFileSync(headerPath, 'utf8');
  const openWith = async (text: string) => {
    writeFileSync(headerPath, text);
    return mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code;
  };
  expect(await openWith('{')).toBe('HEADER_DAMAGED');
  expect(await openWith('null')).toBe('HEADER_DAMAGED');
  expect(await openWith(good.replace('"failures": 0', '"failures": 1'))).toBe('HEADER_DAMAGED');
  expect(await openWith(good.replace('"version": 2', '"version": 3'))).toBe('HEADER_TOO_NEW');
  writeFileSync(headerPath, good);
  const header = must(readHeader(headerPath));
  const weak = header.wraps.map((wrap) =>
    wrap.kdf.name === 'scrypt' ? { ...wrap, kdf: { ...wrap.kdf, N: 2 ** 14 } } : wrap,
  );
  must(writeHeader(headerPath, { ...header, wraps: weak }));
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe(
    'WRAP_TOO_WEAK',
  );
  rmSync(headerPath);
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe(
    'HEADER_MISSING',
  );
});

test('a header that cannot be written now is not called damaged', async () => {
  mkdirSync(`${profile.headerPath}.new`);
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe('DISK_ERROR');
});

test('a full disk and a read-only folder are called that, and the passphrase opens once they are not', async () => {
  const mount = mkdtempSync(join(tmpdir(), 'countinghouse-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', mount], { stdio: 'ignore' });
  } catch {
    console.log('NOT RUN: mounting a small disk needs root.');
    rmSync(mount, { recursive: true });
    return;
  }
  const small = await testProfile({ parent: mount });
  const open = async () => {
    const { headerPath, clock } = small;
    return createKeyOpener({ headerPath, clock }).openWithPassphrase(utf8(TEST_PASSPHRASE));
  };
  try {
    const good = readFileSync(small.headerPath);
    execFileSync('mount', ['-o', 'remount,ro', mount]);
    expect(mustFail(await open())).toMatchObject({ code: 'DIRECTORY_READ_ONLY' });
    execFileSync('mount', ['-o', 'remount,rw', mount]);
    must(await open());
    const filler = join(dirname(small.headerPath), 'filler');
    const { bavail, bsize } = statfsSync(mount);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    expect(mustFail(await open())).toMatchObject({ code: 'DISK_FULL' });
    expect(readFileSync(small.headerPath).equals(good)).toBe(true);
    rmSync(filler);
    must(await open());
  } finally {
    execFileSync('mount', ['-o', 'remount,rw', mount]);
    await small.dispose();
    execFileSync('umount', [mount]);
    rmSync(mount, { recursive: true });
  }
});

test('a key moved to another name, or a wrap of another profile, does not open', async () => {
  const header = must(readHeader(profile.headerPath));
  const swapped = header.wraps.map((wrap) => ({
    ...wrap,
    sealed: wrap.sealed.map((one) => ({ ...one, ledger: one.connection, connection: one.ledger })),
  }));
  must(writeHeader(profile.headerPath, { ...header, wraps: swapped }));
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe(
    'WRONG_PASSPHRASE',
  );
  must(writeHeader(profile.headerPath, { ...header, profileId: 'ab'.repeat(16) }));
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe(
    'WRONG_PASSPHRASE',
  );
});

test('a new passphrase replaces the old one; backups say which passphrase they need', async () => {
  const ledger = await profile.open();
  must(await ledger.snapshot());
  must(
    await changePassphrase({
      ...change(),
      passphrase: utf8('a new passphrase'),
      scrypt: TEST_SCRYPT,
    }),
  );
  expect(mustFail(await opener.openWithPassphrase(utf8(TEST_PASSPHRASE))).code).toBe(
    'WRONG_PASSPHRASE',
  );
  expect(hex(must(await opener.openWithPassphrase(utf8('a new passphrase'))))).toEqual(
    hex(profile.keys),
  );
  must(await opener.openWithRecoveryCode(utf8(profile.recoveryCode)));
  expect(ledger.snapshots()).toMatchObject([{ passphrase: 'older', recoveryCode: 'current' }]);
  const before = recoveryWrapId(profile.headerPath);
  must(
    await changePassphrase({
      ...change(),
      passphrase: utf8('a third passphrase'),
      scrypt: TEST_SCRYPT,
    }),
  );
  expect(recoveryWrapId(profile.headerPath)).toBe(before);
  const { recoveryCode } = must(await renewRecoveryCode(change()));
  expect(recoveryWrapId(profile.headerPath)).not.toBe(before);
  expect(mustFail(await opener.openWithRecoveryCode(utf8(profile.recoveryCode))).code).toBe(
    'WRONG_RECOVERY_CODE',
  );
  must(await opener.openWithRecoveryCode(utf8(recoveryCode)));
  expect(ledger.snapshots()).toMatchObject([{ passphrase: 'older', recoveryCode: 'older' }]);
  const short = await changePassphrase({ ...change(), passphrase: utf8('short') });
  expect(mustFail(short).code).toBe('PASSPHRASE_TOO_SHORT');
  const foreign = { ...profile.keys, vaultKey: systemRandom.bytes(32) };
  expect(mustFail(await renewRecoveryCode({ ...change(), keys: foreign })).code).toBe('WRONG_KEY');
});

test('the keychain opens tracking, never the vault, and holds no key of the ledger itself', async () => {
  const keychain = memoryKeychain();
  const { headerPath, keys } = profile;
  must(await addKeychainWrap({ ...change(), keychain }));
  const opened = must(await openWithKeychain({ headerPath, keychain }));
  expect(opened).toEqual({
    ledgerKey: Buffer.from(keys.ledgerKey),
    connectionKey: Buffer.from(keys.connectionKey),
  });
  const header = readFileSync(headerPath, 'utf8');
  const wrap = must(readHeader(headerPath)).wraps.find(({ purpose }) => purpose === 'keychain');
  expect(wrap?.sealed).toMatchObject([{ vault: null }]);
  for (const value of keychain.entries.values()) {
    expect(header).not.toContain(value);
    expect(value).not.toBe(Buffer.from(keys.ledgerKey).toString('base64'));
  }
  expect(
    mustFail(await openWithKeychain({ headerPath, keychain: memoryKeychain('locked') })).code,
  ).toBe('KEYCHAIN_LOCKED');
  expect(
    mustFail(await openWithKeychain({ headerPath, keychain: memoryKeychain('absent') })).code,
  ).toBe('KEYCHAIN_ABSENT');
  expect(mustFail(await openWithKeychain({ headerPath, keychain: memoryKeychain() })).code).toBe(
    'KEYCHAIN_FAILED',
  );
  must(await removeKeychainWrap({ headerPath, keychain }));
  expect(keychain.entries.size).toBe(0);
  expect((await openWithKeychain({ headerPath, keychain })).ok).toBe(false);
});

test('every single typing mistake in a recovery code is noticed', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      fc.nat({ max: 39 }),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (secret, place, letter) => {
        const code = formatRecoveryCode(secret);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(parseRecoveryCode(utf8(code))).toEqual(Buffer.from(secret));
        const plain = code.replaceAll('-', '');
        fc.pre(plain[place] !== letter);
        const mistyped = plain.slice(0, place) + letter + plain.slice(place + 1);
        expect(parseRecoveryCode(utf8(mistyped))).toBeNull();
      },
    ),
    { numRuns: 200, seed: 3 },
  );
  for (const odd of ['', 'x', '€'.repeat(40), '0'.repeat(41)]) {
    expect(parseRecoveryCode(utf8(odd))).toBeNull();
  }
});
