import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll, present } from '@countinghouse/engine-tests/support';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { run } from '@countinghouse/verify-evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppBackend, startAppBackend } from './app-backend.ts';
import type { Answered, Page } from './page.ts';

const BASE = 'eip155:8453';
const ARBITRUM = 'eip155:42161';
const PASSPHRASE = 'a passphrase of the application';

let sandbox: SpawnedSandbox;
let dataFolder: string;
let backend: AppBackend;
let page: Page;
beforeAll(async () => {
  sandbox = await spawnSandbox(['--block-time-ms', '200']);
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-earn-'));
  backend = await startAppBackend(dataFolder, sandbox);
  page = await backend.page();
}, 180_000);
afterAll(async () => {
  await backend?.end();
  await sandbox?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface Detail {
  readonly row: { readonly status: string; readonly sentence: string };
  readonly review: {
    readonly kind: string;
    readonly digest: string;
    readonly approvable: boolean;
    readonly allows?: readonly string[];
    readonly unlimited?: readonly string[];
  } | null;
}
interface Instrument {
  readonly id: string;
  readonly name: string;
  readonly chain: { readonly id: string } | null;
  readonly check: { readonly result: string };
  readonly closed: string | null;
}
interface Account {
  readonly account: string;
  readonly told: { readonly agrees: boolean | null };
  readonly grants: readonly { readonly chain: { readonly id: string }; readonly onChain: string }[];
  readonly chains: readonly {
    readonly chain: { readonly id: string };
    readonly usdc: { readonly units: string } | null;
  }[];
}
interface Positions {
  readonly list: readonly {
    readonly chain: { readonly id: string };
    readonly shares: { readonly units: string };
  }[];
}

let commands = 0;
const commandId = (): string => {
  commands += 1;
  return commands.toString(16).padStart(32, '0');
};
async function value<T>(answer: Promise<Answered>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value as T;
}
const read = <T>(procedure: string, input?: unknown) => value<T>(page.ask(procedure, input));
const make = <T>(procedure: string, wish: object) =>
  value<T>(page.ask(procedure, { commandId: commandId(), ...wish }));

/** What was done, by its name; of several alike the last. */
const acted = new Map<string, string>();

/** Begins it, approves what is shown, and waits for its end. */
async function done(name: string, wish: object, secondYes = {}): Promise<Detail> {
  const { actionId } = await make<{ actionId: string }>(`earn.${name}`, wish);
  acted.set(name, actionId);
  const until = (...statuses: string[]) =>
    poll(
      `${name} to be ${statuses.join(' or ')}`,
      () => read<Detail>('actions.get', { actionId }),
      ({ row }) => statuses.includes(row.status),
      90_000,
    );
  const shown = await until('awaiting signature', 'failed', 'cancelled', 'needs you');
  const review = present(shown.review, `a review of ${name}: ${shown.row.sentence}`);
  expect(review, JSON.stringify(review)).toMatchObject({ approvable: true });
  await make('actions.approve', { actionId, digest: review.digest, ...secondYes });
  const end = await until('done', 'failed', 'needs you', 'refunded', 'expired', 'cancelled');
  expect(end.row, end.row.sentence).toMatchObject({ status: 'done' });
  return shown;
}

async function openHouse(): Promise<string> {
  const wish = { kind: 'create profile', name: 'Earning', profile: 'sandbox', network: null };
  const { door } = await make<{ door: string }>('doors.open', { wish });
  const outcome = page.ask('doors.outcome', { door });
  await backend.visit(door, [PASSPHRASE]);
  await value(outcome);
  for await (const told of page.watch('house.watch')) {
    const { phase, sandbox: running } = told as { phase: string; sandbox: string };
    if (phase === 'unlocked' && running === 'running') break;
  }
  const wallet = await make<{ addresses: readonly string[] }>('accounts.createWallet', {
    name: 'Mine',
    words: 12,
  });
  return present(wallet.addresses[0], 'an address');
}

const unitsOn = (account: Account, chain: string): bigint =>
  BigInt(account.chains.find((each) => each.chain.id === chain)?.usdc?.units ?? '-1');

test('money is granted, earns on two chains, comes back, and leaves without the service', {
  timeout: 400_000,
}, async () => {
  const owner = await openHouse();
  for (const symbol of ['USDC', 'ETH']) {
    await make('accounts.faucet', { account: owner, chain: BASE, symbol });
  }
  await make('accounts.faucet', { account: owner, chain: ARBITRUM, symbol: 'ETH' });
  const { list } = await read<{ list: readonly Instrument[] }>('earn.instruments');
  expect(list.length).toBeGreaterThan(3);
  expect(list.every(({ check }) => check.result === 'checked')).toBe(true);
  const on = (chain: string) =>
    present(
      list.find((each) => each.chain?.id === chain && each.closed === null),
      `an instrument on ${chain}`,
    ).id;

  const expiresAt = Math.floor(Date.now() / 1_000 + 86_400) * 1_000;
  const within = { owner, spendCap: '60', expiresAt };
  // A right that was given and never used ends too, on an account that is not there yet.
  await done('authorize', { ...within, chain: ARBITRUM });
  const standing = async () =>
    (await read<Account>('earn.account', { owner })).grants.find(
      ({ chain }) => chain.id === ARBITRUM,
    )?.onChain;
  expect(await standing()).toBe('not yet');
  await done('removal', { owner, chain: ARBITRUM });
  expect(await standing()).toBe('void');

  await done('fund', { owner, chain: BASE, amount: '100' });
  const granted = await done('authorize', { ...within, chain: BASE });
  expect(granted.review).toMatchObject({ kind: 'grant', unlimited: [] });
  expect(granted.review?.allows?.join(' ')).toContain('60 USDC');

  const standard = { speed: 'standard' };
  const slippage = { slippageBasisPoints: 50 };
  const bought = { owner, instrument: on(BASE), from: BASE, amount: '20', ...slippage };
  await done('buy', { ...bought, transfer: standard });
  const fast = { speed: 'fast', maxFee: '0.5' };
  await done('buy', { ...bought, instrument: on(ARBITRUM), amount: '15', transfer: fast });
  const held = await read<Positions>('earn.positions');
  expect(held.list.map(({ chain }) => chain.id).sort()).toEqual([ARBITRUM, BASE].sort());

  await done('sell', { owner, instrument: on(BASE), to: BASE, shares: '5', ...slippage });
  const before = unitsOn(await read<Account>('earn.account', { owner }), BASE);
  const withdrawn = await done(
    'withdraw',
    { owner, chain: BASE, amount: '10', besideAnother: false },
    { secondYes: 'blind' },
  );
  expect(withdrawn.review).toMatchObject({ kind: 'blind' });
  const after = await read<Account>('earn.account', { owner });
  expect(after.told).toEqual(expect.objectContaining({ agrees: true }));
  expect(before - unitsOn(after, BASE)).toBe(10_000_000n);

  await done('removal', { owner, chain: BASE });
  await done('exit', { owner, chain: BASE });
  expect(unitsOn(await read<Account>('earn.account', { owner }), BASE)).toBe(0n);
  const left = await read<Positions>('earn.positions');
  expect(left.list.map(({ chain }) => chain.id)).toEqual([ARBITRUM]);

  await make('ledger.signHead', { account: owner });
  for (const [name, actionId] of acted) await proven(name, actionId);
});

/** Whether others can check what was done, from a file and the chains alone. */
async function proven(name: string, actionId: string): Promise<void> {
  const { text } = await read<{ text: string }>('actions.evidence', { actionId });
  const file = join(dataFolder, `${name}.evidence`);
  writeFileSync(file, text);
  const chains = sandbox.chains.flatMap(({ rpcUrl }) => ['--rpc', rpcUrl]);
  const { exitCode, stdout } = await run([file, '--strict', '--json', ...chains]);
  // Nothing of a grant is on a chain before it is used.
  const verdict = name === 'authorize' ? 'consistent' : 'borne out';
  expect(JSON.parse(stdout), `${name}: ${stdout}`).toMatchObject({ ok: true, report: { verdict } });
  expect(exitCode).toBe(0);
}
