import { reviewDigest } from '@countinghouse/core';
import { parseTransaction, recoverTransactionAddress } from 'viem';
import { afterEach, expect, test } from 'vitest';
import { sha256OfPassphrase, startTestSigner, unlockTestSigner } from '../testing/index.ts';
import { sampleReview } from '../testing/sample-review.ts';
import type { LocalSigner } from './index.ts';

const PASSPHRASE = 'correct horse battery staple';
let signer: LocalSigner;
afterEach(() => signer.lock());

test('a reviewed and approved transfer is signed in the other process', async () => {
  signer = startTestSigner({
    profile: 'sandbox',
    passphraseSha256: sha256OfPassphrase(PASSPHRASE),
  });
  const { session } = await unlockTestSigner(signer, PASSPHRASE);
  expect(signer.session()).toBe(session);
  const made = await signer.createWallet({ name: 'Main', words: 12 });
  if (!made.ok) throw new Error(made.error.message);
  const from = made.value.wallet.accounts[0]?.address ?? '';
  const now = Date.now();
  const review = sampleReview({ from, now });
  const approval = {
    reviewDigest: reviewDigest(review),
    session,
    givenAt: now,
    expiresAt: now + 60_000,
  };
  const signed = await signer.signTransaction({
    payload: review.payload,
    nonce: 7,
    review,
    approval,
  });
  if (!signed.ok) throw new Error(signed.error.message);
  const raw = signed.value.raw as `0x02${string}`;
  expect(await recoverTransactionAddress({ serializedTransaction: raw })).toBe(from);
  expect(parseTransaction(raw)).toMatchObject({ nonce: 7, value: 1000n, chainId: 8453 });
});
