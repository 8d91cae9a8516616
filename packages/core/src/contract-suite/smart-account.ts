import { describe, expect, it } from 'vitest';
import type { AccountCall, PlannedOperation, SmartAccountPort } from '../ports/smart-account.ts';
import { expectOk } from './expect-ok.ts';

/** A chain with a deployed account that holds a token, and the hands to send its operations. */
export interface SmartAccountHarness {
  readonly port: SmartAccountPort;
  readonly account: string;
  readonly owner: string;
  /** An account that is not there. */
  readonly absent: string;
  /** A token of which the account holds something. */
  readonly token: string;
  readonly vault: string;
  head(): Promise<number>;
  /** An operation of the account, unsigned, with the nonce that is due once so many others have run. */
  plan(calls: readonly AccountCall[], others?: bigint): Promise<PlannedOperation>;
  /** Signs them, sends them in one bundle, and waits until it is in a block; answers the transaction. */
  send(...bundle: readonly PlannedOperation[]): Promise<string>;
  dispose(): Promise<void>;
}

/** The owner's own operations. */
const ROOT = 0n;
const NOBODY = `0x${'ab'.repeat(32)}`;

/** What every reader of smart accounts must do. */
export function describeSmartAccountContract(
  name: string,
  make: () => Promise<SmartAccountHarness>,
): void {
  const using = async (test: (harness: SmartAccountHarness) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(harness);
    } finally {
      await harness.dispose();
    }
  };
  const pay = ({ token }: SmartAccountHarness, units: bigint): AccountCall => ({
    kind: 'transfer',
    token,
    units,
  });

  describe(`${name}: smart account contract`, () => {
    it('tells an account that is there from one that is not', () =>
      using(async ({ port, account, owner, absent }) => {
        const there = expectOk(await port.state(account));
        expect(there.deployed).toBe(true);
        expect(there.owner?.toLowerCase()).toBe(owner.toLowerCase());
        expect(expectOk(await port.state(absent))).toMatchObject({
          deployed: false,
          currentNonce: 1,
          rootValidator: null,
          owner: null,
        });
      }));

    it('finds an operation where it was carried out, and nowhere else', () =>
      using(async (harness) => {
        const { port, account, absent } = harness;
        const before = expectOk(await port.operationNonce(account, ROOT));
        const fromBlock = await harness.head();
        const planned = await harness.plan([pay(harness, 1n)]);
        const hash = await harness.send(planned);
        const { userOpHash } = planned;
        const query = { account, userOpHash, fromBlock, toBlock: await harness.head() };
        const seen = expectOk(await port.operation(query));
        expect(seen).toMatchObject({ userOpHash, succeeded: true, transactionHash: hash });
        expect(expectOk(await port.operationIn(hash, userOpHash))).toEqual(seen);
        expect(expectOk(await port.operationIn(hash, NOBODY))).toBeNull();
        const earlier = { ...query, toBlock: Math.max(0, (seen?.blockNumber ?? 1) - 1) };
        if (earlier.fromBlock <= earlier.toBlock) {
          expect(expectOk(await port.operation(earlier))).toBeNull();
        }
        expect(expectOk(await port.operation({ ...query, account: absent }))).toBeNull();
        expect(expectOk(await port.operationNonce(account, ROOT))).toBe(before + 1n);
      }));

    it('tells what an operation moved', () =>
      using(async (harness) => {
        const { port, account, owner, token, absent } = harness;
        const planned = await harness.plan([pay(harness, 1n), pay(harness, 2n)]);
        const transactionHash = await harness.send(planned);
        const query = { transactionHash, userOpHash: planned.userOpHash, token };
        const moved = expectOk(await port.movedBy(query));
        expect(
          moved?.own.map(({ from, to, amount }) => [from.toLowerCase(), to.toLowerCase(), amount]),
        ).toEqual([1n, 2n].map((units) => [account.toLowerCase(), owner.toLowerCase(), units]));
        expect(moved?.nobodys).toEqual([]);
        const other = expectOk(await port.movedBy({ ...query, token: absent }));
        expect(other).toEqual({ own: [], nobodys: [] });
        expect(expectOk(await port.movedBy({ ...query, userOpHash: NOBODY }))).toBeNull();
        expect(expectOk(await port.movedBy({ ...query, transactionHash: NOBODY }))).toBeNull();
      }));

    it('tells the operations of one transaction apart', () =>
      using(async (harness) => {
        const { port, token } = harness;
        const bundle = [
          await harness.plan([pay(harness, 3n)]),
          await harness.plan([pay(harness, 5n), pay(harness, 7n)], 1n),
          await harness.plan([pay(harness, 2n ** 200n)], 2n),
        ];
        const transactionHash = await harness.send(...bundle);
        for (const [at, amounts] of [[3n], [5n, 7n], []].entries()) {
          const userOpHash = bundle[at]?.userOpHash ?? '';
          const moved = expectOk(await port.movedBy({ transactionHash, userOpHash, token }));
          expect(moved?.own.map(({ amount }) => amount)).toEqual(amounts);
          expect(moved?.nobodys).toEqual([]);
          const seen = expectOk(await port.operationIn(transactionHash, userOpHash));
          expect(seen?.succeeded).toBe(amounts.length > 0);
        }
      }));

    it('sees that an operation failed, and that its nonce is used up', () =>
      using(async (harness) => {
        const { port, account } = harness;
        const before = expectOk(await port.operationNonce(account, ROOT));
        const planned = await harness.plan([pay(harness, 2n ** 200n)]);
        const hash = await harness.send(planned);
        const seen = expectOk(await port.operationIn(hash, planned.userOpHash));
        expect(seen?.succeeded).toBe(false);
        expect(expectOk(await port.operationNonce(account, ROOT))).toBe(before + 1n);
      }));

    it('says before whether one would be carried out', () =>
      using(async (harness) => {
        const { port, account } = harness;
        const good = await harness.plan([pay(harness, 1n)]);
        expect(expectOk(await port.rehearse(good.call))).toBeNull();
        expect(expectOk(await port.callGas(account, good.callData))).toBeGreaterThan(0n);
        await harness.send(good);
        // Its nonce is used up now.
        expect(expectOk(await port.rehearse(good.call))).not.toBeNull();
        const bad = await harness.plan([pay(harness, 2n ** 200n)]);
        expect(await port.callGas(account, bad.callData)).toMatchObject({
          ok: false,
          error: { code: 'WOULD_REVERT' },
        });
      }));

    it('sees every right end', () =>
      using(async (harness) => {
        const { port, account, absent } = harness;
        const { currentNonce } = expectOk(await port.state(account));
        const validFrom = currentNonce + 1;
        const right = { account, permissionId: '0x51c0ffee', nonce: currentNonce };
        expect(expectOk(await port.standing(right))).not.toBe('void');
        await harness.send(await harness.plan([{ kind: 'end-grants', validFrom }]));
        const after = expectOk(await port.state(account));
        expect(after.validNonceFrom).toBe(validFrom);
        expect(after.currentNonce).toBeGreaterThanOrEqual(validFrom);
        expect(expectOk(await port.permission(account, '0x51c0ffee')).usable).toBe(false);
        expect(expectOk(await port.standing(right))).toBe('void');
        const next = { ...right, nonce: after.currentNonce };
        expect(expectOk(await port.standing(next))).toBe('not yet');
        expect(expectOk(await port.standing({ ...right, account: absent }))).toBe('not yet');
      }));

    it('asks a vault what shares are worth, and nobody else', () =>
      using(async ({ port, vault, token, absent }) => {
        expect(expectOk(await port.vaultAsset(vault))?.toLowerCase()).toBe(token.toLowerCase());
        expect(expectOk(await port.vaultAsset(token))).toBeNull();
        expect(expectOk(await port.vaultAsset(absent))).toBeNull();
        for (const other of [vault, token, absent]) {
          expect(expectOk(await port.poolToken(other, token))).toBeNull();
          expect(expectOk(await port.poolBehind(other, token))).toBeNull();
        }
        expect(expectOk(await port.redeemable(vault, 1_000_000n))).toBeGreaterThan(0n);
        expect((await port.redeemable(absent, 1n)).ok).toBe(false);
      }));
  });
}
