import type { AccountCall, EvmTransactionPayload, OperationPlan } from '@countinghouse/core';
import fc from 'fast-check';
import {
  encodeFunctionData,
  erc20Abi,
  type Hex,
  recoverMessageAddress,
  toFunctionSelector,
} from 'viem';
import { entryPoint07Abi, getUserOperationHash } from 'viem/account-abstraction';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { decodePayload } from '../../review/decode-payload.ts';
import { accountAddress } from '../account-address.ts';
import { ENTRY_POINT } from '../contracts.ts';
import { initCode } from '../factory-data.ts';
import { HANDLE_OPS_SELECTOR } from './decode-operation.ts';
import { executeData } from './execute-data.ts';
import { handleOpsData } from './handle-ops.ts';
import { rootNonceKey } from './nonce-key.ts';
import { operationHash } from './operation-hash.ts';
import { pack } from './pack.ts';
import { planOperation } from './plan-operation.ts';
import { unsignedOperation } from './sign-in.ts';
import type { UserOperation } from './user-operation.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const STRANGER = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const ACCOUNT = accountAddress(OWNER);
const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const runs = process.env.COUNTINGHOUSE_DEEP ? 50_000 : 500;

const exit: readonly AccountCall[] = [
  { kind: 'redeem', vault: VAULT, shares: 7n },
  { kind: 'transfer', token: USDC, units: 5n },
];

function plan(change: Partial<OperationPlan> = {}) {
  return planOperation({
    chain: 'eip155:8453',
    owner: OWNER,
    account: ACCOUNT,
    deployed: true,
    nonce: 3n,
    calls: exit,
    callGas: null,
    ...change,
  });
}

function payload(data: string, change: Partial<EvmTransactionPayload> = {}): EvmTransactionPayload {
  return {
    kind: 'evm-transaction',
    chain: 'eip155:8453',
    from: OWNER,
    to: ENTRY_POINT,
    value: '0',
    data,
    gas: '2000000',
    maxFeePerGas: '2',
    maxPriorityFeePerGas: '1',
    ...change,
  };
}

describe('an operation', () => {
  test('hashes as the EntryPoint does', () => {
    const callData: Hex = '0x1234';
    const operation = {
      ...{ sender: ACCOUNT, nonce: 9n, callData },
      ...{ verificationGasLimit: 150_000n, callGasLimit: 70_000n },
    } as const;
    const shared = {
      chainId: 8453,
      entryPointAddress: ENTRY_POINT,
      entryPointVersion: '0.7',
    } as const;
    const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n, preVerificationGas: 0n } as const;
    const theirs = getUserOperationHash({
      ...shared,
      userOperation: { ...operation, ...fees, signature: '0x' },
    });
    expect(operationHash(pack({ ...operation, initCode: '0x' }), 8453n)).toBe(theirs);
    const whole = initCode(OWNER);
    const creating = getUserOperationHash({
      ...shared,
      userOperation: {
        ...{ ...operation, ...fees, signature: '0x' },
        factory: `0x${whole.slice(2, 42)}`,
        factoryData: `0x${whole.slice(42)}`,
      },
    });
    expect(operationHash(pack({ ...operation, initCode: whole }), 8453n)).toBe(creating);
  });

  test('goes to the EntryPoint as its own interface has it', () => {
    const { call } = plan();
    const [handleOps] = entryPoint07Abi.filter(
      (item) => item.type === 'function' && item.name === 'handleOps',
    );
    if (handleOps?.type !== 'function') throw new Error('no handleOps');
    expect(toFunctionSelector(handleOps)).toBe(HANDLE_OPS_SELECTOR);
    expect(call).toMatchObject({ from: OWNER, to: ENTRY_POINT, value: 0n });
    expect(call.data.startsWith(HANDLE_OPS_SELECTOR)).toBe(true);
  });

  test('has gas for both of its limits', () => {
    const small = plan({ callGas: 100_000n });
    expect(small.gas).toBeGreaterThan(150_000n + 180_000n);
    expect(plan({ callGas: 100_000n, deployed: false }).gas).toBeGreaterThan(small.gas + 400_000n);
    expect(plan().gas).toBeGreaterThan(1_000_000n);
  });

  test('is signed into the same transaction, by its hash', async () => {
    const key = privateKeyToAccount(`0x${'11'.repeat(32)}`);
    const { call, userOpHash } = plan({ owner: key.address });
    const unsigned = unsignedOperation(payload(call.data, { from: key.address }));
    expect(unsigned?.userOpHash).toBe(userOpHash);
    const signature = await key.signMessage({ message: { raw: userOpHash as Hex } });
    const signed = unsigned?.withSignature(signature);
    if (signed === undefined) throw new Error('not taken');
    const by = await recoverMessageAddress({ message: { raw: userOpHash as Hex }, signature });
    expect(by).toBe(key.address);
    expect(decodePayload(signed)).toEqual(decodePayload(payload(call.data, { from: key.address })));
    expect(unsignedOperation(signed)).toBeNull();
    expect(unsignedOperation(payload('0x'))).toBeNull();
  });

  test('the lane of a service, and others beside it', () => {
    expect(rootNonceKey()).toBe(0n);
    expect(rootNonceKey(7)).toBe(7n);
  });
});

describe('read back', () => {
  test('an exit', () => {
    const { call, userOpHash } = plan();
    expect(decodePayload(payload(call.data))).toEqual({
      kind: 'user-operation',
      entryPoint: ENTRY_POINT,
      account: ACCOUNT,
      userOpHash,
      nonce: '3',
      creates: false,
      calls: [
        { kind: 'vault-redeem', vault: VAULT, receiver: OWNER, holder: ACCOUNT, shares: '7' },
        { kind: 'erc20-transfer', token: USDC, recipient: OWNER, units: '5' },
      ],
    });
  });

  test('all of what is lent to a pool, and never a part of it', () => {
    const { call } = plan({ calls: [{ kind: 'pool-withdraw', pool: VAULT, asset: USDC }] });
    expect(decodePayload(payload(call.data))).toMatchObject({
      calls: [{ kind: 'pool-withdraw', pool: VAULT, asset: USDC, receiver: OWNER }],
    });
    const part = call.data.replace('f'.repeat(64), '7'.padStart(64, '0'));
    expect(part).not.toBe(call.data);
    expect(decodePayload(payload(part))).toMatchObject({ kind: 'unknown' });
  });

  test('a removal, from an account that must be created first', () => {
    const calls: readonly AccountCall[] = [
      { kind: 'remove-permission', permissionId: '0x01020304', policies: 2 },
      { kind: 'end-grants', validFrom: 2 },
      { kind: 'transfer', token: null, units: 8n },
    ];
    const { call } = plan({ deployed: false, calls });
    expect(decodePayload(payload(call.data))).toMatchObject({
      creates: true,
      calls: [
        { kind: 'remove-permission', permissionId: '0x01020304' },
        { kind: 'end-grants', validFrom: 2 },
        { kind: 'native-transfer', recipient: OWNER, units: '8' },
      ],
    });
  });

  test('whatever was planned', () => {
    const units = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n });
    const address = fc
      .uint8Array({ minLength: 20, maxLength: 20 })
      .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`)
      .filter((text) => text !== ACCOUNT.toLowerCase());
    const call: fc.Arbitrary<AccountCall> = fc.oneof(
      fc.record({
        kind: fc.constant('transfer' as const),
        token: fc.option(address),
        units,
      }),
      fc.record({ kind: fc.constant('redeem' as const), vault: address, shares: units }),
      fc.record({ kind: fc.constant('pool-withdraw' as const), pool: address, asset: address }),
      fc.record({
        kind: fc.constant('end-grants' as const),
        validFrom: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      }),
      fc.record({
        kind: fc.constant('remove-permission' as const),
        permissionId: fc
          .uint8Array({ minLength: 4, maxLength: 4 })
          .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
        policies: fc.integer({ min: 0, max: 5 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(call, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.bigInt({ min: 0n, max: 2n ** 80n - 1n }),
        (calls, deployed, nonce) => {
          const planned = plan({ calls, deployed, nonce });
          expect(decodePayload(payload(planned.call.data))).toMatchObject({
            kind: 'user-operation',
            userOpHash: planned.userOpHash,
            nonce: nonce.toString(),
            creates: !deployed,
            calls: calls.map(() => expect.objectContaining({})),
          });
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('not read', () => {
  const usual: UserOperation = {
    sender: ACCOUNT,
    nonce: 0n,
    initCode: '0x',
    callData: plan().callData as Hex,
    verificationGasLimit: 1n,
    callGasLimit: 1n,
  };
  const odd = (change: Partial<UserOperation>) =>
    handleOpsData(pack({ ...usual, ...change }), '0x', OWNER);
  const call = (target: Hex, callData: Hex, value = 0n) =>
    odd({ callData: executeData([{ target, value, callData }]) });
  const approve = encodeFunctionData({
    abi: erc20Abi,
    functionName: 'approve',
    args: [OWNER, 1n],
  });
  const packed = pack(usual);
  test.each<readonly [string, string]>([
    ['one byte more', `${plan().call.data}00`],
    ['what is left of the gas to somebody else', handleOpsData(packed, '0x', STRANGER)],
    ['a signature of an odd length', handleOpsData(packed, '0x01', OWNER)],
    [
      'gas that the account pays',
      handleOpsData({ ...packed, gasFees: `0x${'00'.repeat(31)}01` }, '0x', OWNER),
    ],
    ['gas for a relayer', handleOpsData({ ...packed, preVerificationGas: 1n }, '0x', OWNER)],
    ['a paymaster', handleOpsData({ ...packed, paymasterAndData: STRANGER }, '0x', OWNER)],
    ["another key than the owner's", odd({ nonce: 2n ** 80n })],
    ['a factory nobody knows', odd({ initCode: STRANGER })],
    ["the creation of somebody else's account", odd({ initCode: initCode(STRANGER) })],
    [
      'the creation of one and the use of another',
      odd({ initCode: initCode(OWNER), sender: VAULT }),
    ],
    ['the account doing something else than calls', odd({ callData: '0x12345678' })],
    ['an unknown function', call(USDC, '0x12345678')],
    ['approve', call(USDC, approve)],
    ['money along with a call', call(USDC, approve.replace('095ea7b3', 'a9059cbb') as Hex, 1n)],
    ['nothing to somebody', call(STRANGER, '0x')],
    ['an unknown function of its own', call(ACCOUNT, '0x12345678')],
    [
      'a mode nobody knows',
      odd({ callData: usual.callData.replace('e9ae5c5301', 'e9ae5c53ff') as Hex }),
    ],
    [
      'a mode that goes on after a failure',
      odd({ callData: usual.callData.replace('e9ae5c530100', 'e9ae5c530101') as Hex }),
    ],
  ])('%s', (_, data) => {
    expect(decodePayload(payload(data))).toMatchObject({ kind: 'unknown' });
  });

  test('native money for the EntryPoint, or another contract in its place', () => {
    const { data } = plan().call;
    expect(decodePayload(payload(data, { value: '1' }))).toMatchObject({ kind: 'unknown' });
    expect(decodePayload(payload(data, { to: STRANGER }))).toMatchObject({ kind: 'unknown' });
    expect(decodePayload(payload(data, { from: STRANGER }))).toMatchObject({ kind: 'unknown' });
  });

  test('any bytes behind the selector, or within an operation, with a value', () => {
    const { data } = plan().call;
    const hex = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => `${HANDLE_OPS_SELECTOR}${Buffer.from(bytes).toString('hex')}`);
    const spoiled = fc
      .tuple(fc.integer({ min: 10, max: data.length - 1 }), fc.constantFrom(...'0123456789abcdef'))
      .map(([at, digit]) => `${data.slice(0, at)}${digit}${data.slice(at + 1)}`);
    fc.assert(
      fc.property(fc.oneof(hex, spoiled), (bytes) => {
        expect(['user-operation', 'unknown']).toContain(decodePayload(payload(bytes)).kind);
      }),
      { numRuns: runs },
    );
  });
});
