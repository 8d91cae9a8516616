import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  erc20Abi,
  getAddress,
  type Hex,
  http,
  maxUint256,
  pad,
  parseAbi,
} from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleAccount, sessionAccount, userAccount } from '../identity.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { accountOf, initCodeOf } from './account.ts';
import { CANONICAL } from './addresses.ts';
import { type AccountCall, executeCalls } from './calls.ts';
import { enableTypedData, permissionOf, type Scope } from './permission.ts';
import {
  enableSignature,
  HANDLE_OPS_GAS,
  hashOf,
  nonceKey,
  sessionSignature,
  type UserOperation,
  unsignedOperation,
  type Validation,
} from './user-operation.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());

const reader = () =>
  createPublicClient({
    transport: http(sandbox.chains[0]?.rpcUrl),
    pollingInterval: 50,
    cacheTime: 0,
  });
const usdc = (): Address => getAddress(sandbox.chains[0]?.tokens.USDC ?? '');
const stranger = '0x00000000000000000000000000000000000000AA';
const pay = (to: Address, amount: bigint): AccountCall => ({
  to: usdc(),
  data: encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, amount] }),
});
const fund = async (account: Address, amount: string): Promise<void> => {
  await sandbox.controls.faucet({ chain: 8453, address: account, asset: 'USDC', amount });
};
const held = (of: Address): Promise<bigint> =>
  reader().readContract({
    address: usdc(),
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [of],
  });

async function operation(
  owner: Address,
  validation: Validation,
  calls: readonly AccountCall[],
): Promise<UserOperation> {
  const sender = accountOf(owner);
  const nonce = await reader().readContract({
    address: CANONICAL.entryPoint,
    abi: entryPoint07Abi,
    functionName: 'getNonce',
    args: [sender, nonceKey(validation, 0)],
  });
  const deployed = (await reader().getCode({ address: sender })) !== undefined;
  const initCode = deployed ? '0x' : initCodeOf(owner);
  return unsignedOperation(sender, nonce, initCode, executeCalls(calls));
}

/** Name of the error an operation is refused with; undefined once it went through. */
async function submit(signed: UserOperation): Promise<string | undefined> {
  const account = roleAccount('relayer');
  const call = {
    address: CANONICAL.entryPoint,
    abi: entryPoint07Abi,
    functionName: 'handleOps',
    args: [[signed], account.address],
    gas: HANDLE_OPS_GAS,
  } as const;
  try {
    await reader().simulateContract({ ...call, account });
  } catch (error) {
    const reverted =
      error instanceof BaseError
        ? error.walk((cause) => cause instanceof ContractFunctionRevertedError)
        : null;
    if (!(reverted instanceof ContractFunctionRevertedError)) throw error;
    return reverted.data?.args?.slice(1).join(' ');
  }
  const wallet = createWalletClient({ account, transport: http(sandbox.chains[0]?.rpcUrl) });
  const hash = await wallet.writeContract({ ...call, chain: null });
  const { logs, status } = await reader().waitForTransactionReceipt({ hash });
  expect(status).toBe('success');
  expect(logs.length).toBeGreaterThan(0);
  return undefined;
}

const scope = (changes: Partial<Scope> = {}): Scope => ({
  calls: [
    {
      target: usdc(),
      selector: '0xa9059cbb',
      rules: [
        { condition: 'equal', offset: 0, params: [pad(stranger, { size: 32 })] },
        { condition: 'lessOrEqual', offset: 32, params: [pad('0x0f4240', { size: 32 })] },
      ],
    },
  ],
  validAfter: 0,
  validUntil: Math.floor(Date.now() / 1_000) + 3_600,
  spend: { token: usdc(), cap: 1_500_000n, periodSeconds: 86_400 },
  ...changes,
});

describe('accounts', () => {
  it.each([
    ['0x59F84Af036712AFe2fD0Ec77f4D9a6F0a612f1fE', '0x84288966271346F80edF4201e5E68AAE42388E17'],
    ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8', '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F'],
    ['0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC', '0xBCB0FC9aE4908e04F89E328E3F6720C7bB856781'],
  ] as const)('the account of %s is %s, on chain too', async (owner, account) => {
    expect(accountOf(owner)).toBe(account);
    const error = await reader()
      .readContract({
        address: CANONICAL.entryPoint,
        abi: parseAbi(['function getSenderAddress(bytes)', 'error SenderAddressResult(address)']),
        functionName: 'getSenderAddress',
        args: [initCodeOf(owner)],
      })
      .catch((thrown: unknown) => String(thrown));
    expect(error).toContain(account);
  });
});

describe('the owner', () => {
  const owner = userAccount(0);

  it('signs the hash EntryPoint computes, and the account is there and pays', async () => {
    const account = accountOf(owner.address);
    await fund(account, '5000000');
    const op = await operation(owner.address, 'root', [pay(stranger, 2_000_001n)]);
    const hash = hashOf(op, 8453);
    const onChain = await reader().readContract({
      address: CANONICAL.entryPoint,
      abi: entryPoint07Abi,
      functionName: 'getUserOpHash',
      args: [op],
    });
    expect(hash).toBe(onChain);
    const signature = await owner.signMessage({ message: { raw: hash } });
    expect(await submit({ ...op, signature })).toBeUndefined();
    expect(await held(account)).toBe(2_999_999n);
    const name = await reader().readContract({
      address: account,
      abi: parseAbi(['function accountId() view returns (string)']),
      functionName: 'accountId',
    });
    expect(name).toBe('kernel.advanced.v0.3.1');
  });

  it('is the only one who can', async () => {
    const op = await operation(owner.address, 'root', [pay(stranger, 1n)]);
    const signature = await userAccount(1).signMessage({ message: { raw: hashOf(op, 8453) } });
    expect(await submit({ ...op, signature })).toBe('AA24 signature error');
  });
});

describe('a session key', () => {
  const owner = userAccount(2);
  const session = sessionAccount(7, 0);
  const account = accountOf(owner.address);

  const enabling = async (calls: readonly AccountCall[], of = scope(), key = session) => {
    const permission = permissionOf(key.address, of);
    const op = await operation(owner.address, { permission: permission.id, enable: true }, calls);
    const data = enableTypedData(account, 8453, 1, permission);
    const byOwner = await owner.signTypedData(data);
    const own = await key.signMessage({ message: { raw: hashOf(op, 8453) } });
    return { op, permission, byOwner, own: sessionSignature(own) };
  };
  const using = async (calls: readonly AccountCall[], permission: Hex, key = session) => {
    const op = await operation(owner.address, { permission, enable: false }, calls);
    const own = await key.signMessage({ message: { raw: hashOf(op, 8453) } });
    return submit({ ...op, signature: sessionSignature(own) });
  };

  it('is let in by the owner with its first operation, and acts alone from then on', async () => {
    await fund(account, '10000000');
    const { op, permission, byOwner, own } = await enabling([pay(stranger, 500_000n)]);
    const signature = enableSignature(permission, byOwner, own);
    const byOther = await userAccount(1).signTypedData(
      enableTypedData(account, 8453, 1, permission),
    );
    const forged = enableSignature(permission, byOther, own);
    expect(await submit({ ...op, signature: forged })).toMatch(/AA23 reverted/);
    expect(await submit({ ...op, signature })).toBeUndefined();
    expect(await using([pay(stranger, 400_000n)], permission.id)).toBeUndefined();
    expect(await held(account)).toBe(9_100_000n);
    // The cap of the period has 600,000 left.
    expect(await using([pay(stranger, 600_001n)], permission.id)).toMatch(/AA23 reverted/);
    await sandbox.controls.advance({ seconds: 90_000 });
    // The cap is fresh after a day, but the permission ended after an hour.
    expect(await using([pay(stranger, 600_001n)], permission.id)).toMatch(/AA22 expired/);
  });

  it.each<readonly [string, () => AccountCall[], RegExp]>([
    ['another recipient', () => [pay(account, 1n)], /0x59d52e40|AA23/],
    ['too much', () => [pay(stranger, 1_000_001n)], /AA23 reverted/],
    [
      'another contract',
      () => [{ to: CANONICAL.entryPoint, data: '0x' }],
      /AA23 reverted 0x1c49f4d1/,
    ],
    [
      'another function',
      () => [
        {
          to: usdc(),
          data: encodeFunctionData({
            abi: erc20Abi,
            functionName: 'approve',
            args: [stranger, maxUint256],
          }),
        },
      ],
      /AA23 reverted 0x1c49f4d1/,
    ],
    ['one bad call among good ones', () => [pay(stranger, 1n), pay(account, 1n)], /AA23 reverted/],
  ])('may not: %s', async (_, calls, refusal) => {
    const key = sessionAccount(7, 1);
    const { op, permission, byOwner, own } = await enabling(calls(), scope({ validUntil: 0 }), key);
    const signature = enableSignature(permission, byOwner, own);
    expect(await submit({ ...op, signature })).toMatch(refusal);
  });
});
