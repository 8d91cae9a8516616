import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userAccount } from '../identity.ts';
import { accountOf } from '../kernel/account.ts';
import { type SpawnedSandbox, spawnSandbox } from '../remote.ts';
import { createEarner, type Earner, VAULTS } from '../testing/earner.ts';

let folder: string;
let sandbox: SpawnedSandbox;
const owner = userAccount(0);
const account = accountOf(owner.address);

const start = async (): Promise<void> => {
  sandbox = await spawnSandbox(['--data-dir', folder, '--block-time-ms', '100']);
};
const died = async (): Promise<void> => {
  process.kill(sandbox.pid, 'SIGKILL');
  await sandbox.stop();
};
const earner = (): Earner => createEarner(sandbox, owner);
const buy = (instrumentId: string, more: object = {}) =>
  earner().must(earner().post('/buy', { instrumentId, amountUsdc: '10', ...more }));
const taken = async (): Promise<number> => (await earner().operations(8453)).length;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-kept-'));
  await start();
  await earner().authorize(8453);
  await earner().fund(8453, 1_000_000_000n);
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

describe('1tx in a folder', () => {
  it('goes on where it was: grants, actions, positions, yields, a withdrawal to be signed', async () => {
    const { actionId } = await buy(VAULTS.baseUsdc, { idempotencyKey: 'one' });
    await earner().until(actionId, 'success');
    await sandbox.remote.call('onetx/apy', { instrumentId: VAULTS.baseUsdc, percent: 11 });
    await sandbox.remote.call('onetx/settings', { fastMs: 5 });
    const { digest } = await earner().must(earner().post('/withdraw/prepare', { amountUsdc: '5' }));
    const before = await earner().action(actionId);
    const state = await earner().must(earner().get(`/account?ownerEoa=${owner.address}`));
    await sandbox.stop();

    await start();
    expect(await earner().action(actionId)).toEqual(before);
    expect(await earner().must(earner().get(`/account?ownerEoa=${owner.address}`))).toEqual(state);
    expect(await buy(VAULTS.baseUsdc, { idempotencyKey: 'one' })).toMatchObject({
      ...{ actionId, idempotent: true },
    });
    const { data } = await earner().must(earner().get('/instruments?limit=100'));
    expect(data.find((one) => one.instrumentId === VAULTS.baseUsdc)?.currentApy).toBe(11);
    expect(await sandbox.remote.call('onetx/settings', {})).toMatchObject({ fastMs: 5 });
    const signature = await owner.signMessage({ message: { raw: digest } });
    const withdrawn = await earner().must(earner().post('/withdraw/confirm', { signature }));
    await earner().until(withdrawn.actionId, 'success');
    await earner().until((await buy(VAULTS.baseUsdc)).actionId, 'success');
    expect(await earner().balance(8453, earner().usdc(8453), account)).toBe(975_000_000n);
  });

  it('killed right after a control has answered, it holds to what was set', async () => {
    await sandbox.remote.call('onetx/settings', { relayNoticeMs: 7, standardMs: 300 });
    await died();
    await start();
    expect(await sandbox.remote.call('onetx/settings', {})).toMatchObject({
      ...{ relayNoticeMs: 7, standardMs: 300 },
    });
  });

  it('killed right after it has answered, it makes the action, once', async () => {
    const { actionId, userOpHash } = await buy(VAULTS.baseUsdc, { idempotencyKey: 'one' });
    await died();
    await start();
    const again = await buy(VAULTS.baseUsdc, { idempotencyKey: 'one' });
    expect(again).toMatchObject({ ...{ actionId, userOpHash, idempotent: true } });
    await earner().until(actionId, 'success');
    expect(await taken()).toBe(1);
    expect(await earner().balance(8453, earner().usdc(8453), account)).toBe(990_000_000n);
  });

  it('killed with its transaction in the pool, it sends that one again', async () => {
    await sandbox.remote.call('automine', { chain: 8453, on: false });
    const { actionId } = await buy(VAULTS.baseUsdc);
    const pooled = async (): Promise<number> =>
      Number(await earner().reader(8453).getBlockTransactionCount({ blockTag: 'pending' }));
    await expect.poll(pooled).toBe(1);
    await died();
    await start();
    await earner().until(actionId, 'success');
    expect(await taken()).toBe(1);
    expect(await earner().balance(8453, earner().usdc(8453), account)).toBe(990_000_000n);
  });

  it('killed again and again on the way to the other chain, it arrives once', async () => {
    await sandbox.remote.call('onetx/settings', { relayNoticeMs: 0, standardMs: 300 });
    const ids: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      ids.push((await buy(VAULTS.arbitrumUsdc)).actionId);
      // Not a wait for something: the moment of the kill, spread over the life of a transfer.
      await new Promise((resolve) => setTimeout(resolve, 200 * round));
      await died();
      await start();
    }
    for (const id of ids) await earner().until(id, 'success');
    expect(await taken()).toBe(5);
    const [position, ...others] = (
      await earner().must(earner().get(`/positions?address=${account}&chainId=42161`))
    ).positions;
    expect(others).toEqual([]);
    expect(Number(position?.balanceRaw)).toBeGreaterThanOrEqual(49_999_990);
    expect(Number(position?.balanceRaw)).toBeLessThan(50_010_000);
    expect(await earner().balance(8453, earner().usdc(8453), account)).toBe(950_000_000n);
  }, 120_000);
});
