import { expect, it } from 'vitest';
import type { DecodedGrant } from '../grant/decoded-grant.ts';
import type { GrantReview } from '../grant/grant-review.ts';
import { unlimitedReasons } from '../grant/unlimited.ts';
import type { SignerFailureCode, SignTypedDataRequest } from '../ports/signer.ts';
import type { TypedDataPayload } from '../review/payload.ts';
import { expectOk } from './expect-ok.ts';
import { approvalOf, type SignerHarness, THIEF, TOKEN, type Using } from './signer-harness.ts';

/** A grant is signed exactly as it was read: on its chain and for its account. */
export function describeGrants(using: Using): void {
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
      const [reason] = unlimitedReasons({ ...decoded, policies: [] }, TOKEN);
      const hidden = [
        ...(reason === undefined ? [] : [reason]),
        ...unlimitedReasons(decoded, TOKEN),
      ];
      expect(await port.signTypedData(grantWish(harness, { unlimited: hidden }))).toMatchObject(
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

interface GrantChanges
  extends Partial<Pick<GrantReview, 'account' | 'owner' | 'validUntil' | 'unlimited'>> {
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
    unlimited: unlimitedReasons(decoded, TOKEN, payload.from),
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
