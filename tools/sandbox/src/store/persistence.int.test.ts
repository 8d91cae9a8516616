import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getAddress, type Hex, parseAbiItem } from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userAccount } from '../identity.ts';
import { type SpawnedSandbox, spawnSandbox } from '../remote.ts';
import { createTrader, type Trader } from '../testing/trader.ts';

let folder: string;
let sandbox: SpawnedSandbox;
const recipient = privateKeyToAddress(generatePrivateKey());

const start = async (): Promise<void> => {
  sandbox = await spawnSandbox(['--data-dir', folder, '--block-time-ms', '100']);
};
const trader = (): Trader =>
  createTrader(
    { ...sandbox, controls: { now: () => new Date().toISOString() } },
    userAccount(0),
    recipient,
  );
const died = async (): Promise<void> => {
  process.kill(sandbox.pid, 'SIGKILL');
  await sandbox.stop();
};
const rpc = (chain: number) => trader().reader(chain);
const finalized = async (chain: number): Promise<bigint> =>
  (await rpc(chain).getBlock({ blockTag: 'finalized' })).number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-kept-'));
  await start();
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

const TRANSFER = parseAbiItem('event Transfer(address indexed, address indexed, uint256)');

/** Everything the recipient ever got, by transaction. */
async function payouts(
  from = 0n,
): Promise<readonly { readonly hash: Hex; readonly amount: bigint }[]> {
  const address = trader().token(42161, 'USDC');
  const logs = await rpc(42161).getLogs({ address, event: TRANSFER, fromBlock: from });
  return logs
    .filter(({ args }) => getAddress(args[1] ?? '0x') === recipient)
    .map(({ args, transactionHash }) => ({ hash: transactionHash, amount: args[2] ?? 0n }));
}

/** Hash of the payment of an order, as soon as it is broadcast. */
async function firstPayment(depositAddress: string): Promise<string> {
  for (let tries = 0; tries < 800; tries += 1) {
    const order = (await sandbox.remote.ledger()).find(
      (one) => one.depositAddress === depositAddress,
    );
    const [payment] = order?.payments ?? [];
    if (payment !== undefined) return payment.txHash;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('never paid');
}

describe('a sandbox with a folder', () => {
  it('goes on where it was stopped', async () => {
    const { quote } = await trader().quote();
    await trader().send(8453, 'USDC', quote.depositAddress, BigInt(quote.amountIn));
    const { swapDetails } = await trader().until(quote.depositAddress, 'SUCCESS');
    await sandbox.remote.call('settings', { processingMs: 7 });
    await sandbox.remote.call('time/advance', { seconds: 86_400 });
    const held = await trader().balance(8453, 'USDC', userAccount(0).address);
    const [paid] = await payouts();
    const before = await rpc(8453).getBlock();
    const second = await trader().quote({ deadline: new Date(Date.now() + 1e9).toISOString() });
    await sandbox.stop();

    await start();
    const { body } = await trader().status(quote.depositAddress);
    expect(body).toMatchObject({ status: 'SUCCESS', swapDetails });
    expect(await trader().balance(8453, 'USDC', userAccount(0).address)).toBe(held);
    expect(await payouts()).toEqual([paid]);
    const kept = await rpc(8453).getBlock({ blockNumber: before.number });
    expect(kept.hash).toBe(before.hash);
    const head = await rpc(8453).getBlock();
    expect(head.timestamp).toBeGreaterThan(before.timestamp);
    const now = ((await (await fetch(`${sandbox.control.baseUrl}/time`)).json()) as { now: string })
      .now;
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);
    expect(await sandbox.remote.call('settings', {})).toMatchObject({ processingMs: 7 });
    expect((await trader().status(second.quote.depositAddress)).body.status).toBe(
      'PENDING_DEPOSIT',
    );
    const third = await trader().quote({ deadline: new Date(Date.now() + 1e9).toISOString() });
    expect(third.quote.depositAddress).not.toBe(second.quote.depositAddress);
  });

  it('reads balances of its final blocks at once after a start', async () => {
    await died();
    await start();
    for (const chain of [8453, 42161]) {
      const blockNumber = await finalized(chain);
      const { address } = userAccount(0);
      expect(await rpc(chain).getBalance({ address, blockNumber })).toBeGreaterThan(0n);
    }
  });

  it('is used by one sandbox at a time; the other says so', async () => {
    await expect(spawnSandbox(['--data-dir', folder])).rejects.toThrow('ended with code 1');
    expect(await sandbox.remote.ledger()).toEqual([]);
  });

  it('remembers a quote it was killed right after', async () => {
    const { quote } = await trader().quote();
    await died();
    await start();
    expect((await trader().status(quote.depositAddress)).body.status).toBe('PENDING_DEPOSIT');
  });

  it('killed with a payout on its way, it makes that one and no other', async () => {
    await sandbox.remote.call('settings', { processingMs: 0 });
    const { quote } = await trader().quote();
    await sandbox.remote.call('automine', { chain: 42161, on: false });
    await trader().send(8453, 'USDC', quote.depositAddress, BigInt(quote.amountIn));
    const sent = await firstPayment(quote.depositAddress);
    expect(await payouts()).toEqual([]);
    await died();
    await start();
    await trader().until(quote.depositAddress, 'SUCCESS');
    expect(await payouts()).toEqual([{ hash: sent, amount: BigInt(quote.amountOut) }]);
  });

  it('killed again and again in the middle of swaps, it pays each once and forgets nothing final', async () => {
    const seen = new Map<number, bigint>();
    for (let round = 0; round < 12; round += 1) {
      const earlier = await payouts();
      const { quote } = await trader().quote();
      const deposit = await trader().send(
        8453,
        'USDC',
        quote.depositAddress,
        BigInt(quote.amountIn),
      );
      const raw = await rpc(8453).request({
        method: 'eth_getRawTransactionByHash' as never,
        params: [deposit] as never,
      });
      await sandbox.remote.call('settings', { processingMs: 20 * round });
      // Not a wait for something: the moment of the kill, spread over the life of a swap.
      await new Promise((resolve) => setTimeout(resolve, 60 * round));
      for (const chain of [8453, 42161]) seen.set(chain, await finalized(chain));
      const paidBefore = await payouts();
      await died();

      await start();
      for (const [chain, number] of seen) {
        expect(await finalized(chain)).toBeGreaterThanOrEqual(number);
      }
      // As the application does with its own: the same bytes again if the pool has lost them.
      await rpc(8453)
        .request({ method: 'eth_sendRawTransaction', params: [raw as Hex] })
        .catch(() => undefined);
      await trader().until(quote.depositAddress, 'SUCCESS');
      const paid = await payouts();
      expect(paid).toHaveLength(earlier.length + 1);
      expect(paid).toEqual(expect.arrayContaining([...paidBefore]));
      expect(paid.at(-1)?.amount).toBe(BigInt(quote.amountOut));
    }
  }, 120_000);
});
