import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { OWN_MESSAGE_PREFIX } from '../evidence/head.ts';
import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { GrantReview } from '../grant/grant-review.ts';
import type { Instant } from '../ports/clock.ts';
import type {
  SignDigestRequest,
  SignerFailureCode,
  SignerPort,
  SignTransactionRequest,
  SignTypedDataRequest,
} from '../ports/signer.ts';
import type { AnyReview } from '../review/any-review.ts';
import { APPROVAL_LIFETIME_MS, type Approval } from '../review/approval.ts';
import { type BlindReview, reviewBlind } from '../review/blind.ts';
import { reviewDigest } from '../review/digest.ts';
import type { EvmTransactionPayload, MessagePayload, TypedDataPayload } from '../review/payload.ts';
import type { Review, ReviewAmount } from '../review/review.ts';
import { encodeTransfer } from '../simulation/chain/calldata.ts';
import { expectOk } from './expect-ok.ts';

/** An unlocked signer with one account. */
export interface SignerHarness {
  readonly port: SignerPort;
  readonly account: string;
  /** CAIP-2, one the signer signs for. */
  readonly chain: string;
  /** The signer's unlocked session, as approvals name it. */
  session(): string;
  now(): Instant;
  /** Locks, then unlocks into another session. */
  relock(): Promise<void>;
  lock(): Promise<void>;
  /** Who signed these bytes. */
  senderOf(raw: string): Promise<string>;
  /** A grant that this signer can read, for an account of `account`, as a service would ask for it. */
  grant(): { readonly payload: TypedDataPayload; readonly decoded: DecodedGrant };
  dispose(): Promise<void>;
}

const FRIEND = '0x00000000000000000000000000000000000f7e4d';
const THIEF = '0x000000000000000000000000000000000007417f';
const TOKEN = '0x0000000000000000000000000000000000070ce4';

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

type Using = (test: (harness: SignerHarness) => Promise<void>) => Promise<void>;

/** A grant is signed exactly as it was read: on its chain and for its account. */
function describeGrants(using: Using): void {
  const refused = (code: SignerFailureCode) => ({ ok: false, error: { code } });

  it('signs a grant that was reviewed and approved', () =>
    using(async (harness) => {
      const request = grantWish(harness);
      const { signature } = expectOk(await harness.port.signTypedData(request));
      expect(signature).toMatch(/^0x[0-9a-f]{130}$/);
      expect(await harness.port.signTypedData(grantWish(harness, { givenBack: 1 }))).toMatchObject({
        value: { signature },
      });
    }));

  it('refuses a grant that is not the reviewed one', () =>
    using(async (harness) => {
      const { port } = harness;
      const request = grantWish(harness);
      const { typedData } = request.payload;
      const message = { ...typedData.message, nonce: typedData.message.nonce + 1 };
      const payload = { ...request.payload, typedData: { ...typedData, message } };
      expect(await port.signTypedData({ ...request, payload })).toMatchObject(
        refused('REVIEW_CHANGED'),
      );
      const elsewhere = { ...request.payload, chain: 'eip155:1' };
      expect(await port.signTypedData({ ...request, payload: elsewhere })).toMatchObject(
        refused('WRONG_CHAIN'),
      );
      const domain = { ...typedData.domain, chainId: 1 };
      const lying = { ...request.payload, typedData: { ...typedData, domain } };
      expect(await port.signTypedData(grantWish(harness, { payload: lying }))).toMatchObject(
        refused('WRONG_CHAIN'),
      );
    }));

  it('refuses sentences that do not fit the bytes of a grant', () =>
    using(async (harness) => {
      const { port } = harness;
      const { decoded } = harness.grant();
      const harmless = { ...decoded, policies: [] };
      expect(await port.signTypedData(grantWish(harness, { decoded: harmless }))).toMatchObject(
        refused('REVIEW_CHANGED'),
      );
      expect(await port.signTypedData(grantWish(harness, { account: THIEF }))).toMatchObject(
        refused('WRONG_RECIPIENT'),
      );
      const stop = { code: 'X', weight: 'stop' as const, sentence: 'Do not.' };
      expect(await port.signTypedData(grantWish(harness, { warnings: [stop] }))).toMatchObject(
        refused('NOT_REVIEWED'),
      );
    }));

  it('refuses a grant that nobody read, that is stale, or of a stranger', () =>
    using(async (harness) => {
      const { port } = harness;
      const request = grantWish(harness);
      const approval = { ...request.approval, reviewDigest: '0'.repeat(64) };
      expect(await port.signTypedData({ ...request, approval })).toMatchObject(
        refused('NOT_REVIEWED'),
      );
      const validUntil = harness.now() - 1;
      expect(await port.signTypedData(grantWish(harness, { validUntil }))).toMatchObject(
        refused('REVIEW_EXPIRED'),
      );
      const payload = { ...request.payload, from: THIEF };
      expect(await port.signTypedData(grantWish(harness, { payload, owner: THIEF }))).toMatchObject(
        refused('NO_SUCH_ACCOUNT'),
      );
      await harness.lock();
      expect(await port.signTypedData(request)).toMatchObject(refused('SIGNER_LOCKED'));
    }));
}

/** Bytes nobody can read: only past the red mark, and with a second yes. */
function describeDigests(using: Using): void {
  const refused = (code: SignerFailureCode) => ({ ok: false, error: { code } });

  it('signs a bare digest on a second yes', () =>
    using(async (harness) => {
      const { signature } = expectOk(await harness.port.signDigest(digestWish(harness)));
      expect(signature).toMatch(/^0x[0-9a-f]{130}$/);
      const other = { digest: `0x${'cd'.repeat(32)}` };
      const second = expectOk(
        await harness.port.signDigest(digestWish(harness, { payload: other })),
      );
      expect(second.signature).not.toBe(signature);
    }));

  it('refuses a bare digest without the second yes, or without the red mark', () =>
    using(async (harness) => {
      const { port } = harness;
      const request = digestWish(harness);
      const { secondYes: _, ...approval } = request.approval;
      expect(await port.signDigest({ ...request, approval })).toMatchObject(
        refused('NOT_REVIEWED'),
      );
      expect(
        await port.signDigest(digestWish(harness, { review: { warnings: [] } })),
      ).toMatchObject(refused('NOT_REVIEWED'));
    }));

  it('refuses another digest than the reviewed one, or one that is none', () =>
    using(async (harness) => {
      const { port } = harness;
      const request = digestWish(harness);
      const payload = { ...request.payload, digest: `0x${'cd'.repeat(32)}` };
      expect(await port.signDigest({ ...request, payload })).toMatchObject(
        refused('REVIEW_CHANGED'),
      );
      for (const digest of ['0x', '0xabcd', `0x${'AB'.repeat(32)}`]) {
        expect(await port.signDigest(digestWish(harness, { payload: { digest } }))).toMatchObject(
          refused('NOT_REVIEWED'),
        );
      }
    }));

  it('refuses a bare digest on another chain, when stale, and while locked', () =>
    using(async (harness) => {
      const { port } = harness;
      const request = digestWish(harness);
      const payload = { ...request.payload, chain: 'eip155:1' };
      expect(await port.signDigest({ ...request, payload })).toMatchObject(refused('WRONG_CHAIN'));
      const stale = { validUntil: harness.now() - 1 };
      expect(await port.signDigest(digestWish(harness, { review: stale }))).toMatchObject(
        refused('REVIEW_EXPIRED'),
      );
      await harness.relock();
      expect(await port.signDigest(request)).toMatchObject(refused('APPROVAL_EXPIRED'));
      await harness.lock();
      expect(await port.signDigest(request)).toMatchObject(refused('SIGNER_LOCKED'));
    }));
}

interface GrantChanges extends Partial<Pick<GrantReview, 'account' | 'owner' | 'validUntil'>> {
  readonly payload?: TypedDataPayload;
  readonly decoded?: DecodedGrant;
  readonly warnings?: GrantReview['warnings'];
  /** Milliseconds by which the yes is older: another yes to the same. */
  readonly givenBack?: number;
}

/** The harness's grant, reviewed and approved. */
function grantWish(harness: SignerHarness, changes: GrantChanges = {}): SignTypedDataRequest {
  const { payload: offered, decoded } = harness.grant();
  const { givenBack = 0, ...change } = changes;
  const now = harness.now();
  const payload = changes.payload ?? offered;
  const review: GrantReview = {
    version: 1,
    kind: 'grant',
    actionId: 'contract',
    purpose: 'authorize',
    decoded,
    owner: payload.from,
    account: decoded.account,
    asked: {
      ...{ spendCap: '5', expiresAt: 2_000_000_000, token: TOKEN, symbol: 'TOK', decimals: 6 },
    },
    unlimited: [],
    mismatches: [],
    allows: ['It may do little.'],
    expiresAt: null,
    through: 'a service',
    validUntil: now + 120_000,
    preparedAt: now - 10_000,
    warnings: [],
    compare: decoded.account,
    ...change,
    payload,
  };
  return { payload, review, approval: approvalOf(harness, review, now - givenBack) };
}

interface DigestChanges {
  readonly payload?: Partial<MessagePayload>;
  readonly review?: Partial<BlindReview>;
}

/** A digest of bytes nobody knows, reviewed, approved, and approved again. */
function digestWish(harness: SignerHarness, changes: DigestChanges = {}): SignDigestRequest {
  const { account, chain } = harness;
  const now = harness.now();
  const payload: MessagePayload = {
    kind: 'message',
    chain,
    from: account,
    digest: `0x${'ab'.repeat(32)}`,
    ...changes.payload,
  };
  const amount = { asset: TOKEN, symbol: 'TOK', decimals: 6, units: '5' };
  const review: BlindReview = {
    ...reviewBlind({
      actionId: 'contract',
      purpose: 'withdraw',
      payload,
      account: FRIEND,
      said: { pays: amount, receiver: account },
      through: 'a service',
      validUntil: now + 120_000,
      preparedAt: now,
      warnings: [],
    }),
    ...changes.review,
  };
  return { payload, review, approval: { ...approvalOf(harness, review, now), secondYes: 'blind' } };
}

function approvalOf(harness: SignerHarness, review: AnyReview, givenAt: Instant): Approval {
  return {
    reviewDigest: reviewDigest(review),
    session: harness.session(),
    givenAt,
    expiresAt: givenAt + APPROVAL_LIFETIME_MS,
  };
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
