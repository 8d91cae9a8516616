import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../../ports/chain.ts';
import type { CarriedOperation, KernelPort } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import type { WithdrawInput } from './input.ts';
import { otherEffects } from './other-effects.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const STRANGER = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const { usdc } = EARN_BASE;

const input: WithdrawInput = {
  ...{ owner: OWNER, account: ACCOUNT, usdc, amount: '5', besideAnother: false },
};
const payment = {
  kind: 'erc20-transfer',
  token: usdc.token,
  recipient: OWNER.toLowerCase(),
  units: '5',
} as const;
const approval = {
  kind: 'other',
  target: usdc.token,
  does: 'approve with spender 0x3C44',
  value: '0',
} as const;

/** What is said of an operation whose input reads like this; null: not at all. */
async function told(carried: Partial<CarriedOperation> | null, there = true) {
  const seen = { data: '0xabcd' } as never;
  const chain = { transaction: async () => ok(there ? seen : null) } as unknown as ChainPort;
  const whole = carried === null ? null : { account: ACCOUNT, calls: [], besides: [], ...carried };
  const kernel = { readCarried: () => whole } as unknown as KernelPort;
  const sealed = { chain: usdc.chain, owner: OWNER, digest: `0x${'0a'.repeat(32)}` };
  const answer = await otherEffects(sealed, input, '0x1', { chain, kernel });
  return answer.ok ? answer.value : expect.unreachable(answer.error.message);
}

describe('what an operation did beside its payment', () => {
  it('is nothing where it is the payment alone', async () => {
    expect(await told({ calls: [payment] })).toEqual({ more: [], unreadable: false });
  });

  it.each<readonly [string, Partial<CarriedOperation>, number]>([
    ['a second payment of the same', { calls: [payment, payment] }, 1],
    ['less', { calls: [{ ...payment, units: '4' }] }, 1],
    ['a payment to a stranger', { calls: [payment, { ...payment, recipient: STRANGER }] }, 1],
    ['another token', { calls: [{ ...payment, token: STRANGER }] }, 1],
    ['a right to take', { calls: [approval, payment] }, 1],
    ['what is no call', { calls: [], besides: ['It does something else.'] }, 1],
    ['both', { calls: [payment, approval], besides: ['It pays for its gas.'] }, 2],
  ])('is %s', async (_, carried, sentences) => {
    expect((await told(carried))?.more).toHaveLength(sentences);
  });

  it('is told in words', async () => {
    expect((await told({ calls: [payment, { ...approval, value: '7' }] }))?.more).toEqual([
      `Calls approve with spender 0x3C44 on ${usdc.token}, with 7 base units of the native asset.`,
    ]);
  });

  it('is neither nothing nor more where it cannot be read', async () => {
    expect(await told(null)).toEqual({ more: [], unreadable: true });
  });

  it('is not told while the chain does not show the transaction', async () => {
    expect(await told({ calls: [payment] }, false)).toBeNull();
  });

  it('is not said while the chain does not answer', async () => {
    const down = { code: 'CHAIN_UNAVAILABLE', message: 'down' } as const;
    const chain = { transaction: async () => err(down) } as unknown as ChainPort;
    const sealed = { chain: usdc.chain, owner: OWNER, digest: '0x' };
    const kernel = {} as KernelPort;
    expect((await otherEffects(sealed, input, '0x1', { chain, kernel })).ok).toBe(false);
  });
});
