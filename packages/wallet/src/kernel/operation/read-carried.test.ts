import fc from 'fast-check';
import { concat, encodeFunctionData, erc20Abi, type Hex, parseAbi } from 'viem';
import { describe, expect, test } from 'vitest';
import { accountAddress } from '../account-address.ts';
import { executeData } from './execute-data.ts';
import { handleOpsAbi } from './handle-ops.ts';
import { operationHash } from './operation-hash.ts';
import { operationsIn } from './operations-in.ts';
import { type PackedOperation, pack } from './pack.ts';
import { readCarried } from './read-carried.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const STRANGER = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const ACCOUNT = accountAddress(OWNER);
const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const CHAIN = 'eip155:8453';
const MODULE = '0x848518dbc61d1b3cb62a94747fd45173c57be282';

const pays = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [OWNER, 5n] });
const approves = encodeFunctionData({
  abi: erc20Abi,
  functionName: 'approve',
  args: [STRANGER, 9n],
});
const installs = encodeFunctionData({
  abi: parseAbi(['function installModule(uint256 moduleType, address module, bytes initData)']),
  args: [1n, MODULE, '0x'],
});
const payment = { target: USDC, value: 0n, callData: pays } as const;

function operation(change: Partial<Parameters<typeof pack>[0]> = {}): PackedOperation {
  return pack({
    sender: ACCOUNT,
    nonce: 4n,
    initCode: '0x',
    callData: executeData([payment]),
    verificationGasLimit: 1n,
    callGasLimit: 2n,
    ...change,
  });
}

function bundle(...operations: readonly PackedOperation[]): Hex {
  const signature: Hex = `0x${'ab'.repeat(65)}`;
  const signed = operations.map((each) => ({ ...each, signature }));
  return encodeFunctionData({
    abi: handleOpsAbi,
    functionName: 'handleOps',
    args: [signed, STRANGER],
  });
}

const read = (data: string, of: PackedOperation) =>
  readCarried(
    { chain: CHAIN, data },
    { owner: OWNER, userOpHash: operationHash(of, 8453n).toUpperCase().replace('0X', '0x') },
  );

const paid = { kind: 'erc20-transfer', token: USDC, recipient: OWNER, units: '5' };

describe('an operation in what carried it out', () => {
  test('alone', () => {
    const only = operation();
    expect(read(bundle(only), only)).toEqual({ account: ACCOUNT, calls: [paid], besides: [] });
  });

  test('among others, and beside somebody who pays for all', () => {
    const other = operation({ sender: VAULT, callData: '0x12345678' });
    const mine = { ...operation(), paymasterAndData: STRANGER.toLowerCase() as Hex };
    expect(read(bundle(other, mine, other), mine)?.calls).toEqual([paid]);
  });

  test('handed over through a contract of the relayer', () => {
    const only = operation();
    const wrapped = concat(['0xdeadbeef', `0x${'00'.repeat(32)}`, bundle(only), '0x0000']);
    expect(read(wrapped, only)?.calls).toEqual([paid]);
  });

  test('not where it is another one, on another chain, or nothing that can be read', () => {
    const only = operation();
    expect(read(bundle(only), operation({ nonce: 5n }))).toBeNull();
    expect(read('0x', only)).toBeNull();
    const elsewhere = { owner: OWNER, userOpHash: operationHash(only, 1n) };
    expect(readCarried({ chain: CHAIN, data: bundle(only) }, elsewhere)).toBeNull();
  });

  test('not of text that is no bytes', () => {
    const only = operation();
    expect(read(`${bundle(only)}zz`, only)).toBeNull();
  });

  test('never throws', () => {
    const only = operation();
    const whole = bundle(only);
    const spoiled = fc
      .tuple(fc.integer({ min: 2, max: whole.length - 1 }), fc.constantFrom(...'0123456789abcdef'))
      .map(([at, digit]) => `${whole.slice(0, at)}${digit}${whole.slice(at + 1)}`);
    const random = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => `0x765e827f${Buffer.from(bytes).toString('hex')}`);
    fc.assert(
      fc.property(fc.oneof(spoiled, random), (data) => {
        const found = read(data, only);
        expect(found === null || found.calls.length === 1).toBe(true);
      }),
    );
  });
});

describe('in data that somebody else chose', () => {
  const only = operation();
  const whole = bundle(only).slice(2);
  const number = (value: number) => value.toString(16).padStart(64, '0');
  const MARK = '765e827f';

  test('places that only look like a call are not tried', () => {
    const data = `0x${MARK.repeat(30_000)}${whole}`;
    expect(read(data, only)?.calls).toEqual([paid]);
    expect([...operationsIn(data)]).toHaveLength(1);
  });

  test('few calls are tried, and after them nobody can read it', () => {
    const call = `${MARK}${number(0x40)}${number(0)}${number(0)}`;
    expect(read(`0x${call.repeat(15)}${whole}`, only)?.calls).toEqual([paid]);
    expect(read(`0x${call.repeat(16)}${whole}`, only)).toBeNull();
  });

  test('more than any transaction has is not looked at', () => {
    const filled = (bytes: number) => `0x${'00'.repeat(bytes - whole.length / 2)}${whole}`;
    expect(read(filled(256 * 1_024), only)?.calls).toEqual([paid]);
    expect(read(filled(256 * 1_024 + 1), only)).toBeNull();
  });

  test('the same bytes named again and again count each time', () => {
    const count = 3_000;
    const places = Array.from({ length: count }, () => number(count * 32)).join('');
    const head = [...[0, 0, 0x120, 0x140, 0, 0, 0, 0x120, 0x120]].map(number).join('');
    const bytes = `${number(0)}${number(100_000)}${'11'.repeat(100_000)}`;
    const list = `${number(count)}${places}${head}${bytes}`;
    const data = `0x${MARK}${number(0x40)}${number(0)}${list}${whole}`;
    expect(read(data, only)).toBeNull();
    expect([...operationsIn(data)].length).toBeLessThan(3);
  });

  test('an operation of very many bytes is found, and what it does is not read', () => {
    const much = operation({
      callData: executeData([{ ...payment, callData: `0x${'22'.repeat(16 * 1_024)}` }]),
    });
    expect(read(bundle(much), much)).toEqual({
      account: ACCOUNT,
      calls: [],
      besides: [expect.stringContaining('too long to be read')],
    });
  });
});

describe('what it does beside the payment', () => {
  test.each<readonly [string, Hex, string, string]>([
    ['lets a stranger take', approves, VAULT, `approve with spender ${STRANGER}, amount 9`],
    ['installs a validator', installs, ACCOUNT, 'installModule with moduleType 1'],
    ['calls what nobody knows', '0x12345678', VAULT, 'the function 0x12345678'],
  ])('%s', (_, callData, target, does) => {
    const more = { target: target as Hex, value: 0n, callData };
    const both = operation({ callData: executeData([payment, more]) });
    const found = read(bundle(both), both);
    expect(found?.calls).toMatchObject([paid, { kind: 'other', target, value: '0' }]);
    expect(found?.calls[1]).toMatchObject({ does: expect.stringContaining(does) });
  });

  test.each<readonly [string, PackedOperation, string]>([
    ['no calls', operation({ callData: '0x8dd7712f' }), 'something else than to make calls'],
    ['another right', operation({ nonce: (1n << 248n) | 4n }), "not an operation of the owner's"],
    ['gas', { ...operation(), gasFees: `0x${'00'.repeat(31)}01` }, 'pays for its gas'],
    ['creation', operation({ sender: VAULT, initCode: STRANGER }), 'creates the account'],
  ])('%s', (_, odd, words) => {
    expect(read(bundle(odd), odd)?.besides).toEqual([expect.stringContaining(words)]);
  });
});
