import type { EvmTransactionPayload } from '@countinghouse/core';
import fc from 'fast-check';
import { keccak256, verifyMessage } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { addressOf, isPrivateKey } from './key.ts';
import { signEvmTransaction, signPersonal } from './sign.ts';

const KEY = '8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63';
const key = Uint8Array.from(Buffer.from(KEY, 'hex'));
const account = { address: addressOf(key), index: 0, key };

function payload(change: Partial<EvmTransactionPayload>): EvmTransactionPayload {
  return {
    kind: 'evm-transaction',
    chain: 'eip155:7822',
    from: account.address,
    to: '0x000000000000000000000000000000000000aaaa',
    value: '0',
    data: '0x',
    gas: '21000',
    maxFeePerGas: '2',
    maxPriorityFeePerGas: '1',
    ...change,
  };
}

/** Published by the Besu project for EIP-1559. */
const vectors = [
  {
    nonce: 819,
    payload: {
      value: '43203529',
      gas: '35552',
      maxPriorityFeePerGas: '75853',
      maxFeePerGas: '121212',
    },
    raw: '0x02f870821e8e8203338301284d8301d97c828ae094000000000000000000000000000000000000aaaa8402933bc980c080a0d067f2167008c59219652f91cbf8788dbca5f771f6e91e2b7657e85b78b472e0a01d305af9fe81fdba43f0dfcd400ed24dcace0a7e30d4e85701dcaaf484cd079e',
  },
  {
    nonce: 353,
    payload: {
      value: '61901619',
      gas: '32593',
      maxPriorityFeePerGas: '38850',
      maxFeePerGas: '136295',
    },
    raw: '0x02f86f821e8e8201618297c283021467827f5194000000000000000000000000000000000000aaaa8403b08b3380c001a004205678f13fc1d7b10feea6513dfa76e24418b6e08097d95c6f93a3b64e536da01d45ad61bfece43862de2cce7d2575a8c1d08c26c87f3cb5f26d7b0be54a91b2',
  },
] as const;

describe('EIP-1559', () => {
  test.each(vectors)('nonce $nonce', async (vector) => {
    const signed = await signEvmTransaction(account, payload(vector.payload), vector.nonce);
    expect(signed).toEqual({
      ok: true,
      value: { raw: vector.raw, hash: keccak256(vector.raw) },
    });
  });

  test('the same as another signer, for anything', async () => {
    const other = privateKeyToAccount(`0x${KEY}`);
    const units = fc.bigInt({ min: 0n, max: 2n ** 128n }).map(String);
    const data = fc
      .uint8Array({ maxLength: 80 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}` as const);
    const nonces = fc.integer({ min: 0, max: 2 ** 40 });
    await fc.assert(
      fc.asyncProperty(units, data, nonces, fc.boolean(), async (value, bytes, nonce, tip) => {
        const drafted = payload({ value, data: bytes, maxPriorityFeePerGas: tip ? '2' : '0' });
        const ours = await signEvmTransaction(account, drafted, nonce);
        const theirs = await other.signTransaction({
          type: 'eip1559',
          chainId: 7822,
          nonce,
          to: '0x000000000000000000000000000000000000aaaa',
          value: BigInt(value),
          data: bytes,
          gas: 21_000n,
          maxFeePerGas: 2n,
          maxPriorityFeePerGas: tip ? 2n : 0n,
        });
        expect(ours).toMatchObject({ ok: true, value: { raw: theirs } });
      }),
      { numRuns: process.env.COUNTINGHOUSE_DEEP ? 2_000 : 40 },
    );
  });
});

test('a key that is not of the address is found out before anything leaves', async () => {
  const mixedUp = { ...account, address: '0x000000000000000000000000000000000000dEaD' as const };
  const refused = { ok: false, error: { code: 'SELF_CHECK_FAILED' } };
  expect(await signEvmTransaction(mixedUp, payload({}), 0)).toMatchObject(refused);
  expect(await signPersonal(mixedUp, new Uint8Array(3))).toMatchObject(refused);
});

test('a message is signed as EIP-191', async () => {
  const message = Buffer.from('countinghouse head 7');
  const signed = await signPersonal(account, message);
  if (!signed.ok) throw new Error(signed.error.message);
  const { signature } = signed.value;
  const raw = { raw: Uint8Array.from(message) };
  expect(await verifyMessage({ address: account.address, message: raw, signature })).toBe(true);
});

test('numbers that are no keys', () => {
  expect(isPrivateKey(new Uint8Array(32))).toBe(false);
  expect(isPrivateKey(new Uint8Array(32).fill(255))).toBe(false);
  expect(isPrivateKey(new Uint8Array(31).fill(1))).toBe(false);
  expect(isPrivateKey(key)).toBe(true);
});
