import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ActionRow, chainHash, contentHash, GENESIS_HASH } from '@countinghouse/core';
import { CallRefused, ProcessGone, type SwapWish } from '@countinghouse/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, type Killable, openKillable } from './support/killable.ts';
import { present } from './support/must.ts';
import { poll } from './support/poll.ts';
import { descendants } from './support/processes.ts';
import { chosenSeed, DEEP, type Seeded, seeded } from './support/seeded.ts';

const KILLS = DEEP ? 50 : 5;
const random = seeded(chosenSeed());
const MOMENTS = ['quote', 'approve', 'outside call', 'tracking', 'unlock'] as const;
type Moment = (typeof MOMENTS)[number] | 'signer';

/** What a person wanted, under the id their form made: repeated after each kill until answered. */
interface Wanted {
  readonly commandId: string;
  readonly wish: SwapWish;
  actionId: string | null;
}

let office: Killable;
let ids: { readonly base: string; readonly arbitrum: string };
const wanted: Wanted[] = [];

beforeAll(async () => {
  console.log(`kills: ${KILLS}, seed ${random.seed} (COUNTINGHOUSE_SEED=${random.seed})`);
  office = await openKillable({ blockTimeMs: 200 });
  const { sandbox, account } = office;
  for (const [asset, amount] of [
    ['USDC', '1000000000'],
    ['ETH', '1000000000000000000'],
  ] as const) {
    await sandbox.remote.call('faucet', { chain: 8453, address: account, asset, amount });
  }
  const listed = await fetch(`${sandbox.services.oneclick.baseUrl}/v0/tokens`);
  const tokens = (await listed.json()) as {
    assetId: string;
    blockchain: string;
    symbol: string;
  }[];
  const id = (chain: string) =>
    present(
      tokens.find(({ blockchain, symbol }) => blockchain === chain && symbol === 'USDC'),
      `USDC on ${chain}`,
    ).assetId;
  ids = { base: id('base'), arbitrum: id('arb') };
});
afterAll(async () => {
  await office?.end();
  // Whatever was started and killed on the way, nothing outlives the test.
  if (process.platform === 'linux') expect(descendants(process.pid)).toEqual([]);
});

/** Runs what a kill may interrupt; answers whether it was. */
async function interrupted(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof ProcessGone) return true;
    throw error;
  }
}

async function begin(one: Wanted): Promise<string> {
  const { commandId, wish } = one;
  const { actionId } = await office.call('swap', { commandId, wish });
  // A repeated command must lead to the same action, across any number of kills.
  if (one.actionId !== null) expect(actionId).toBe(one.actionId);
  one.actionId = actionId;
  return actionId;
}

/** Approves whatever waits for a signature; what has changed meanwhile is read again next time. */
async function approveWaiting(actionId: string): Promise<void> {
  const { row, review } = await office.call('action', { actionId });
  if (row?.status !== 'awaiting signature' || review === null) return;
  try {
    const { digest } = review;
    await office.call('approve', { commandId: randomUUID(), actionId, digest });
  } catch (error) {
    if (!(error instanceof CallRefused) || error.code === 'BUG') throw error;
  }
}

async function beginAndApprove(one: Wanted): Promise<void> {
  const actionId = await begin(one);
  await poll(
    'the review',
    async () => (await office.call('action', { actionId })).row,
    (row) => row?.status !== 'draft',
  );
  await approveWaiting(actionId);
}

async function newWish(): Promise<Wanted> {
  if (random.between(1, 4) === 1) {
    const behaviour = { outcome: 'refund', refundReason: 'NO_LIQUIDITY' } as const;
    await office.sandbox.remote.call('orders/next', { behaviour });
  }
  const { account } = office;
  const one: Wanted = {
    commandId: randomUUID(),
    actionId: null,
    wish: {
      swapType: random.pick(['EXACT_INPUT', 'EXACT_OUTPUT']),
      origin: ids.base,
      destination: ids.arbitrum,
      amount: String(random.between(3_000_000, 9_000_000)),
      account,
      recipient: account,
    },
  };
  wanted.push(one);
  return one;
}

/** One swap begun, and one kill somewhere in it. */
async function round(moment: Moment): Promise<void> {
  const one = await newWish();
  const victims = await office.call('about', null);
  switch (moment) {
    case 'quote': {
      const begun = interrupted(() => beginAndApprove(one));
      await pause(random.between(0, 150));
      await office.kill();
      await begun;
      break;
    }
    case 'approve': {
      const actionId = await begin(one);
      await poll(
        'the review',
        async () => (await office.call('action', { actionId })).row,
        (row) => row?.status !== 'draft',
      );
      const approved = interrupted(() => approveWaiting(actionId));
      await pause(random.between(0, 40));
      await office.kill();
      await approved;
      break;
    }
    case 'outside call': {
      office.armKill(random.between(0, 60), random.pick(['before', 'after']));
      await interrupted(() => beginAndApprove(one));
      await Promise.race([office.process().gone, pause(8_000)]);
      await office.kill();
      break;
    }
    case 'tracking': {
      await beginAndApprove(one);
      await pause(random.between(0, 3_000));
      await office.kill();
      break;
    }
    case 'unlock': {
      await beginAndApprove(one);
      await office.kill();
      await office.recoverAndDie(random.between(0, 2_500));
      break;
    }
    case 'signer': {
      const begun = beginAndApprove(one);
      await pause(random.between(0, 200));
      await office.killSigner();
      await begun.catch((error: unknown) => {
        if (!(error instanceof CallRefused) || error.code === 'BUG') throw error;
      });
      break;
    }
  }
  const { signerPid } = victims;
  if (signerPid !== null) {
    // The keys go with the backend, however it ends.
    await poll(
      'the end of the signer',
      async () => isAlive(signerPid),
      (alive) => !alive,
    );
  }
  await office.recover();
  expect((await office.call('about', null)).mode).toBe('normal');
  for (const each of wanted) await approveWaiting(each.actionId ?? (await begin(each)));
}

const settled = ({ open, status, waitingFor }: ActionRow): boolean =>
  !open || (status === 'needs you' && waitingFor !== null);

async function settleAll(): Promise<readonly ActionRow[]> {
  return poll(
    'the end of every action',
    async () => {
      const rows = await office.call('actions', null);
      for (const { id, status } of rows)
        if (status === 'awaiting signature') await approveWaiting(id);
      return rows;
    },
    (rows) => rows.every(settled),
    240_000,
  );
}

describe(`${KILLS} kills of the real backend during real swaps`, () => {
  it(
    'every action ends, nothing is paid twice, the ledger holds',
    async () => {
      for (const [index, moment] of plan().entries()) {
        console.log(`kill ${index + 1}: ${moment}`);
        await round(moment);
      }
      const rows = await settleAll();
      console.log(`ends: ${rows.map(({ status }) => status).join(', ')}`);
      expect(rows).toHaveLength(wanted.length);
      expect(rows.filter((row) => row.open)).toEqual([]);
      await moneyIsRight(rows);
      await chainHolds();
      expect((await office.call('verify', null)).ok).toBe(true);
    },
    KILLS * 30_000 + 300_000,
  );
});

/** Every five kills each moment comes up once, in an order of the seed, and the signer dies alone. */
function plan(): readonly Moment[] {
  const rounds = Array.from({ length: KILLS / MOMENTS.length }, () => [
    ...shuffle(random, MOMENTS),
    'signer' as const,
  ]);
  return rounds.flat();
}

function shuffle<T>(numbers: Seeded, list: readonly T[]): readonly T[] {
  const left = [...list];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(numbers.between(0, left.length - 1), 1));
  return out;
}

/** Counted from the chains' logs and the service's books, never from our own records. */
async function moneyIsRight(rows: readonly ActionRow[]): Promise<void> {
  const { account, base, arbitrum, sandbox } = office;
  const orders = await sandbox.remote.ledger();
  let paid = 0n;
  for (const { depositAddress } of orders) {
    const deposits = await base.transfers(account, depositAddress);
    expect(deposits.length, `deposits at ${depositAddress}`).toBeLessThanOrEqual(1);
    for (const { amount } of deposits) paid += amount;
  }
  // One wish is paid for at most once, whatever quotes were asked for on the way.
  const addresses = new Set(rows.map(({ summary }) => String(summary.depositAddress)));
  for (const { depositAddress, deposits } of orders) {
    if (deposits.length > 0) expect(addresses).toContain(depositAddress);
  }
  const sum = (side: 'payouts' | 'refunds') =>
    rows
      .flatMap(({ summary }) => summary[side] as unknown as { readonly amount: string }[])
      .reduce((total, { amount }) => total + BigInt(amount), 0n);
  const home = await base.balances(account);
  const away = await arbitrum.balances(account);
  expect(home.usdc).toBe(1_000_000_000n - paid + sum('refunds'));
  expect(away.usdc).toBe(sum('payouts'));
}

/** Walks the chain of events by hand. */
async function chainHolds(): Promise<void> {
  let previous = GENESIS_HASH;
  let seq = 0;
  for (;;) {
    const events = await office.call('events', { afterSeq: seq, limit: 500 });
    if (events.length === 0) break;
    for (const event of events) {
      expect(event.seq).toBe(seq + 1);
      expect(event.previousHash).toBe(previous);
      expect(event.hash).toBe(chainHash(previous, contentHash(event.bytes)));
      previous = event.hash;
      seq = event.seq;
    }
  }
  expect(seq).toBeGreaterThan(KILLS * 5);
}
