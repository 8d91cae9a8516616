import type { EvmTransactionPayload } from '@countinghouse/core';
import fc from 'fast-check';
import { encodeFunctionData, erc20Abi, getAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { decodePayload } from './decode-payload.ts';

const ME = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const YOU = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const TOKEN = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const runs = process.env.COUNTINGHOUSE_DEEP ? 200_000 : 2_000;

function payload(change: Partial<EvmTransactionPayload> = {}): EvmTransactionPayload {
  return {
    kind: 'evm-transaction',
    chain: 'eip155:8453',
    from: ME,
    to: YOU,
    value: '0',
    data: '0x',
    gas: '21000',
    maxFeePerGas: '2',
    maxPriorityFeePerGas: '1',
    ...change,
  };
}

function transfer(to: `0x${string}`, amount: bigint) {
  return encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, amount] });
}

describe('what can be read', () => {
  test('a native transfer', () => {
    expect(decodePayload(payload({ value: '5' }))).toEqual({
      kind: 'native-transfer',
      token: null,
      recipient: YOU,
      units: '5',
    });
  });

  test('a token transfer, whatever the case of its digits', () => {
    const data = transfer(YOU, 2n ** 256n - 1n);
    const upper = `0x${data.slice(2).toUpperCase()}`;
    for (const change of [
      { data, to: TOKEN },
      { data: upper, to: TOKEN.toLowerCase() },
    ]) {
      expect(decodePayload(payload(change))).toEqual({
        kind: 'erc20-transfer',
        token: TOKEN,
        recipient: YOU,
        units: (2n ** 256n - 1n).toString(),
      });
    }
  });

  test('a cancel: nothing, to oneself, with no data', () => {
    expect(decodePayload(payload({ to: ME.toLowerCase() }))).toMatchObject({ kind: 'cancel' });
  });
});

describe('what is not read', () => {
  const data = transfer(YOU, 5n);
  test.each<readonly [string, Partial<EvmTransactionPayload>]>([
    ['one byte more', { to: TOKEN, data: `${data}00` }],
    ['one byte less', { to: TOKEN, data: data.slice(0, -2) }],
    ['rubbish above the address', { to: TOKEN, data: data.replace('00000000', '00000001') }],
    ['native money along with it', { to: TOKEN, data, value: '1' }],
    ['no tokens at all', { to: TOKEN, data: transfer(YOU, 0n) }],
    ['approve', { to: TOKEN, data: data.replace('a9059cbb', '095ea7b3') }],
    ['three bytes', { data: '0xa9059c' }],
    ['half a byte', { data: '0xa' }],
    ['no prefix', { data: 'a9059cbb' }],
    ['nothing to somebody else', {}],
    ['data to oneself', { to: ME, data: '0x00' }],
    ['a wrong check sum', { value: '1', to: YOU.replace('C44C', 'c44c') }],
    ['a short address', { value: '1', to: YOU.slice(0, -1) }],
    ['a sender that is none', { value: '1', from: 'me' }],
    ['a negative amount', { value: '-1' }],
    ['a hex amount', { value: '0x5' }],
    ['a leading zero', { value: '05' }],
    ['a fraction', { value: '1.5' }],
    ['more than fits', { value: (2n ** 256n).toString() }],
    ['another kind of chain', { value: '1', chain: 'solana:mainnet' }],
    ['chain zero', { value: '1', chain: 'eip155:0' }],
  ])('%s', (_, change) => {
    expect(decodePayload(payload(change))).toMatchObject({ kind: 'unknown' });
  });
});

test('any bytes give an answer, and a transfer only when the standard encoding is just that', () => {
  const hex = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  const nearly = fc
    .tuple(
      fc.constantFrom('a9059cbb', 'a9059cbc', ''),
      fc.constantFrom('', '0'.repeat(24)),
      hex,
      hex,
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(hex, nearly), fc.bigInt({ min: 0n, max: 9n }), (bytes, value) => {
      const input = payload({ to: TOKEN, data: `0x${bytes}`, value: value.toString() });
      const decoded = decodePayload(input);
      if (decoded.kind !== 'erc20-transfer') return;
      const again = transfer(getAddress(decoded.recipient), BigInt(decoded.units));
      expect(again).toBe(input.data);
      expect(value).toBe(0n);
    }),
    { numRuns: runs },
  );
});

test('every transfer that is encoded is read back', () => {
  const address = fc
    .uint8Array({ minLength: 20, maxLength: 20 })
    .map((bytes) => getAddress(`0x${Buffer.from(bytes).toString('hex')}`));
  fc.assert(
    fc.property(address, fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }), (recipient, amount) => {
      const decoded = decodePayload(payload({ to: TOKEN, data: transfer(recipient, amount) }));
      expect(decoded).toEqual({
        kind: 'erc20-transfer',
        token: TOKEN,
        recipient,
        units: amount.toString(),
      });
    }),
    { numRuns: runs / 10 },
  );
});

test('no value whatever makes it throw', () => {
  const field = fc.anything();
  const keys = ['chain', 'from', 'to', 'value', 'data'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...keys), field, (key, junk) => {
      const broken = { ...payload(), [key]: junk } as EvmTransactionPayload;
      expect(['native-transfer', 'erc20-transfer', 'cancel', 'unknown']).toContain(
        decodePayload(broken).kind,
      );
    }),
    { numRuns: runs },
  );
});
