import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../../ports/chain.ts';
import type { KernelPort, SmartAccountPort } from '../../ports/smart-account.ts';
import { err, ok } from '../../result/result.ts';
import { simAddress } from '../../simulation/address.ts';
import type { EarnAsset } from '../asset.ts';
import type { LeaveInput, LeaveVault } from './input.ts';
import { rehearseLeave } from './rehearse.ts';

const CHAIN = 'eip155:8453';
const asset = (symbol: string): EarnAsset => {
  const token = simAddress(symbol);
  return { chain: CHAIN, token, asset: `${CHAIN}/erc20:${token}`, symbol, decimals: 6 };
};
const vault = (name: string, how: LeaveVault['how']): LeaveVault => ({
  name,
  shares: asset(name),
  how,
});
const GOOD = vault('Good', 'redeem');
const STUCK = vault('Stuck', 'redeem');
const POOL = vault('Pool', 'send');
const USDC = asset('USDC');

function input(vaults: readonly LeaveVault[]): LeaveInput {
  const native = { id: `${CHAIN}/slip44:60`, symbol: 'ETH', decimals: 18 };
  const owned = { owner: simAddress('owner'), account: simAddress('account') };
  return { ...owned, purpose: 'exit', native, usdc: USDC, vaults };
}

/** A chain on which the account holds 100 of everything named, and calls of `Stuck` revert. */
function place(holds: readonly EarnAsset[]) {
  const chain = {
    balance: async (_: string, token: string | null) =>
      ok(holds.some((each) => each.token === token) ? 100n : 0n),
  } as Partial<ChainPort> as ChainPort;
  const accounts = {
    redeemable: async (_: string, shares: bigint) => ok(shares + 2n),
    operationNonce: async () => ok(7n),
    callGas: async (_: string, callData: string) =>
      callData.includes(STUCK.shares.token)
        ? err({ code: 'WOULD_REVERT' as const, message: 'the vault has no money.' })
        : ok(90_000n),
    rehearse: async () => ok(null),
  } as Partial<SmartAccountPort> as SmartAccountPort;
  const there = {
    deployed: true,
    currentNonce: 1,
    validNonceFrom: 0,
    rootValidator: '0x01',
    owner: simAddress('owner'),
  };
  return { chain, accounts, there };
}

/** Its call data are the calls in words, so that a test can look into them. */
const kernel = {
  planOperation: ({ calls }) => ({
    userOpHash: '0x00',
    callData: JSON.stringify(calls, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    call: { from: simAddress('owner'), to: simAddress('entry point'), value: 0n, data: '0x' },
    gas: 1n,
  }),
} as Partial<KernelPort> as KernelPort;

describe('leaving an account', () => {
  it('takes out of vaults, sends what nobody can redeem, and the idle USDC', async () => {
    const holds = [GOOD.shares, POOL.shares, USDC];
    const answer = await rehearseLeave(input([GOOD, POOL]), place(holds), kernel);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        calls: [
          { kind: 'redeem', vault: GOOD.shares.token, shares: 100n },
          { kind: 'transfer', token: POOL.shares.token, units: 100n },
          { kind: 'transfer', token: USDC.token, units: 100n },
        ],
        worth: 202n,
        warnings: [],
      },
    });
  });

  it('leaves out a vault that cannot be left now, says so, and takes the rest', async () => {
    const holds = [GOOD.shares, STUCK.shares, USDC];
    const answer = await rehearseLeave(input([STUCK, GOOD]), place(holds), kernel);
    if (!answer.ok || answer.value === null) throw new Error('nothing was planned');
    expect(answer.value.calls).toHaveLength(2);
    expect(answer.value.planned.callData).not.toContain(STUCK.shares.token);
    expect(answer.value.warnings).toMatchObject([{ code: 'LEFT_BEHIND', weight: 'risk' }]);
    expect(answer.value.warnings[0]?.sentence).toContain('the vault has no money');
  });

  it('stops where nothing else is there to take', async () => {
    const answer = await rehearseLeave(input([STUCK]), place([STUCK.shares]), kernel);
    if (!answer.ok || answer.value === null) throw new Error('nothing was planned');
    expect(answer.value.warnings).toMatchObject([{ code: 'WOULD_FAIL', weight: 'stop' }]);
  });

  it('has nothing to do in an empty account', async () => {
    expect(await rehearseLeave(input([GOOD]), place([]), kernel)).toEqual(ok(null));
  });
});
