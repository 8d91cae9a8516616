import { describe, expect, it } from 'vitest';
import type { Instant } from '../ports/clock.ts';
import type { BuyRequest, EarnAction, EarnProviderPort } from '../ports/earn-provider.ts';
import type { JsonObject } from '../ports/json.ts';
import { expectOk } from './expect-ok.ts';

/** A yield service with one owner, whose account holds USDC on `chain`, and no right yet. */
export interface EarnProviderHarness {
  readonly port: EarnProviderPort;
  readonly owner: string;
  /** The owner's account, as computed from the owner. */
  readonly account: string;
  readonly chain: string;
  /** Where USDC can be sent to earn from `chain`. */
  readonly otherChain: string;
  /** An instrument on `chain`, and one on `otherChain`. */
  readonly instrument: string;
  readonly otherInstrument: string;
  readonly shareDecimals: number;
  /** Base units of USDC of which the account holds at least ten. */
  readonly amount: bigint;
  now(): Instant;
  /** Lets the service's time go on. */
  advance(milliseconds: number): Promise<void>;
  signGrant(chain: string, typedData: JsonObject): Promise<string>;
  signDigest(digest: string): Promise<string>;
  /** What an address holds on `chain` or on `otherChain`. */
  holds(what: 'usdc' | 'shares', chain: string, address: string): Promise<bigint>;
  /** From now on orders fail once they are carried out, or no longer. */
  ordersFail(yes: boolean): Promise<void>;
  dispose(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

/** What every yield service must do. */
export function describeEarnProviderContract(
  name: string,
  make: () => Promise<EarnProviderHarness>,
): void {
  const using = async (test: (kit: EarnKit) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(earnKit(harness));
    } finally {
      await harness.dispose();
    }
  };

  describe(`${name}: earn provider contract`, () => {
    it('may act only once the owner has signed, and says until when', () =>
      using(async ({ harness, authorize }) => {
        const { port, owner, chain, account } = harness;
        expect(expectOk(await port.account(owner)).authorizedOn).not.toContain(chain);
        const until = await authorize();
        const after = expectOk(await port.account(owner));
        expect(after.account.toLowerCase()).toBe(account.toLowerCase());
        expect(after.authorizedOn).toContain(chain);
        expect(after.grants.map(({ expiresAt }) => expiresAt)).toContain(until);
      }));

    it('takes no other signature for a grant', () =>
      using(async ({ harness }) => {
        const { port, owner, chain } = harness;
        const expiresAt = harness.now() + DAY_MS;
        const spendCap = harness.amount * 100n;
        expectOk(await port.prepareAuthorization({ owner, chain, spendCap, expiresAt }));
        const signature = `0x${'11'.repeat(64)}1b`;
        expect(await port.confirmAuthorization({ owner, chain, signature })).toMatchObject({
          ok: false,
          error: { kind: 'refused' },
        });
        expect(expectOk(await port.account(owner)).authorizedOn).not.toContain(chain);
      }));

    it('orders nothing without a right, and says that nothing came of it', () =>
      using(async ({ harness, buy }) => {
        const answer = await harness.port.buy(buy('without'));
        expect(answer).toMatchObject({ ok: false, error: { mayHaveHappened: false } });
      }));

    it('does the same order once for one key', () =>
      using(async ({ harness, authorize, buy, ended }) => {
        const { port, chain, account, amount } = harness;
        await authorize();
        const held = await harness.holds('usdc', chain, account);
        const first = expectOk(await port.buy(buy('once')));
        const again = expectOk(await port.buy(buy('once')));
        expect(again).toMatchObject({ actionId: first.actionId, repeated: true });
        expect((await ended(first.actionId)).phase).toBe('success');
        const later = expectOk(await port.buy(buy('once')));
        expect(later).toMatchObject({ actionId: first.actionId, repeated: true });
        await harness.advance(60_000);
        expect(await harness.holds('usdc', chain, account)).toBe(held - amount);
      }));

    it('frees the key of what has failed', () =>
      using(async ({ harness, authorize, buy, ended }) => {
        const { port } = harness;
        await authorize();
        await harness.ordersFail(true);
        const first = expectOk(await port.buy(buy('twice')));
        expect(await ended(first.actionId)).toMatchObject({ phase: 'failed' });
        await harness.ordersFail(false);
        const second = expectOk(await port.buy(buy('twice')));
        expect(second.actionId).not.toBe(first.actionId);
        expect((await ended(second.actionId)).phase).toBe('success');
      }));

    it('carries USDC to another chain, and tells of the transfer', () =>
      using(async ({ harness, authorize, buy, ended }) => {
        const { port, otherChain, account, otherInstrument } = harness;
        await authorize();
        const held = await harness.holds('shares', otherChain, account);
        const fast = { speed: 'fast', maxFee: harness.amount / 100n } as const;
        const wanted = { ...buy('there'), instrument: otherInstrument, transfer: fast };
        const { actionId } = expectOk(await port.buy(wanted));
        const action = await ended(actionId);
        expect(action.phase).toBe('success');
        const relay = expectOk(await port.relay(action.sourceTransaction ?? ''));
        expect(relay?.phase).toBe('success');
        expect(await harness.holds('shares', otherChain, account)).toBeGreaterThan(held);
      }));

    it('sells where it earns, and refuses to sell elsewhere', () =>
      using(async ({ harness, authorize, buy, ended }) => {
        const { port, owner, chain, account, instrument, shareDecimals } = harness;
        await authorize();
        const before = await harness.holds('shares', chain, account);
        const bought = expectOk(await port.buy(buy('for-sale')));
        await ended(bought.actionId);
        const shares = (await harness.holds('shares', chain, account)) - before;
        const sale = {
          owner,
          instrument,
          chain,
          shares,
          shareDecimals,
          slippageBasisPoints: 50,
          referral: null,
        };
        const elsewhere = { ...sale, chain: harness.otherChain, idempotencyKey: 'sale-elsewhere' };
        expect(await port.sell(elsewhere)).toMatchObject({
          ok: false,
          error: { mayHaveHappened: false },
        });
        const { actionId } = expectOk(await port.sell({ ...sale, idempotencyKey: 'sale' }));
        expect((await ended(actionId)).phase).toBe('success');
        expect(await harness.holds('shares', chain, account)).toBe(before);
      }));

    it('withdraws to the owner what was signed', () =>
      using(async ({ harness, authorize, ended }) => {
        const { port, owner, chain, amount } = harness;
        await authorize();
        const before = await harness.holds('usdc', chain, owner);
        const prepared = expectOk(await port.prepareWithdrawal({ owner, chain, amount }));
        expect(prepared.digest).toMatch(/^0x[0-9a-fA-F]{64}$/);
        const signature = await harness.signDigest(prepared.digest);
        const taken = expectOk(await port.confirmWithdrawal({ owner, signature }));
        expect(taken.userOpHash?.toLowerCase()).toBe(prepared.digest.toLowerCase());
        expect((await ended(taken.actionId)).phase).toBe('success');
        expect(await harness.holds('usdc', chain, owner)).toBe(before + amount);
      }));

    it('knows one withdrawal at a time: the next preparation takes its place', () =>
      using(async ({ harness, authorize }) => {
        const { port, owner, chain, amount } = harness;
        await authorize();
        const first = expectOk(await port.prepareWithdrawal({ owner, chain, amount }));
        expectOk(await port.prepareWithdrawal({ owner, chain, amount: amount * 2n }));
        const signature = await harness.signDigest(first.digest);
        expect((await port.confirmWithdrawal({ owner, signature })).ok).toBe(false);
      }));

    it('stops when it is asked to', () =>
      using(async ({ harness, authorize, buy }) => {
        const { port, owner, chain } = harness;
        await authorize();
        expectOk(await port.revoke({ owner, chain: null }));
        expect(expectOk(await port.account(owner)).authorizedOn).not.toContain(chain);
        expect((await port.buy(buy('after'))).ok).toBe(false);
      }));

    it('says what it does not know', () =>
      using(async ({ harness: { port, chain, instrument } }) => {
        expect((await port.action('nothing-of-the-kind')).ok).toBe(false);
        expect(expectOk(await port.relay(`0x${'00'.repeat(32)}`))).toBeNull();
        expect(port.chainOf(instrument)).toBe(chain);
        expect(port.chainOf('0x12')).toBeUndefined();
      }));
  });
}

interface EarnKit {
  readonly harness: EarnProviderHarness;
  /** Grants plenty for a day; answers until when. */
  authorize(): Promise<Instant>;
  buy(idempotencyKey: string): BuyRequest;
  /** Waits for the end of an action. */
  ended(actionId: string): Promise<EarnAction>;
}

function earnKit(harness: EarnProviderHarness): EarnKit {
  const { port, owner, chain } = harness;
  return {
    harness,
    async authorize() {
      const expiresAt = Math.floor((harness.now() + DAY_MS) / 1_000) * 1_000;
      const spendCap = harness.amount * 100n;
      const asked = await port.prepareAuthorization({ owner, chain, spendCap, expiresAt });
      const signature = await harness.signGrant(chain, expectOk(asked).typedData);
      expectOk(await port.confirmAuthorization({ owner, chain, signature }));
      return expiresAt;
    },
    buy: (idempotencyKey) => ({
      owner,
      instrument: harness.instrument,
      amount: harness.amount,
      sourceChain: chain,
      slippageBasisPoints: 50,
      transfer: { speed: 'standard' },
      referral: null,
      idempotencyKey,
    }),
    async ended(actionId) {
      for (let look = 0; look < 200; look += 1) {
        const action = expectOk(await port.action(actionId));
        if (action.phase === 'success' || action.phase === 'failed') return action;
        await harness.advance(1_000);
      }
      return expect.unreachable(`${actionId} does not come to an end`);
    },
  };
}
