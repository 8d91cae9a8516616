import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sealRow } from './seal.ts';
import { openWallet, sealWallet, unsealWallet, walletInfo, wipeWallet } from './wallet.ts';

const random = { bytes: (length: number) => Uint8Array.from(randomBytes(length)) };
const vaultKey = random.bytes(32);
const wallet = openWallet(
  {
    id: 'one',
    name: 'Sparstrumpf',
    kind: 'phrase',
    secret: new Uint8Array(16).fill(7),
    accounts: 2,
  },
  'live',
);
const row = sealWallet(wallet, vaultKey, 'live', random);
const damaged = { ok: false, error: { code: 'VAULT_ROW_DAMAGED' } };

describe('a sealed wallet', () => {
  test('opens again, with all its accounts', () => {
    const opened = unsealWallet(row, vaultKey, 'live');
    if (!opened.ok) throw new Error(opened.error.message);
    expect(walletInfo(opened.value)).toEqual(walletInfo(wallet));
    expect(opened.value.accounts.map(({ key }) => key)).toEqual(
      wallet.accounts.map(({ key }) => key),
    );
  });

  test('shows nothing of what it holds', () => {
    const bytes = Buffer.from(row.sealed);
    expect(bytes.includes('Sparstrumpf')).toBe(false);
    expect(bytes.includes(Buffer.alloc(16, 7))).toBe(false);
    expect(sealWallet(wallet, vaultKey, 'live', random).sealed).not.toEqual(row.sealed);
  });

  test('does not open with another key, under another name, in a sandbox', () => {
    expect(unsealWallet(row, random.bytes(32), 'live')).toMatchObject(damaged);
    expect(unsealWallet({ ...row, name: 'wallet/two' }, vaultKey, 'live')).toMatchObject(damaged);
    expect(unsealWallet(row, vaultKey, 'sandbox')).toMatchObject(damaged);
  });

  test('does not open with any bit changed or any byte missing', () => {
    for (let at = 1; at < row.sealed.length; at++) {
      const sealed = row.sealed.with(at, (row.sealed[at] ?? 0) ^ 1);
      expect(unsealWallet({ ...row, sealed }, vaultKey, 'live').ok).toBe(false);
      const short = row.sealed.slice(0, at);
      expect(unsealWallet({ ...row, sealed: short }, vaultKey, 'live')).toMatchObject(damaged);
    }
  });

  test('of a newer program is not called damaged', () => {
    const sealed = row.sealed.with(0, 2);
    expect(unsealWallet({ ...row, sealed }, vaultKey, 'live')).toMatchObject({
      error: { code: 'VAULT_ROW_TOO_NEW' },
    });
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a length beyond its end', Uint8Array.of(255, 255, 1)],
    ['no description', Uint8Array.of(0, 2, 0x7b, 0x7d)],
    [
      'a key that is none',
      describedAs({ name: 'a', kind: 'key', accounts: 1 }, new Uint8Array(32)),
    ],
    ['a key with two accounts', describedAs({ name: 'a', kind: 'key', accounts: 2 }, vaultKey)],
    [
      'a phrase of odd length',
      describedAs({ name: 'a', kind: 'phrase', accounts: 1 }, Uint8Array.of(1)),
    ],
    [
      'a million accounts',
      describedAs({ name: 'a', kind: 'phrase', accounts: 1e6 }, new Uint8Array(16)),
    ],
  ])('with %s inside is refused', (_, inside) => {
    const odd = sealRow('wallet/one', inside, vaultKey, 'live', random);
    expect(unsealWallet(odd, vaultKey, 'live')).toMatchObject(damaged);
  });
});

test('wiping leaves zeros', () => {
  const opened = unsealWallet(row, vaultKey, 'live');
  if (!opened.ok) throw new Error(opened.error.message);
  wipeWallet(opened.value);
  const { secret, accounts } = opened.value;
  expect(
    [secret, ...accounts.map(({ key }) => key)].every((one) => one.every((b) => b === 0)),
  ).toBe(true);
});

function describedAs(head: object, secret: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(head));
  return Uint8Array.from([0, text.length, ...text, ...secret]);
}
