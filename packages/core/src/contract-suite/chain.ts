import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import type { SignedTransaction } from '../ports/signer.ts';
import { encodeTransfer } from '../simulation/chain/calldata.ts';
import { expectOk } from './expect-ok.ts';

/** A transaction as a test wants it signed by the harness's account. */
export interface WantedTransaction {
  readonly to: string;
  readonly value: bigint;
  readonly data: string;
  readonly nonce: number;
  readonly gas: bigint;
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** A chain with one account that holds the native asset and `token`, mining only when told to. */
export interface ChainHarness {
  readonly port: ChainPort;
  /** Holds at least 10^18 native base units and 1,000,000 units of `token`. */
  readonly account: string;
  /** Of six decimals. */
  readonly token: string;
  /** An address that has never been used. */
  fresh(): string;
  sign(transaction: WantedTransaction): Promise<SignedTransaction>;
  mine(blocks: number): Promise<void>;
  /** Blocks after which a block is called final. */
  readonly finalityDepth: number;
  /** Makes the node forget a waiting transaction. */
  drop(hash: string): Promise<void>;
  /** Undoes the newest blocks and forgets their transactions. */
  reorg(depth: number): Promise<void>;
  dispose(): Promise<void>;
}

/** What every chain port must do. */
export function describeChainContract(name: string, make: () => Promise<ChainHarness>): void {
  const using = async (test: (kit: ChainKit) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(chainKit(harness));
    } finally {
      await harness.dispose();
    }
  };

  describe(`${name}: chain contract`, () => {
    it('knows balances, nonces, fees and blocks', () =>
      using(async ({ harness: { port, account, token, fresh, mine } }) => {
        expect(port.chain).toMatch(/^eip155:\d+$/);
        expect(expectOk(await port.balance(account, null))).toBeGreaterThanOrEqual(10n ** 18n);
        expect(expectOk(await port.balance(account, token))).toBeGreaterThanOrEqual(1_000_000n);
        expect(expectOk(await port.balance(fresh(), token))).toBe(0n);
        expect(expectOk(await port.decimals(token))).toBe(6);
        const fees = expectOk(await port.fees());
        expect(fees.maxFeePerGas).toBeGreaterThanOrEqual(fees.maxPriorityFeePerGas);
        const before = expectOk(await port.block('latest'));
        await mine(2);
        const after = expectOk(await port.block('latest'));
        expect((after?.number ?? 0) - (before?.number ?? 0)).toBeGreaterThanOrEqual(2);
        const same = expectOk(await port.block(before?.number ?? -1));
        expect(same).toEqual(before);
        expect(expectOk(await port.block((after?.number ?? 0) + 1_000_000))).toBeNull();
      }));

    it('says null for a transaction nobody has seen', () =>
      using(async ({ harness: { port, token } }) => {
        const hash = `0x${'ab'.repeat(32)}`;
        expect(expectOk(await port.transaction(hash))).toBeNull();
        expect(expectOk(await port.receipt(hash))).toBeNull();
        expect(expectOk(await port.transfersIn(hash, token))).toBeNull();
      }));

    it('keeps a transaction waiting until it is mined, then shows its receipt', () =>
      using(async ({ harness, pay }) => {
        const { port, account, mine, fresh } = harness;
        const to = fresh();
        const { signed, nonce } = await pay({ to, value: 5n });
        expect(expectOk(await port.broadcast(signed.raw)).hash).toBe(signed.hash);
        expect(expectOk(await port.receipt(signed.hash))).toBeNull();
        expect(expectOk(await port.transaction(signed.hash))).toMatchObject({
          hash: signed.hash,
          nonce,
          blockNumber: null,
          value: 5n,
        });
        expect(expectOk(await port.nonce(account, 'pending'))).toBe(nonce + 1);
        expect(expectOk(await port.nonce(account, 'latest'))).toBe(nonce);
        await mine(2);
        const receipt = expectOk(await port.receipt(signed.hash));
        expect(receipt).toMatchObject({ hash: signed.hash, succeeded: true });
        expect(receipt?.fee).toBeGreaterThan(0n);
        const block = expectOk(await port.block(receipt?.blockNumber ?? -1));
        expect(block?.hash).toBe(receipt?.blockHash);
        expect(expectOk(await port.balance(to, null))).toBe(5n);
        expect(expectOk(await port.nonce(account, 'latest'))).toBe(nonce + 1);
      }));

    it('calls a nonce final only once its block is', () =>
      using(async ({ harness, pay }) => {
        const { port, account, mine, fresh, finalityDepth } = harness;
        await mine(finalityDepth + 1);
        const { signed, nonce } = await pay({ to: fresh(), value: 1n });
        expectOk(await port.broadcast(signed.raw));
        await mine(2);
        expect(expectOk(await port.nonce(account, 'finalized'))).toBe(nonce);
        await mine(finalityDepth + 1);
        expect(expectOk(await port.nonce(account, 'finalized'))).toBe(nonce + 1);
        const final = expectOk(await port.block('finalized'));
        const receipt = expectOk(await port.receipt(signed.hash));
        expect(final?.number ?? 0).toBeGreaterThanOrEqual(receipt?.blockNumber ?? Infinity);
      }));

    it('takes the same bytes twice for one transaction', () =>
      using(async ({ harness, pay }) => {
        const { port, mine, fresh } = harness;
        const to = fresh();
        const { signed } = await pay({ to, value: 9n });
        for (const _ of [1, 2]) {
          expect(expectOk(await port.broadcast(signed.raw)).hash).toBe(signed.hash);
        }
        await mine(2);
        const again = await port.broadcast(signed.raw);
        if (!again.ok) expect(again.error.code).toBe('NONCE_TOO_LOW');
        await mine(2);
        expect(expectOk(await port.balance(to, null))).toBe(9n);
      }));

    it('lets one nonce be used once: a better paid one replaces, an equal one is refused', () =>
      using(async ({ harness, pay }) => {
        const { port, mine, fresh } = harness;
        const [lost, won] = [fresh(), fresh()];
        const first = await pay({ to: lost, value: 1n });
        expectOk(await port.broadcast(first.signed.raw));
        const equal = await pay({ to: won, value: 1n, nonce: first.nonce });
        expect(await port.broadcast(equal.signed.raw)).toMatchObject({
          ok: false,
          error: { code: 'REPLACEMENT_UNDERPRICED' },
        });
        const better = await pay({ to: won, value: 1n, nonce: first.nonce, bump: 2n });
        expectOk(await port.broadcast(better.signed.raw));
        await mine(2);
        expect(expectOk(await port.receipt(first.signed.hash))).toBeNull();
        expect(expectOk(await port.receipt(better.signed.hash))?.succeeded).toBe(true);
        expect(expectOk(await port.balance(lost, null))).toBe(0n);
        const late = await pay({ to: lost, value: 1n, nonce: first.nonce, bump: 3n });
        expect(await port.broadcast(late.signed.raw)).toMatchObject({
          ok: false,
          error: { code: 'NONCE_TOO_LOW' },
        });
      }));

    it('sees token transfers, and none in a transaction that reverted', () =>
      using(async ({ harness, pay }) => {
        const { port, account, token, mine, fresh } = harness;
        const to = fresh();
        const good = await pay({ to: token, value: 0n, data: encodeTransfer(to, 7n) });
        expectOk(await port.broadcast(good.signed.raw));
        await mine(2);
        const everything = expectOk(await port.balance(account, token)) * 2n + 10n ** 40n;
        const bad = await pay({ to: token, value: 0n, data: encodeTransfer(to, everything) });
        expectOk(await port.broadcast(bad.signed.raw));
        await mine(2);
        expect(expectOk(await port.receipt(bad.signed.hash))?.succeeded).toBe(false);
        expect(expectOk(await port.transfersIn(bad.signed.hash, token))).toEqual([]);
        const [moved] = expectOk(await port.transfersIn(good.signed.hash, token)) ?? [];
        expect(moved?.amount).toBe(7n);
        expect(moved?.from.toLowerCase()).toBe(account.toLowerCase());
        const toBlock = expectOk(await port.block('latest'))?.number ?? 0;
        const found = expectOk(await port.transfersTo({ to, token, fromBlock: 0, toBlock }));
        expect(found.map(({ transactionHash }) => transactionHash)).toEqual([good.signed.hash]);
      }));

    it('sees native payments to an address', () =>
      using(async ({ harness, pay }) => {
        const { port, mine, fresh } = harness;
        const to = fresh();
        const { signed } = await pay({ to, value: 3n });
        expectOk(await port.broadcast(signed.raw));
        await mine(2);
        const toBlock = expectOk(await port.block('latest'))?.number ?? 0;
        const query = { to, token: null, fromBlock: 0, toBlock };
        expect(expectOk(await port.transfersTo(query))).toMatchObject([
          { amount: 3n, transactionHash: signed.hash },
        ]);
      }));

    it('refuses a transfer that cannot be paid', () =>
      using(async ({ harness, pay }) => {
        const { port, account, token, fresh } = harness;
        const data = encodeTransfer(fresh(), 10n ** 40n);
        const call = { from: account, to: token, value: 0n, data };
        expect(await port.estimateGas(call)).toMatchObject({
          ok: false,
          error: { code: 'WOULD_REVERT' },
        });
        // Whether a plain payment can be paid is not for an estimate to say: nodes differ there.
        const poor = await pay({ to: fresh(), value: 10n ** 60n });
        expect(await port.broadcast(poor.signed.raw)).toMatchObject({
          ok: false,
          error: { code: 'INSUFFICIENT_FUNDS' },
        });
      }));

    it('estimates on top of what is mined, so that a replacement does not count on its original', () =>
      using(async ({ harness, pay }) => {
        const { port, account, token, fresh } = harness;
        const data = encodeTransfer(fresh(), 3n);
        const call = { from: account, to: token, value: 0n, data };
        const before = expectOk(await port.estimateGas(call));
        const { signed } = await pay({ to: token, value: 0n, data });
        expectOk(await port.broadcast(signed.raw));
        expect(expectOk(await port.estimateGas(call))).toBe(before);
      }));

    it('refuses bytes that are no transaction', () =>
      using(async ({ harness: { port } }) => {
        for (const raw of ['', '0x', '0xzz', '0x02deadbeef', 'hello']) {
          expect(await port.broadcast(raw)).toMatchObject({ ok: false });
        }
      }));

    it('forgets a dropped transaction, which the same bytes bring back', () =>
      using(async ({ harness, pay }) => {
        const { port, mine, fresh } = harness;
        const { signed } = await pay({ to: fresh(), value: 1n });
        expectOk(await port.broadcast(signed.raw));
        await harness.drop(signed.hash);
        expect(expectOk(await port.transaction(signed.hash))).toBeNull();
        expectOk(await port.broadcast(signed.raw));
        await mine(2);
        expect(expectOk(await port.receipt(signed.hash))?.succeeded).toBe(true);
      }));

    it('takes a receipt back when its block is undone', () =>
      using(async ({ harness, pay }) => {
        const { port, account, mine, fresh } = harness;
        await mine(3);
        const { signed, nonce } = await pay({ to: fresh(), value: 1n });
        expectOk(await port.broadcast(signed.raw));
        await mine(1);
        const receipt = expectOk(await port.receipt(signed.hash));
        expect(receipt).not.toBeNull();
        await harness.reorg(2);
        expect(expectOk(await port.nonce(account, 'latest'))).toBe(nonce);
        expect(expectOk(await port.receipt(signed.hash))).toBeNull();
        expectOk(await port.broadcast(signed.raw));
        await mine(3);
        const again = expectOk(await port.receipt(signed.hash));
        expect(again?.blockHash).not.toBe(receipt?.blockHash);
      }));
  });
}

interface ChainKit {
  readonly harness: ChainHarness;
  pay(wanted: {
    readonly to: string;
    readonly value: bigint;
    readonly data?: string;
    readonly nonce?: number;
    readonly bump?: bigint;
  }): Promise<{ readonly signed: SignedTransaction; readonly nonce: number }>;
}

function chainKit(harness: ChainHarness): ChainKit {
  return {
    harness,
    async pay({ to, value, data = '0x', nonce, bump = 1n }) {
      const { port, account } = harness;
      const due = nonce ?? expectOk(await port.nonce(account, 'latest'));
      const fees = expectOk(await port.fees());
      const signed = await harness.sign({
        to,
        value,
        data,
        nonce: due,
        gas: 100_000n,
        maxFeePerGas: fees.maxFeePerGas * bump,
        maxPriorityFeePerGas: fees.maxPriorityFeePerGas * bump,
      });
      return { signed, nonce: due };
    },
  };
}
