import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutatingProcedures } from '@countinghouse/desktop/backend';
import { poll, present } from '@countinghouse/engine-tests/support';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppBackend, startAppBackend } from './app-backend.ts';
import type { Answered, Page } from './page.ts';

const PASSPHRASE = 'a passphrase of the application';
const FRIEND = '0x00000000000000000000000000000000000f4130';

const SERVICE = { service: 'onetx' };
const KEY = { ...SERVICE, apiKey: 'dx_sk_live_not_here' };
const CHAIN = 'eip155:8453';
/** Nobody lists it: what names it is refused alike each time. */
const instrument = `0x00002105${'0'.repeat(56)}`;
const EARNING = {
  authorize: { chain: CHAIN, spendCap: '5', expiresAt: Date.now() + 86_400_000 },
  revoke: { chain: null },
  fund: { chain: CHAIN, amount: '1' },
  buy: {
    instrument,
    from: CHAIN,
    amount: '1',
    slippageBasisPoints: 50,
    transfer: { speed: 'standard' },
  },
  sell: { instrument, to: CHAIN, shares: '1', slippageBasisPoints: 50 },
  withdraw: { chain: CHAIN, amount: '1', besideAnother: false },
  exit: { chain: CHAIN },
  removal: { chain: CHAIN },
};

let sandbox: SpawnedSandbox;
let dataFolder: string;
let backend: AppBackend;
let page: Page;
/** What was cut and repeated. */
const done = new Set<string>();

beforeAll(async () => {
  sandbox = await spawnSandbox(['--block-time-ms', '200']);
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-cut-'));
  backend = await startAppBackend(dataFolder, sandbox);
  page = await backend.page();
});
afterAll(async () => {
  await backend?.end();
  await sandbox?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

let commands = 0;
function commandId(): string {
  commands += 1;
  return commands.toString(16).padStart(32, '0');
}

/**
 * Asks with the line torn after the question, then three times more under the same id, two of them
 * at once, on a line of their own. All must be answered alike.
 */
async function cutAndRepeated(procedure: string, wish: object = {}): Promise<Answered> {
  const input = { commandId: commandId(), ...wish };
  await page.cut(procedure, input);
  page = await backend.page();
  const again = await Promise.all([page.ask(procedure, input), page.ask(procedure, input)]);
  again.push(await page.ask(procedure, input));
  const [first] = again;
  expect(again, procedure).toEqual([first, first, first]);
  done.add(procedure);
  return present(first, 'an answer');
}

async function value<T>(answer: Promise<Answered>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`);
  return given.value as T;
}

const read = <T>(procedure: string, input?: unknown) => value<T>(page.ask(procedure, input));
const made = <T>(procedure: string, wish: object) => value<T>(cutAndRepeated(procedure, wish));

/** Through a door whose opening was cut. */
async function through(wish: object, ...secrets: string[]): Promise<string | null> {
  const { door } = await made<{ door: string }>('doors.open', { wish });
  const outcome = page.ask('doors.outcome', { door });
  const shown = await backend.visit(door, secrets);
  await value(outcome);
  return shown;
}

interface Balance {
  readonly account: string;
  readonly chain: { readonly id: string };
  readonly at: number | null;
  readonly amount: { readonly asset: string; readonly symbol: string; readonly units: string };
}

async function balance(account: string, symbol: string): Promise<Balance | undefined> {
  await read('accounts.refreshBalances');
  for await (const told of page.watch('accounts.watchBalances')) {
    const { reading, list } = told as { reading: boolean; list: readonly Balance[] };
    if (reading) continue;
    return list.find(
      (one) =>
        one.account === account && one.chain.id === 'eip155:8453' && one.amount.symbol === symbol,
    );
  }
  throw new Error('the stream ended first');
}

interface Reviewed {
  readonly row: { readonly status: string };
  readonly review: { readonly digest: string };
}

const until = (actionId: string, ...statuses: readonly string[]) =>
  poll(
    `${statuses} of ${actionId}`,
    () => read<Reviewed>('actions.get', { actionId }),
    ({ row }) => statuses.includes(row.status),
  );

test('every call that changes something, cut after it was sent and repeated, is done once', {
  timeout: 240_000,
}, async () => {
  const profile = { kind: 'create profile', name: 'Practice', profile: 'sandbox', network: null };
  expect(await through(profile, PASSPHRASE)).toMatch(/-/);
  for await (const told of page.watch('house.watch')) {
    const { phase, sandbox: it } = told as { phase: string; sandbox: string };
    if (phase === 'unlocked' && it === 'running') break;
  }

  const wallet = await made<{ walletId: string; addresses: string[] }>('accounts.createWallet', {
    name: 'Mine',
    words: 12,
  });
  const [account = ''] = wallet.addresses;
  await made('accounts.add', { walletId: wallet.walletId, name: 'Second' });
  await made('accounts.rename', { address: account, name: 'First' });
  const names = (await read<{ name: string }[]>('accounts.list')).map(({ name }) => name);
  expect(names).toEqual(['First', 'Second']);

  // One gift, however often it was asked for: the next wish doubles it.
  const gift = { account, chain: 'eip155:8453' };
  await made('accounts.faucet', { ...gift, symbol: 'USDC' });
  const once = BigInt((await balance(account, 'USDC'))?.amount.units ?? '0');
  expect(once).toBeGreaterThan(0n);
  await made('accounts.faucet', { ...gift, symbol: 'USDC' });
  const usdc = present(await balance(account, 'USDC'), 'USDC');
  expect(BigInt(usdc.amount.units)).toBe(2n * once);
  await made('accounts.faucet', { ...gift, symbol: 'ETH' });

  const payment = {
    account,
    chain: 'eip155:8453',
    asset: usdc.amount.asset,
    to: FRIEND,
    units: '1000000',
    note: 'once',
  };
  const paid = await made<{ actionId: string }>('accounts.send', payment);
  const { review } = await until(paid.actionId, 'awaiting signature');
  await made('actions.approve', { actionId: paid.actionId, digest: review.digest });
  await until(paid.actionId, 'done');
  const called = await made<{ actionId: string }>('accounts.send', payment);
  await until(called.actionId, 'awaiting signature');
  await made('actions.command', { actionId: called.actionId, name: 'cancel' });
  await until(called.actionId, 'cancelled');
  const left = BigInt((await balance(account, 'USDC'))?.amount.units ?? '0');
  expect(left).toBe(2n * once - 1_000_000n);

  const { list } = await read<{ list: { id: string; symbol: string; chain: { id: string } }[] }>(
    'swap.tokens',
  );
  const token = (chain: string) =>
    present(
      list.find((one) => one.symbol === 'USDC' && one.chain.id === chain),
      chain,
    ).id;
  const form = {
    swapType: 'EXACT_INPUT',
    origin: token('eip155:8453'),
    destination: token('eip155:42161'),
    units: '5000000',
    slippageBasisPoints: 100,
    account,
    recipient: null,
    recipientAgain: null,
    refundTo: null,
    refundToAgain: null,
  };
  const quote = await read<{
    readonly pays: { readonly units: string };
    readonly getsAtLeast: { readonly units: string };
    readonly timeEstimateMs: number;
  }>('swap.quote', { form });
  const swap = await made<{ actionId: string }>('swap.start', {
    form,
    shown: {
      amountIn: quote.pays.units,
      minAmountOut: quote.getsAtLeast.units,
      timeEstimateMs: quote.timeEstimateMs,
    },
  });
  const offer = await until(swap.actionId, 'awaiting signature');
  await made('actions.approve', { actionId: swap.actionId, digest: offer.review.digest });
  await until(swap.actionId, 'done');
  const orders = await sandbox.remote.ledger();
  expect(orders.map(({ deposits }) => deposits.length)).toEqual([1]);

  await made('ledger.signHead', { account });
  expect(await read('ledger.heads')).toHaveLength(1);
  const before = (await read<object[]>('ledger.snapshots')).length;
  await made('ledger.takeSnapshot', {});
  expect(await read('ledger.snapshots')).toHaveLength(before + 1);
  await made('settings.set', { change: { theme: 'dark' } });
  // What this profile has no use for is refused alike each time.
  await cutAndRepeated('settings.forgetKeychain');
  await cutAndRepeated('ledger.release');
  const network = {
    chains: [{ id: 'eip155:8453', rpcUrls: ['https://base.invalid'] }],
    oneclick: { baseUrl: 'https://1click.invalid' },
    onetx: { baseUrl: 'https://1tx.invalid' },
    priceSource: 'none',
  };
  expect(await cutAndRepeated('networks.save', { network })).toMatchObject({ ok: false });

  // A sandbox profile takes no key of the world.
  expect(await cutAndRepeated('connections.keep', KEY)).toMatchObject({ ok: false });
  expect(await cutAndRepeated('connections.forget', SERVICE)).toMatchObject({ ok: false });
  let begun = 0;
  for (const [name, wish] of Object.entries(EARNING)) {
    const answer = await cutAndRepeated(`earn.${name}`, { owner: account, ...wish });
    if (answer.ok) begun += 1;
  }
  const { computed } = await read<{ computed: string }>('earn.account', { owner: account });
  expect(await made('earn.agree', { owner: account, account: computed })).toBeNull();

  const rows = await read<object[]>('actions.list', { limit: 100 });
  expect(rows).toHaveLength(3 + begun);
  expect([...done].sort()).toEqual([...mutatingProcedures()].sort());
});
