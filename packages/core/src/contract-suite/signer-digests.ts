import { expect, it } from 'vitest';
import type { SignDigestRequest, SignerFailureCode } from '../ports/signer.ts';
import { type BlindReview, reviewBlind } from '../review/blind.ts';
import type { MessagePayload } from '../review/payload.ts';
import { expectOk } from './expect-ok.ts';
import { approvalOf, FRIEND, type SignerHarness, TOKEN, type Using } from './signer-harness.ts';

/** Bytes nobody can read: only past the red mark, and with a second yes. */
export function describeDigests(using: Using): void {
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
