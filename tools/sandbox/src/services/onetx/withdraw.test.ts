import { encodeFunctionData, erc20Abi, parseAbi } from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { CANONICAL } from '../../kernel/addresses.ts';
import { executeCalls } from '../../kernel/calls.ts';
import { hashOf, nonceKey, unsignedOperation } from '../../kernel/user-operation.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { type Earner, sharesOf, VAULTS } from '../../testing/earner.ts';
import { peopleOf } from '../../testing/people.ts';
import { submitAs } from '../../testing/submit.ts';

let sandbox: Sandbox;
const somebody = peopleOf(() => sandbox);
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.controls.reset());

const buy = (earner: Earner, amountUsdc: string) =>
  earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc });

describe('a withdrawal', () => {
  it('goes to the owner, once', async () => {
    const earner = await somebody();
    const { digest, ...prepared } = await earner.must(
      earner.post('/withdraw/prepare', { amountUsdc: '250.000001' }),
    );
    expect(prepared).toEqual({
      ...{ accountAddress: earner.smart, chainId: 8453, signingMethod: 'personal_sign' },
    });
    const signature = await earner.owner.signMessage({ message: { raw: digest } });
    const confirmed = await earner.must(earner.post('/withdraw/confirm', { signature }));
    expect(confirmed).toEqual({
      actionId: expect.stringMatching(/^op_/),
      userOpHash: digest,
    });
    expect(await earner.post('/withdraw/confirm', { signature })).toMatchObject({
      status: 400,
      body: { message: 'No pending withdrawal for this owner' },
    });
    const end = await earner.until(confirmed.actionId, 'success');
    expect(end.result).toMatchObject({ amountIn: '250000001', amountOut: '250000001' });
    expect(await earner.balance(8453, earner.usdc(8453), earner.owner.address)).toBe(250_000_001n);
    expect(await earner.operations(8453)).toHaveLength(1);
  });

  it('needs its owner’s signature; a wrong one can be mended', async () => {
    const earner = await somebody();
    const { digest } = await earner.must(earner.post('/withdraw/prepare', { amountUsdc: '1' }));
    const other = await userAccount(1).signMessage({ message: { raw: digest } });
    expect(await earner.post('/withdraw/confirm', { signature: other })).toMatchObject({
      status: 400,
      body: { message: 'Invalid signature (AA24 signature error)' },
    });
    expect(await earner.post('/withdraw/confirm', { signature: '0x12' })).toMatchObject({
      status: 400,
      body: { message: ['signature must be a 65-byte hexadecimal string'] },
    });
    const signature = await earner.owner.signMessage({ message: { raw: digest } });
    const { actionId } = await earner.must(earner.post('/withdraw/confirm', { signature }));
    await earner.until(actionId, 'success');
  });

  it('prepared anew takes the place of the one before', async () => {
    const earner = await somebody();
    const first = await earner.must(earner.post('/withdraw/prepare', { amountUsdc: '1' }));
    const second = await earner.must(earner.post('/withdraw/prepare', { amountUsdc: '2' }));
    expect(second.digest).not.toBe(first.digest);
    const old = await earner.owner.signMessage({ message: { raw: first.digest } });
    expect(await earner.post('/withdraw/confirm', { signature: old })).toMatchObject({
      status: 400,
    });
    const signature = await earner.owner.signMessage({ message: { raw: second.digest } });
    const { actionId } = await earner.must(earner.post('/withdraw/confirm', { signature }));
    await earner.until(actionId, 'success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.owner.address)).toBe(2_000_000n);
  });

  it('of more than is there is refused, and works without a grant of the moment', async () => {
    const earner = await somebody();
    expect(await earner.post('/withdraw/prepare', { amountUsdc: '1000.000001' })).toMatchObject({
      status: 400,
      body: { message: 'Insufficient USDC in smart account on chain 8453' },
    });
    await earner.ask('DELETE', `/authorize/${earner.owner.address}`);
    const { actionId } = await earner.withdraw(8453, '1000');
    await earner.until(actionId, 'success');
    expect(await earner.balance(8453, earner.usdc(8453), earner.smart)).toBe(0n);
  });
});

describe('an owner whom 1tx has left alone', () => {
  it('leaves with everything by one operation of the own hand, past the service', async () => {
    const earner = await somebody();
    await earner.until((await earner.must(buy(earner, '400'))).actionId, 'success');
    sandbox.controls.onetxSettings({ relayer: 'refusing' });
    const usdc = earner.usdc(8453);
    const vault = sharesOf(VAULTS.baseUsdc);
    const shares = await earner.balance(8453, vault, earner.smart);
    const redeem = encodeFunctionData({
      abi: parseAbi(['function redeem(uint256 shares, address receiver, address owner)']),
      functionName: 'redeem',
      args: [shares, earner.owner.address, earner.smart],
    });
    const idle = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transfer',
      args: [earner.owner.address, await earner.balance(8453, usdc, earner.smart)],
    });
    const data = executeCalls([
      { to: vault, data: redeem },
      { to: usdc, data: idle },
    ]);
    const nonce = await earner.reader(8453).readContract({
      address: CANONICAL.entryPoint,
      abi: entryPoint07Abi,
      functionName: 'getNonce',
      args: [earner.smart, nonceKey('root', 0)],
    });
    const op = unsignedOperation(earner.smart, nonce, '0x', data);
    const signature = await earner.owner.signMessage({ message: { raw: hashOf(op, 8453) } });
    await submitAs(earner.reader(8453), { ...op, signature });
    expect(await earner.balance(8453, usdc, earner.smart)).toBe(0n);
    expect(await earner.balance(8453, vault, earner.smart)).toBe(0n);
    const home = await earner.balance(8453, usdc, earner.owner.address);
    // A purchase and a sale each round down by less than a unit; what has grown is more.
    expect(home).toBeGreaterThanOrEqual(999_999_999n);
    expect(home).toBeLessThan(1_000_010_000n);
  });
});
