import { expect, it } from 'vitest';
import { ok } from '../../result/result.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import type { EarnWorld } from '../world.ts';
import { lookOnChain } from './on-chain.ts';
import type { WithdrawState } from './state.ts';
import { withdrawV1 } from './withdraw.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const { usdc } = EARN_BASE;
const DIGEST = `0x${'0a'.repeat(32)}`;
const place = { owner: OWNER, account: ACCOUNT };
const sealed = {
  ...({ kind: 'withdrawal', ...place, chain: usdc.chain, digest: DIGEST } as const),
  ...{ signature: '0x', sinceBlock: 0, nonce: '0', at: 0 },
};
const state: WithdrawState = {
  ...withdrawV1.initial({ ...place, usdc, amount: '5', besideAnother: false }, 0),
  sealed,
};

/** A node that shows the operation in a block, and of its transaction only so much. */
async function looked(shows: { readonly transaction: boolean; readonly transfers: boolean }) {
  const payment = { kind: 'erc20-transfer', token: usdc.token, recipient: OWNER, units: '5' };
  const seen = { userOpHash: DIGEST, account: ACCOUNT, succeeded: true, reason: null };
  const moved = { from: ACCOUNT, to: OWNER, token: usdc.token, amount: 5n };
  const chain = {
    block: async () => ok({ number: 9 }),
    transaction: async () => ok(shows.transaction ? { data: '0x' } : null),
    transfersIn: async () => ok(shows.transfers ? [moved] : null),
  };
  const accounts = {
    operation: async () => ok({ ...seen, transactionHash: '0x1', blockNumber: 5 }),
    movedBy: async () => ok(shows.transfers ? { own: [moved], nobodys: [] } : null),
  };
  const world = {
    chain: () => chain,
    smartAccounts: () => accounts,
    kernel: { readCarried: () => ({ account: ACCOUNT, calls: [payment], besides: [] }) },
  } as unknown as EarnWorld;
  return lookOnChain(state, world);
}

it('tells what it paid where the whole of it is shown', async () => {
  expect(await looked({ transaction: true, transfers: true })).toMatchObject({
    value: [{ data: { paid: '5', more: [], unreadable: false, final: true } }],
  });
});

it.each([
  { transaction: false, transfers: true },
  { transaction: true, transfers: false },
])('looks again where a part of it is not shown yet (%o)', async (shows) => {
  expect(await looked(shows)).toMatchObject({ ok: false, error: { code: 'NOT_SHOWN_YET' } });
});
