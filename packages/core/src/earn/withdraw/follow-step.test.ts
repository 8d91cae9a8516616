import { expect, it } from 'vitest';
import type { ActionState } from '../../action/action-state.ts';
import type { EngineTools } from '../../action/definition.ts';
import { ok } from '../../result/result.ts';
import { EARN_BASE } from '../../simulation/earn/vaults.ts';
import type { EarnWorld } from '../world.ts';
import { followWithdrawalStep } from './follow-step.ts';
import type { WithdrawState } from './state.ts';
import { withdrawV1 } from './withdraw.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const DIGEST = `0x${'0a'.repeat(32)}`;
const { usdc } = EARN_BASE;
const place = { owner: OWNER, account: ACCOUNT };
const signature = { signature: '0x', sinceBlock: 10, nonce: '0' };
const sealed = {
  kind: 'withdrawal',
  ...place,
  chain: usdc.chain,
  digest: DIGEST,
  ...signature,
} as const;
const givenUp: WithdrawState = {
  ...withdrawV1.initial({ ...place, usdc, amount: '5', besideAnother: false }, 0),
  sealed: { ...sealed, at: 0 },
  ending: { end: 'expired', verified: false, why: '' },
};

/** A ledger in which another withdrawal has signed the same, before or after, and looks from block 300 on. */
function ledger(another: number): EngineTools['ledger'] {
  const signed = (seq: number, sinceBlock: number) => ({
    ...{ seq, type: 'effect.intended', data: { intent: { ...sealed, sinceBlock } } },
  });
  const streams = { 'action/mine': [signed(5, 10)], 'action/another': [signed(another, 300)] };
  const rows = ['another', 'mine'].map((id) => ({ id, summary: { userOpHash: DIGEST } }));
  return {
    listActions: async () => rows,
    readStream: async (stream: keyof typeof streams) => streams[stream],
  } as unknown as EngineTools['ledger'];
}

/** The types of the events that a look brings, where the operation is in this block. */
async function looked(another: number, blockNumber: number | null) {
  const found = {
    ...{ userOpHash: DIGEST, account: ACCOUNT, succeeded: true, reason: null },
    ...{ transactionHash: '0x1', blockNumber },
  };
  const chain = {
    block: async () => ok({ number: 999 }),
    transaction: async () => ok({ data: '0x' }),
    transfersIn: async () => ok([]),
  };
  const accounts = {
    operation: async () => ok(blockNumber === null ? null : found),
    operationNonce: async () => ok(0n),
    movedBy: async () => ok({ own: [], nobodys: [] }),
  };
  const world = {
    ...{ chain: () => chain, smartAccounts: () => accounts },
    kernel: { readCarried: () => null },
  } as unknown as EarnWorld;
  const action = { id: 'mine', state: givenUp } as ActionState<WithdrawState>;
  const tools = { ledger: ledger(another), clock: { now: () => 1 } } as EngineTools;
  const news = await followWithdrawalStep().run(action, world, tools);
  return news.ok ? news.value.map(({ type }) => type) : expect.unreachable(news.error.message);
}

it.each([
  ['is in no block yet', 6, null, ['withdrawal.taken-over']],
  ['is where the later one looks', 6, 300, ['withdrawal.taken-over']],
  ['is where the later one never looks', 6, 299, ['withdrawal.seen']],
  ['was signed by the other one before', 4, 300, ['withdrawal.seen']],
] as const)(
  'what another has signed as well is let go or kept: it %s',
  async (_, seq, block, news) => {
    expect(await looked(seq, block)).toEqual(news);
  },
);
