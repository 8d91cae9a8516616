import type { JsonObject, JsonValue } from '@countinghouse/core';
import fc from 'fast-check';
import { hashTypedData, keccak256, stringToHex, type TypedDataDefinition } from 'viem';
import { describe, expect, test } from 'vitest';
import { grantMessage } from '../../testing/sample-grant.ts';
import { accountAddress } from '../account-address.ts';
import { enableDigest } from './enable-digest.ts';
import { ENABLE_TYPES } from './enable-types.ts';
import { readGrant } from './read-grant.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = accountAddress(OWNER);
const expected = { chain: 'eip155:8453', account: ACCOUNT, owner: OWNER };
const runs = process.env.COUNTINGHOUSE_DEEP ? 100_000 : 1_000;

const read = (typedData: JsonValue) => readGrant(typedData, expected);
const change = (field: 'domain' | 'message', fields: JsonObject): JsonObject => {
  const message = grantMessage(OWNER);
  return { ...message, [field]: { ...(message[field] as JsonObject), ...fields } };
};

test('the type hash is the one the account computes with', () => {
  const fields = ENABLE_TYPES.Enable.map(({ name, type }) => `${type} ${name}`);
  expect(keccak256(stringToHex(`Enable(${fields.join(',')})`))).toBe(
    '0xb17ab1224aca0d4255ef8161acaf2ac121b8faa32a4b2258c912cc5f8308c505',
  );
});

test('what is signed is what a wallet in a browser would sign', () => {
  const message = grantMessage(OWNER);
  const answer = read(message);
  if (!answer.ok) throw new Error(answer.error.message);
  const theirs = hashTypedData(message as unknown as TypedDataDefinition);
  expect(enableDigest(answer.value.typedData)).toBe(theirs);
});

describe('taken in', () => {
  test('however its numbers and letters are spelled, as one and the same payload', () => {
    const plain = read(grantMessage(OWNER));
    expect(plain).toMatchObject({ ok: true, value: { chain: 'eip155:8453', from: OWNER } });
    expect(read(change('domain', { chainId: '8453' }))).toEqual(plain);
    expect(read(change('domain', { chainId: '0x2105' }))).toEqual(plain);
    expect(read(change('domain', { verifyingContract: ACCOUNT.toLowerCase() }))).toEqual(plain);
    expect(read(change('message', { nonce: '1' }))).toEqual(plain);
    const { validatorData } = grantMessage(OWNER).message as JsonObject;
    const upper = `0x${String(validatorData).slice(2).toUpperCase()}`;
    expect(read(change('message', { validatorData: upper }))).toEqual(plain);
  });

  test("with the domain's type named", () => {
    const message = grantMessage(OWNER);
    const EIP712Domain = [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ];
    const types = { ...(message.types as JsonObject), EIP712Domain };
    expect(read({ ...message, types })).toEqual(read(message));
  });
});

describe('refused', () => {
  const { Enable } = grantMessage(OWNER).types as { Enable: JsonObject[] };
  test.each<readonly [string, string, JsonValue]>([
    ['nothing', 'NOT_A_GRANT', null],
    ['a list', 'NOT_A_GRANT', []],
    ['another message', 'NOT_A_GRANT', { ...grantMessage(OWNER), primaryType: 'Permit' }],
    ['another program', 'OTHER_VERSION', change('domain', { name: 'Permit2' })],
    ['another version', 'OTHER_VERSION', change('domain', { version: '0.3.3' })],
    ['another chain', 'WRONG_CHAIN', change('domain', { chainId: 42161 })],
    ['another account', 'WRONG_ACCOUNT', change('domain', { verifyingContract: OWNER })],
    ['a domain with a salt', 'NOT_A_GRANT', change('domain', { salt: `0x${'00'.repeat(32)}` })],
    ['no types', 'OTHER_TYPES', { ...grantMessage(OWNER), types: {} }],
    [
      'types in another order',
      'OTHER_TYPES',
      { ...grantMessage(OWNER), types: { Enable: [...Enable].reverse() } },
    ],
    [
      'a type more',
      'OTHER_TYPES',
      { ...grantMessage(OWNER), types: { Enable, Other: [{ name: 'a', type: 'bytes' }] } },
    ],
    ['a field more', 'NOT_A_GRANT', change('message', { extra: '0x' })],
    ['a nonce beyond its size', 'NOT_A_GRANT', change('message', { nonce: 2 ** 32 })],
    ['half a byte', 'NOT_A_GRANT', change('message', { hookData: '0x0' })],
    ['no permission in it', 'UNREADABLE', change('message', { validatorData: '0x' })],
    [
      'a right of an unknown kind',
      'UNREADABLE',
      change('message', { validationId: `0x03${'00'.repeat(20)}` }),
    ],
    [
      'an id with more behind it',
      'UNREADABLE',
      change('message', { validationId: `0x0201020304${'00'.repeat(15)}01` }),
    ],
  ])('%s', (_, code, typedData) => {
    expect(read(typedData)).toMatchObject({ ok: false, error: { code } });
  });
});

test('any JSON gives an answer', () => {
  const fields = fc.constantFrom('domain', 'types', 'primaryType', 'message');
  fc.assert(
    fc.property(fields, fc.jsonValue(), fc.jsonValue(), (field, junk, whole) => {
      const one = read({ ...grantMessage(OWNER), [field]: junk as JsonValue });
      const other = read(whole as JsonValue);
      for (const answer of [one, other]) {
        if (!answer.ok) expect(answer.error.message).toMatch(/\.$/);
      }
    }),
    { numRuns: runs },
  );
});

test('any value in any field of the message gives an answer', () => {
  const keys = Object.keys(grantMessage(OWNER).message as JsonObject);
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, junk) => {
      expect(typeof read(change('message', { [key]: junk as JsonValue })).ok).toBe('boolean');
    }),
    { numRuns: runs },
  );
});
