import { formatUnits, parseUnits } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { accountOf } from '../../kernel/account.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { createEarner, VAULTS } from '../../testing/earner.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());

describe('from authorization to withdrawal', () => {
  it('every unit of USDC is where it should be, and each action is one user operation', async () => {
    const earner = createEarner(sandbox, userAccount(0));
    const { owner } = earner;
    const account = accountOf(owner.address);
    const usdc = earner.usdc(8453);
    const start = await earner.balance(8453, usdc, owner.address);
    expect(await earner.must(earner.get(`/account?ownerEoa=${owner.address}`))).toEqual({
      ...{ accountAddress: account, deployedChains: [], authorizedChainIds: [], grant: null },
    });

    const expiresAt = Math.floor(Date.now() / 1_000) + 86_400;
    await earner.authorize(8453, { expiresAt, spendCap: '1000000000' });
    expect(await earner.must(earner.get(`/account?ownerEoa=${owner.address}`))).toMatchObject({
      ...{ deployedChains: [], authorizedChainIds: [8453] },
      grant: {
        status: 'active',
        scope: { policyVersion: 3 },
        expiresAt: new Date(expiresAt * 1_000).toISOString(),
      },
    });

    await earner.fund(8453, 300_000_001n);
    const first = await earner.must(
      earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc: '100.5' }),
    );
    expect(first).toEqual({
      accountAddress: account,
      actionId: expect.stringMatching(/^op_[0-9a-f]{8}$/),
      userOpHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    });
    const bought = await earner.until(first.actionId, 'success', 'failed');
    expect(bought).toMatchObject({
      operationId: first.actionId,
      ...{ type: 'buy', status: 'success', isCrossChain: false, error: null },
      ...{ sourceChainId: 8453, destinationChainId: 8453, destinationTxHash: null },
      userOpHash: first.userOpHash,
      sourceTxHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      result: {
        ...{ amountIn: '100500000', amountOut: '100500000', instrumentId: VAULTS.baseUsdc },
        finalTxHash: bought.sourceTxHash,
      },
    });
    expect(bought.createdAt).toBeTypeOf('number');

    const second = await earner.must(
      earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc: '99.499999' }),
    );
    await earner.until(second.actionId, 'success');
    expect(await earner.balance(8453, usdc, account)).toBe(100_000_002n);

    const [position] = (await earner.must(earner.get(`/positions?address=${account}&chainId=8453`)))
      .positions;
    const shares = BigInt(position?.shareBalanceRaw ?? '0');
    expect(shares).toBeGreaterThan(parseUnits('199', 18));
    await sandbox.controls.advance({ seconds: 76_400 });
    const sold = await earner.must(
      earner.post('/sell', {
        instrumentId: VAULTS.baseUsdc,
        yieldTokenAmount: formatUnits(shares, 18),
      }),
    );
    const { result } = await earner.until(sold.actionId, 'success');
    const proceeds = BigInt(result.amountOut);
    expect(result.amountIn).toBe(shares.toString());
    // 200 USDC at 5.2 % for the better part of a day.
    expect(proceeds).toBeGreaterThan(200_024_000n);
    expect(proceeds).toBeLessThan(200_032_000n);
    expect(await earner.balance(8453, usdc, account)).toBe(100_000_002n + proceeds);

    const all = formatUnits(100_000_002n + proceeds, 6);
    const withdrawn = await earner.withdraw(8453, all);
    const { seen: _, ...end } = await earner.until(withdrawn.actionId, 'success');
    expect(end).toMatchObject({
      ...{ type: 'withdraw', userOpHash: withdrawn.userOpHash },
      result: { amountIn: String(100_000_002n + proceeds), instrumentId: null },
    });
    expect(await earner.balance(8453, usdc, account)).toBe(0n);
    expect(await earner.balance(8453, usdc, owner.address)).toBe(start - 199_999_999n + proceeds);

    const hashes = [first, second, sold, withdrawn].map(({ userOpHash }) => userOpHash);
    expect(await earner.operations(8453)).toEqual(hashes);
    expect(
      (await earner.must(earner.get(`/account?ownerEoa=${owner.address}`))).deployedChains,
    ).toEqual([8453]);
  });
});
