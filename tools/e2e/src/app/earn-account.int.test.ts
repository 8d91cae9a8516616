import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll, present } from '@countinghouse/engine-tests/support';
import { type SpawnedSandbox, spawnSandbox } from '@countinghouse/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AppBackend, startAppBackend } from './app-backend.ts';
import type { Answered, Page } from './page.ts';

const BASE = 'eip155:8453';
const PASSPHRASE = 'a passphrase of the application';
/** Nobody’s account: the service says it is ours. */
const NAMED = '0xD1b3a6f2e4c5908e7F6a5B4C3d2e1f0a9B8c7d6e';

let sandbox: SpawnedSandbox;
let dataFolder: string;
let backend: AppBackend;
let page: Page;
beforeAll(async () => {
  sandbox = await spawnSandbox(['--block-time-ms', '200']);
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-earn-account-'));
  backend = await startAppBackend(dataFolder, sandbox);
  page = await backend.page();
}, 180_000);
afterAll(async () => {
  await backend?.end();
  await sandbox?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

interface Account {
  readonly account: string;
  readonly computed: string;
  readonly agreedAt: number | null;
  readonly told: { readonly account: string | null; readonly agrees: boolean | null };
  readonly chains: readonly {
    readonly chain: { readonly id: string };
    readonly usdc: { readonly units: string } | null;
  }[];
}
interface Detail {
  readonly row: { readonly status: string; readonly sentence: string };
  readonly review: {
    readonly digest: string;
    readonly warnings: readonly { readonly code: string }[];
  } | null;
}
interface Entry {
  readonly type: string;
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
const wish = (procedure: string, what: object) =>
  page.ask(procedure, { commandId: commandId(), ...what });
const make = <T>(procedure: string, what: object) => value<T>(wish(procedure, what));

async function reaches(actionId: string, ...statuses: string[]): Promise<Detail> {
  return poll(
    `it to be ${statuses.join(' or ')}`,
    () => read<Detail>('actions.get', { actionId }),
    ({ row }) => statuses.includes(row.status),
    90_000,
  );
}

async function openHouse(): Promise<string> {
  const what = { kind: 'create profile', name: 'Earning', profile: 'sandbox', network: null };
  const { door } = await make<{ door: string }>('doors.open', { wish: what });
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

test('another account than the computed one is used with a person’s word alone, as long as it is named', {
  timeout: 300_000,
}, async () => {
  const owner = await openHouse();
  for (const symbol of ['USDC', 'ETH']) {
    await make('accounts.faucet', { account: owner, chain: BASE, symbol });
  }
  const look = () => read<Account>('earn.account', { owner });
  const fund = () => wish('earn.fund', { owner, chain: BASE, amount: '25' });
  const lie = (route: string, account: string) =>
    sandbox.remote.call('onetx/answers/next', {
      ...{ route, count: 1_000, set: { accountAddress: account } },
    });
  const { computed } = await look();

  await lie('account', NAMED);
  expect(await look()).toMatchObject({
    ...{ account: computed, agreedAt: null, told: { account: NAMED, agrees: false } },
  });
  const refused = await fund();
  expect(refused).toMatchObject({ ok: false, error: { detail: 'OTHER_ACCOUNT' } });
  expect(JSON.stringify(refused)).toContain(NAMED);
  expect(JSON.stringify(refused)).toContain(computed);

  // The word stands in the ledger before anything is done with that account.
  await make('earn.agree', { owner, account: NAMED });
  const { entries } = await read<{ entries: readonly Entry[] }>('ledger.page', {
    ...{ before: null, limit: 50 },
  });
  expect(entries.map(({ type }) => type)).toContain('earn-account.agreed');
  expect(await look()).toMatchObject({ account: NAMED, told: { agrees: true } });
  const { actionId } = await value<{ actionId: string }>(fund());
  const { review } = await reaches(actionId, 'awaiting signature', 'failed', 'needs you');
  const shown = present(review, 'a review');
  expect(shown.warnings.map(({ code }) => code)).toContain('OTHER_ACCOUNT');
  await make('actions.approve', { actionId, digest: shown.digest });
  await reaches(actionId, 'done');
  const [there] = (await look()).chains.filter(({ chain }) => chain.id === BASE);
  expect(there?.usdc?.units).toBe('25000000');

  // It says the truth again: that is another account than the one agreed to.
  await sandbox.remote.call('reset', {});
  expect((await look()).told).toMatchObject({ account: computed, agrees: false });
  expect(await fund()).toMatchObject({ ok: false, error: { detail: 'OTHER_ACCOUNT' } });
  await make('earn.agree', { owner, account: computed });
  expect(await look()).toMatchObject({ account: computed, agreedAt: null });

  // A grant that is answered for another account is not even shown.
  await lie('authorizePrepare', NAMED);
  const asked = await make<{ actionId: string }>('earn.authorize', {
    ...{ owner, chain: BASE, spendCap: '60' },
    expiresAt: Math.floor(Date.now() / 1_000 + 86_400) * 1_000,
  });
  const end = await reaches(asked.actionId, 'failed', 'awaiting signature');
  expect(end.row.status).toBe('failed');
  expect(end.row.sentence).toContain(NAMED);
});
