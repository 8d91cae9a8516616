import { bech32m } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { ONECLICK_CHAINS } from '../chain/known-chains.ts';
import { checkAddress } from './check-address.ts';
import { codecOf } from './codecs.ts';
import { confirmTwice } from './confirm-twice.ts';
import { CHECKSUMMED, FORM_ONLY, REFUSED } from './vectors.test-support.ts';

const BTC = ONECLICK_CHAINS.btc.id;

describe('good addresses', () => {
  it.each(CHECKSUMMED)('$code $text', ({ code, text, kind, kept }) => {
    const chain = ONECLICK_CHAINS[code].id;
    expect(checkAddress(chain, `  ${text}\n`)).toMatchObject({
      ok: true,
      value: { chain, kind, address: kept, proof: 'checksum' },
    });
  });

  it.each(FORM_ONLY)('$code $text, by its form only, and says so', ({ code, text, kind, kept }) => {
    const result = checkAddress(ONECLICK_CHAINS[code].id, text);
    expect(result).toMatchObject({
      ok: true,
      value: { kind, address: kept, proof: 'form' },
    });
    const notes = result.ok ? result.value.notes.map((note) => note.code) : [];
    expect(notes).toContain(kind === 'named' ? 'NEAR_NAME' : 'NO_CHECKSUM');
  });

  it('of every known chain are checked', () => {
    for (const chain of Object.values(ONECLICK_CHAINS)) {
      expect(codecOf(chain.id), chain.name).toBeDefined();
    }
  });

  it('of an EVM chain nobody listed are checked too', () => {
    const text = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(checkAddress('eip155:31337', text).ok).toBe(true);
  });

  it('carry what the person should know', () => {
    const notes = (code: keyof typeof ONECLICK_CHAINS, text: string) => {
      const result = checkAddress(ONECLICK_CHAINS[code].id, text);
      return result.ok ? result.value.notes.map((note) => note.code) : result.error.code;
    };
    expect(notes('sol', 'DShWnroshVbeUp28oopA3Pu7oFPDBtC1DBmPECXXAQ9n')).toContain('OFF_CURVE');
    expect(notes('xrp', 'XVLhHMPHU98es4dbozjVtdWzVrDjtV5fdx1mHp98tDMoQXb')).toEqual([
      'UNTAGGED_X_ADDRESS',
    ]);
    expect(notes('ton', 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF')).toEqual([
      'BOUNCEABLE',
    ]);
    expect(notes('ton', 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA')).toEqual([]);
  });
});

describe('refusals', () => {
  it.each(REFUSED)('%s %s is %s', (code, text, problem) => {
    expect(checkAddress(ONECLICK_CHAINS[code].id, text)).toMatchObject({
      ok: false,
      error: { code: problem },
    });
  });

  it('never repeat what was typed', () => {
    for (const [code, text] of REFUSED) {
      const result = checkAddress(ONECLICK_CHAINS[code].id, text);
      if (!result.ok && text.length > 12) expect(result.error.message).not.toContain(text);
    }
  });

  it.each([
    [undefined, 'NOT_TEXT'],
    [null, 'NOT_TEXT'],
    [7, 'NOT_TEXT'],
    [{}, 'NOT_TEXT'],
    ['', 'EMPTY'],
    [' \n', 'EMPTY'],
    ['a'.repeat(1_001), 'TOO_LONG'],
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN\u200b2', 'BAD_FORM'],
  ])('%j is %s', (text, code) => {
    expect(checkAddress(BTC, text)).toMatchObject({ ok: false, error: { code } });
  });

  it('an unknown chain asks for the address twice', () => {
    const chains = ['oneclick:brandnew', 'solana:devnet', 'bip122:abc', 'x:y', 'eip155:0'] as const;
    for (const chain of chains) {
      expect(checkAddress(chain, 'anything')).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_CHAIN', message: expect.stringContaining('twice') },
      });
    }
  });
});

describe('a unified address of Zcash', () => {
  it('must be long enough to hold a receiver, whatever its checksum says', () => {
    const short = bech32m.encode('u', bech32m.toWords(new Uint8Array(40)));
    expect(checkAddress(ONECLICK_CHAINS.zec.id, short)).toMatchObject({
      ok: false,
      error: { code: 'BAD_FORM' },
    });
  });
});

describe('confirmTwice', () => {
  it('takes two equal entries', () => {
    expect(confirmTwice(' abc', 'abc\n')).toEqual({ ok: true, value: 'abc' });
  });

  it.each([
    ['abc', 'abC', 'MISMATCH'],
    ['abc', '', 'EMPTY'],
    ['', '', 'EMPTY'],
    ['abc', undefined, 'NOT_TEXT'],
    [5, 5, 'NOT_TEXT'],
    ['a b', 'a b', 'BAD_FORM'],
    ['аbc', 'аbc', 'BAD_FORM'],
    ['snoPBrXtMeMyMHUVTgbuqAfg1SUTb', 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb', 'SECRET_KEY'],
  ])('refuses %j and %j as %s', (a, b, code) => {
    expect(confirmTwice(a, b)).toMatchObject({ ok: false, error: { code } });
  });
});
