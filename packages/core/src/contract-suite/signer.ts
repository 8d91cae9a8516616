import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { OWN_MESSAGE_PREFIX } from '../evidence/head.ts';
import type { SignerFailureCode, SignTransactionRequest } from '../ports/signer.ts';
import { APPROVAL_LIFETIME_MS } from '../review/approval.ts';
import type { EvmTransactionPayload } from '../review/payload.ts';
import type { Review, ReviewAmount } from '../review/review.ts';
import { encodeTransfer } from '../simulation/chain/calldata.ts';
import { expectOk } from './expect-ok.ts';
import { describeDigests } from './signer-digests.ts';
import { describeGrants } from './signer-grants.ts';
import { approvalOf, FRIEND, type SignerHarness, THIEF, TOKEN } from './signer-harness.ts';

export type { SignerHarness } from './signer-harness.ts';

/** What every signer must do. */
export function describeSignerContract(name: string, make: () => Promise<SignerHarness>): void {
  describeAnySigner(name, make);
}

/** A signer that asks a person each time, as a device does. */
export interface AskingSignerHarness extends SignerHarness {
  /** The person says no to the next request. */
  refuseNext(): Promise<void>;
}

/** What every signer that asks a person must do, on top of what every signer must. */
export function describeAskingSignerContract(
  name: string,
  make: () => Promise<AskingSignerHarness>,
): void {
  describeAnySigner(name, make);
  describe(`${name}: signer contract, with a person asked`, () => {
    it('passes on a no, and asks again next time', async () => {
      const harness = await make();
      try {
        await harness.refuseNext();
        expect(await harness.port.signTransaction(wish(harness))).toMatchObject({
          ok: false,
          error: { code: 'REFUSED_BY_PERSON' },
        });
        expectOk(await harness.port.signTransaction(wish(harness)));
      } finally {
        await harness.dispose();
      }
    });
  });
}

function describeAnySigner(name: string, make: () => Promise<SignerHarness>): void {
  const using = async (test: (harness: SignerHarness) => Promise<void>): Promise<void> => {
    const harness = await make();
    try {
      await test(harness);
    } finally {
      await harness.dispose();
    }
  };
  const expectRefusal = async (
    harness: SignerHarness,
    request: SignTransactionRequest,
    code: SignerFailureCode,
  ): Promise<void> => {
    const answer = await harness.port.signTransaction(request);
    expect(answer).toMatchObject({ ok: false, error: { code } });
  };

  describe(`${name}: signer contract`, () => {
    it('names its accounts', () =>
      using(async ({ port, account }) => {
        const addresses = expectOk(await port.addresses());
        expect(addresses.map((each) => each.toLowerCase())).toContain(account.toLowerCase());
      }));

    it('signs what was reviewed and approved, as its account', () =>
      using(async (harness) => {
        const signed = expectOk(await harness.port.signTransaction(wish(harness)));
        expect(signed.raw).toMatch(/^0x[0-9a-f]+$/);
        expect(signed.hash).toMatch(/^0x[0-9a-f]{64}$/);
        const sender = await harness.senderOf(signed.raw);
        expect(sender.toLowerCase()).toBe(harness.account.toLowerCase());
        const other = expectOk(await harness.port.signTransaction(wish(harness, { nonce: 1 })));
        expect(other.hash).not.toBe(signed.hash);
      }));

    it('refuses another payload than the reviewed one', () =>
      using(async (harness) => {
        const request = wish(harness);
        const payload = { ...request.payload, maxFeePerGas: '999999999999' };
        await expectRefusal(harness, { ...request, payload }, 'REVIEW_CHANGED');
        const elsewhere = { ...request.payload, chain: 'eip155:1' };
        await expectRefusal(harness, { ...request, payload: elsewhere }, 'WRONG_CHAIN');
      }));

    it('refuses bytes that do something else than the review says', () =>
      using(async (harness) => {
        const stolen = { data: encodeTransfer(THIEF, 5n) };
        await expectRefusal(harness, wish(harness, { payload: stolen }), 'WRONG_RECIPIENT');
        const more = { data: encodeTransfer(FRIEND, 6n) };
        await expectRefusal(harness, wish(harness, { payload: more }), 'REVIEW_CHANGED');
        const blind = { data: '0xdeadbeef' };
        const answer = await harness.port.signTransaction(wish(harness, { payload: blind }));
        expect(answer.ok).toBe(false);
      }));

    it('refuses a digest nobody reviewed', () =>
      using(async (harness) => {
        const request = wish(harness);
        const approval = { ...request.approval, reviewDigest: '0'.repeat(64) };
        await expectRefusal(harness, { ...request, approval }, 'NOT_REVIEWED');
      }));

    it('refuses a review whose warning forbids it', () =>
      using(async (harness) => {
        const warnings = [{ code: 'X', weight: 'stop' as const, sentence: 'Do not.' }];
        await expectRefusal(harness, wish(harness, { review: { warnings } }), 'NOT_REVIEWED');
      }));

    it('refuses what has expired, by its own clock', () =>
      using(async (harness) => {
        const stale = { validUntil: harness.now() - 1 };
        await expectRefusal(harness, wish(harness, { review: stale }), 'REVIEW_EXPIRED');
        const request = wish(harness);
        const givenAt = harness.now() - APPROVAL_LIFETIME_MS - 1;
        const approval = { ...request.approval, givenAt, expiresAt: harness.now() + 60_000 };
        await expectRefusal(harness, { ...request, approval }, 'APPROVAL_EXPIRED');
      }));

    it('forgets approvals when it is locked', () =>
      using(async (harness) => {
        const request = wish(harness);
        await harness.relock();
        await expectRefusal(harness, request, 'APPROVAL_EXPIRED');
        expectOk(await harness.port.signTransaction(wish(harness)));
      }));

    it('signs nothing while locked', () =>
      using(async (harness) => {
        const request = wish(harness);
        await harness.lock();
        await expectRefusal(harness, request, 'SIGNER_LOCKED');
        const message = ownMessage(1);
        const answer = await harness.port.signMessage(harness.account, message);
        expect(answer).toMatchObject({ ok: false, error: { code: 'SIGNER_LOCKED' } });
      }));

    it('has no key for a stranger', () =>
      using(async (harness) => {
        const payload = { from: THIEF };
        await expectRefusal(harness, wish(harness, { payload }), 'NO_SUCH_ACCOUNT');
      }));

    describeGrants(using);
    describeDigests(using);

    it('signs messages differently for different messages', () =>
      using(async ({ port, account }) => {
        const sign = async (byte: number) =>
          expectOk(await port.signMessage(account, ownMessage(byte))).signature;
        expect(await sign(1)).toMatch(/^0x[0-9a-f]+$/);
        expect(await sign(1)).not.toBe(await sign(2));
      }));

    it('signs no message that is not of our own making', () =>
      using(async ({ port, account }) => {
        for (const text of ['', 'Sign in to example.com', 'countinghouse: no']) {
          const answer = await port.signMessage(account, utf8ToBytes(text));
          expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_REVIEWED' } });
        }
      }));
  });
}

function ownMessage(byte: number): Uint8Array {
  return concatBytes(utf8ToBytes(OWN_MESSAGE_PREFIX), Uint8Array.of(byte));
}

interface Changes {
  readonly payload?: Partial<EvmTransactionPayload>;
  readonly review?: Partial<Review>;
  readonly nonce?: number;
}

/** A transfer of 5 units to a friend, reviewed and approved; `changes.payload` changes the bytes alone. */
function wish(harness: SignerHarness, changes: Changes = {}): SignTransactionRequest {
  const { account, chain } = harness;
  const now = harness.now();
  const payload: EvmTransactionPayload = {
    kind: 'evm-transaction',
    chain,
    from: account,
    to: TOKEN,
    value: '0',
    data: encodeTransfer(FRIEND, 5n),
    gas: '60000',
    maxFeePerGas: '2000000000',
    maxPriorityFeePerGas: '1000000',
    ...changes.payload,
  };
  const amount = (units: string, symbol: string): ReviewAmount => ({
    asset: `${chain}/erc20:${TOKEN}`,
    symbol,
    decimals: 6,
    units,
  });
  const review: Review = {
    version: 1,
    actionId: 'contract',
    purpose: 'send',
    payload,
    decoded: { kind: 'erc20-transfer', token: TOKEN, recipient: FRIEND, units: '5' },
    payer: account,
    pays: amount('5', 'TOK'),
    receiver: FRIEND,
    receives: amount('5', 'TOK'),
    receivesAtLeast: amount('5', 'TOK'),
    through: null,
    to: FRIEND,
    networkFeeAtMost: amount('120000000000000', 'ETH'),
    otherFees: [],
    refundTo: null,
    validUntil: now + 120_000,
    preparedAt: now,
    warnings: [],
    compare: FRIEND,
    ...changes.review,
  };
  const approval = approvalOf(harness, review, now);
  return { payload, nonce: changes.nonce ?? 0, review, approval };
}
