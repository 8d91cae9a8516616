import {
  type AnyReview,
  type Approval,
  type EvmTransactionPayload,
  type GrantReview,
  type Review,
  reviewBlind,
  reviewDigest,
  unlimitedReasons,
} from '@countinghouse/core';
import {
  decodeFunctionData,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  parseTransaction,
  recoverMessageAddress,
  recoverTypedDataAddress,
  type TypedDataDefinition,
  toFunctionSelector,
} from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountAddress, kernel } from '../kernel/index.ts';
import { readTransaction } from '../proof/index.ts';
import {
  grantMessage,
  sampleGrant,
  sampleReview,
  sha256OfPassphrase,
  startTestSigner,
  unlockTestSigner,
} from '../testing/index.ts';
import { callPolicy, permittedCall, usualPolicies } from '../testing/sample-grant.ts';
import type { LocalSigner } from './index.ts';

const PASSPHRASE = 'correct horse battery staple';
let signer: LocalSigner;
let session = '';
let from = '';
let last = Date.now() - 10_000;

beforeAll(async () => {
  signer = startTestSigner({
    profile: 'sandbox',
    passphraseSha256: sha256OfPassphrase(PASSPHRASE),
  });
  session = (await unlockTestSigner(signer, PASSPHRASE)).session;
  const made = await signer.createWallet({ name: 'Main', words: 12 });
  if (!made.ok) throw new Error(made.error.message);
  from = made.value.wallet.accounts[0]?.address ?? '';
});
afterAll(() => signer.lock());

/** A fresh yes: no two of them at the same moment. */
function yesTo(review: AnyReview, change: Partial<Approval> = {}): Approval {
  last += 1;
  return {
    reviewDigest: reviewDigest(review),
    session,
    givenAt: last,
    expiresAt: last + 300_000,
    ...change,
  };
}

function reviewOf(payload: Partial<EvmTransactionPayload> = {}): Review {
  return sampleReview({ from, now: Date.now(), payload });
}

const sign = (review: Review, approval: Approval, payload = review.payload, nonce = 0) =>
  signer.signTransaction({ payload, nonce, review, approval });
const refused = (code: string) => ({ ok: false, error: { code } });

describe('the signer signs', () => {
  test('a payment, a token transfer and a cancel', async () => {
    const token = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
    const args = ['0x70997970C51812dc3A010C7d01b50e0d17dc79C8', 5n] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
    for (const payload of [{}, { to: token, value: '0', data }, { to: from, value: '0' }]) {
      const review = reviewOf(payload);
      expect(await sign(review, yesTo(review))).toMatchObject({ ok: true });
    }
  });

  test('the same review again only with another yes; then to the same bytes', async () => {
    const review = reviewOf();
    const yes = yesTo(review);
    const first = await sign(review, yes);
    expect(first).toMatchObject({ ok: true });
    expect(await sign(review, yes)).toMatchObject(refused('APPROVAL_EXPIRED'));
    expect(await sign(review, { ...yes, expiresAt: yes.expiresAt - 1 })).toMatchObject(
      refused('APPROVAL_EXPIRED'),
    );
    expect(await sign(review, yesTo(review))).toEqual(first);
  });

  test('a review with a field this version does not know, as it was digested', async () => {
    const review = { ...reviewOf(), later: { field: 1 } };
    expect(await sign(review, yesTo(review))).toMatchObject({ ok: true });
  });
});

/** An operation by which `from` takes 5 units of a token out of its account; unsigned. */
function operationOf(owner: string): Review {
  const { call } = kernel.planOperation({
    chain: 'eip155:8453',
    owner,
    account: kernel.accountOf(owner),
    deployed: false,
    nonce: 0n,
    calls: [{ kind: 'transfer', token: '0x5FbDB2315678afecb367f032d93F642f64180aa3', units: 5n }],
    callGas: null,
  });
  return reviewOf({ to: call.to, value: '0', data: call.data });
}

describe('an operation of an account', () => {
  test('is signed on one approval together with the transaction that carries it', async () => {
    const review = operationOf(from);
    if (review.decoded.kind !== 'user-operation') throw new Error('not read');
    const signed = await sign(review, yesTo(review));
    if (!signed.ok) throw new Error(signed.error.message);
    const sent = await readTransaction(signed.value.raw);
    expect(sent).toMatchObject({ from, moves: review.decoded });
    const { data = '0x' } = parseTransaction(signed.value.raw as `0x02${string}`);
    const { args } = decodeFunctionData({ abi: entryPoint07Abi, data });
    const [[operation]] = args as unknown as readonly [readonly [{ readonly signature: Hex }]];
    const raw = review.decoded.userOpHash as Hex;
    const { signature } = operation;
    expect(await recoverMessageAddress({ message: { raw }, signature })).toBe(from);
    // The same to the last byte: nothing in it is left to chance.
    expect(await sign(review, yesTo(review))).toEqual(signed);
    const carried = { ...review.payload, data };
    const again = { ...review, payload: carried };
    expect(await sign(again, yesTo(again))).toMatchObject(refused('NOT_REVIEWED'));
  });

  test('is not signed where it is not what was read', async () => {
    const review = operationOf(from);
    const decoded = { ...review.decoded, calls: [] } as Review['decoded'];
    const lies: readonly Partial<Review>[] = [{ decoded }, { to: from }];
    for (const lie of lies) {
      const changed = { ...review, ...lie };
      expect(await sign(changed, yesTo(changed))).toMatchObject(refused('REVIEW_CHANGED'));
    }
    // Built for another owner: what is left of the gas, and the money, would go there.
    const theirs = operationOf('0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC');
    expect(theirs.decoded.kind).toBe('unknown');
    expect(await sign(theirs, yesTo(theirs))).toMatchObject(refused('NOT_REVIEWED'));
  });
});

/** The usual grant, and one entry more: a function of the account itself. */
function handsOver(owner: string) {
  const account = accountAddress(owner);
  const changeRoot = toFunctionSelector('changeRootValidator(bytes21,address,bytes,bytes)');
  const entry = permittedCall(account, changeRoot);
  return { account, changeRoot, policies: [...usualPolicies, callPolicy([entry])] };
}

describe('a grant and a bare digest', () => {
  const frame = () => ({
    ...{ version: 1 as const, actionId: 'a', through: '1tx', warnings: [] },
    ...{ validUntil: Date.now() + 60_000, preparedAt: Date.now() },
  });
  const grantReview = (): GrantReview => {
    const { payload, decoded } = sampleGrant(from);
    const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
    return {
      ...frame(),
      ...{ kind: 'grant', purpose: 'authorize', payload, decoded, owner: from },
      ...{ account: decoded.account, compare: decoded.account, expiresAt: null },
      ...{ unlimited: unlimitedReasons(decoded, token, from), mismatches: [], allows: [] },
      asked: { spendCap: '1', expiresAt: 1, token, symbol: 'USDC', decimals: 6 },
    };
  };

  test('a grant is signed as a wallet in a browser would, and a yes is good for one signature', async () => {
    const review = grantReview();
    const request = { payload: review.payload, review, approval: yesTo(review) };
    const signed = await signer.signTypedData(request);
    if (!signed.ok) throw new Error(signed.error.message);
    const address = await recoverTypedDataAddress({
      ...(grantMessage(from) as unknown as TypedDataDefinition),
      signature: signed.value.signature as Hex,
    });
    expect(address).toBe(from);
    expect(await signer.signTypedData(request)).toMatchObject(refused('APPROVAL_EXPIRED'));
  });

  test('a grant without bounds is not signed as one that has some', async () => {
    const { payload, decoded } = sampleGrant(from, { policies: [] });
    const { compare, account } = grantReview();
    const review = { ...grantReview(), payload, decoded, compare, account, unlimited: [] };
    const request = { payload, review, approval: yesTo(review) };
    expect(await signer.signTypedData(request)).toMatchObject(refused('REVIEW_CHANGED'));
    const honest = { ...review, unlimited: unlimitedReasons(decoded, review.asked.token, from) };
    const again = { payload, review: honest, approval: yesTo(honest) };
    expect(honest.unlimited).not.toEqual([]);
    expect(await signer.signTypedData(again)).toMatchObject({ ok: true });
  });

  test('a grant that hands over the account is not signed as one that only calls a function', async () => {
    const { account, policies, changeRoot } = handsOver(from);
    const { payload, decoded } = sampleGrant(from, { policies });
    const review = { ...grantReview(), payload, decoded, unlimited: [] };
    const request = { payload, review, approval: yesTo(review) };
    expect(await signer.signTypedData(request)).toMatchObject(refused('REVIEW_CHANGED'));
    const unlimited = unlimitedReasons(decoded, review.asked.token, from);
    expect(unlimited).toMatchObject([{ code: 'SELF_CALL' }]);
    expect(unlimited[0]?.sentence).toContain(`${changeRoot} of ${account.slice(0, 6)}`);
  });

  test('a digest is signed as a personal message', async () => {
    const digest = `0x${'ab'.repeat(32)}` as const;
    const review = reviewBlind({
      ...frame(),
      ...{ purpose: 'withdraw', account: from },
      payload: { kind: 'message', chain: 'eip155:8453', from, digest },
      said: {
        pays: { asset: 'a', symbol: 'USDC', decimals: 6, units: '5' },
        receiver: from,
      },
    });
    const approval = yesTo(review, { secondYes: 'blind' });
    const request = { payload: review.payload, review, approval };
    const signed = await signer.signDigest(request);
    if (!signed.ok) throw new Error(signed.error.message);
    const signature = signed.value.signature as Hex;
    expect(await recoverMessageAddress({ message: { raw: digest }, signature })).toBe(from);
    expect(await signer.signDigest(request)).toMatchObject(refused('APPROVAL_EXPIRED'));
  });

  test('rubbish, with a value and not with an exception', async () => {
    const review = grantReview();
    const approval = yesTo(review);
    const { payload } = review;
    for (const junk of [
      null,
      { payload: { ...payload, extra: 1 }, review, approval },
      { payload: { ...payload, typedData: {} }, review, approval },
      { payload, review: { ...review, kind: 'blind' }, approval },
    ]) {
      const unavailable = refused('SIGNER_UNAVAILABLE');
      expect(await signer.signTypedData(junk as never)).toMatchObject(unavailable);
      expect(await signer.signDigest(junk as never)).toMatchObject(unavailable);
    }
  });
});

describe('the signer refuses', () => {
  test('what was not approved', async () => {
    const review = reviewOf();
    const other = { ...review, actionId: 'another' };
    expect(await sign(other, yesTo(review))).toMatchObject(refused('NOT_REVIEWED'));
  });

  test('a changed payload', async () => {
    const review = reviewOf();
    for (const change of [{ value: '1001' }, { gas: '21001' }, { maxFeePerGas: '2000000001' }]) {
      const payload = { ...review.payload, ...change };
      expect(await sign(review, yesTo(review), payload)).toMatchObject(refused('REVIEW_CHANGED'));
    }
    const elsewhere = { ...review.payload, chain: 'eip155:1' };
    expect(await sign(review, yesTo(review), elsewhere)).toMatchObject(refused('WRONG_CHAIN'));
  });

  test('sentences that do not fit the bytes, however they were approved', async () => {
    const honest = reviewOf();
    const lies: readonly [string, Partial<Review>][] = [
      ['WRONG_RECIPIENT', { to: from }],
      ['REVIEW_CHANGED', { pays: { ...honest.pays, units: '1' } }],
      ['REVIEW_CHANGED', { payer: honest.to }],
      [
        'REVIEW_CHANGED',
        { networkFeeAtMost: { ...honest.networkFeeAtMost, units: '41999999999999' } },
      ],
      ['REVIEW_CHANGED', { decoded: { kind: 'cancel', reason: 'nothing' } }],
    ];
    for (const [code, lie] of lies) {
      const review = { ...honest, ...lie };
      expect(await sign(review, yesTo(review))).toMatchObject(refused(code));
    }
  });

  test('bytes nobody can read', async () => {
    const review = reviewOf({ data: '0x095ea7b3' });
    expect(await sign(review, yesTo(review))).toMatchObject(refused('NOT_REVIEWED'));
  });

  test('a review with a stop', async () => {
    const warnings = [{ code: 'X', weight: 'stop' as const, sentence: 'No.' }];
    const review = { ...reviewOf(), warnings };
    expect(await sign(review, yesTo(review))).toMatchObject(refused('NOT_REVIEWED'));
  });

  test('what is too old, by its own clock', async () => {
    const review = reviewOf();
    const now = Date.now();
    for (const change of [
      { givenAt: now - 300_001, expiresAt: now + 1_000_000 },
      { givenAt: now - 10, expiresAt: now - 5 },
      { givenAt: now + 60_000, expiresAt: now + 120_000 },
      { session: 'f'.repeat(32) },
    ]) {
      expect(await sign(review, yesTo(review, change))).toMatchObject(refused('APPROVAL_EXPIRED'));
    }
    const stale = { ...review, validUntil: now - 1 };
    expect(await sign(stale, yesTo(stale))).toMatchObject(refused('REVIEW_EXPIRED'));
  });

  test('an account it does not hold', async () => {
    const review = sampleReview({
      from: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
      now: Date.now(),
    });
    expect(await sign(review, yesTo(review))).toMatchObject(refused('NO_SUCH_ACCOUNT'));
  });

  test('a tip above the whole fee, fees that fit nowhere, a nonce that is none', async () => {
    const tip = reviewOf({ maxPriorityFeePerGas: '2000000001' });
    expect(await sign(tip, yesTo(tip))).toMatchObject(refused('NOT_REVIEWED'));
    const maxFeePerGas = (2n ** 256n).toString();
    const cheap = reviewOf({ maxFeePerGas });
    const networkFeeAtMost = { ...cheap.networkFeeAtMost, units: '9'.repeat(78) };
    const huge = { ...reviewOf({ maxFeePerGas, gas: '1' }), networkFeeAtMost };
    expect(await sign(huge, yesTo(huge))).toMatchObject(refused('NOT_REVIEWED'));
    const review = reviewOf();
    for (const nonce of [-1, 1.5, 2 ** 60]) {
      expect(await sign(review, yesTo(review), review.payload, nonce)).toMatchObject({ ok: false });
    }
  });

  test('rubbish, with a value and not with an exception', async () => {
    const review = reviewOf();
    const yes = yesTo(review);
    for (const junk of [
      null,
      {},
      { payload: review.payload, nonce: 0, review, approval: null },
      { payload: { ...review.payload, extra: 1 }, nonce: 0, review, approval: yes },
      { payload: { ...review.payload, kind: 'typed-data' }, nonce: 0, review, approval: yes },
    ]) {
      expect(await signer.signTransaction(junk as never)).toMatchObject(
        refused('SIGNER_UNAVAILABLE'),
      );
    }
  });
});

test('messages are signed for accounts it holds', async () => {
  const own = await signer.signMessage(from, Buffer.from('Countinghouse: head 5 abc'));
  expect(own).toMatchObject({
    ok: true,
    value: { signature: expect.stringMatching(/^0x[0-9a-f]{130}$/) },
  });
  const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
  expect(await signer.signMessage(stranger, Buffer.from('Countinghouse: '))).toMatchObject(
    refused('NO_SUCH_ACCOUNT'),
  );
});

test('a message somebody else has written is not signed', async () => {
  expect(await signer.signMessage(from, Buffer.from('Sign in to example.com'))).toMatchObject(
    refused('NOT_REVIEWED'),
  );
});

test('an approval dies with the lock: a new session has another name', async () => {
  const review = reviewOf();
  const yes = yesTo(review);
  await signer.lock();
  expect(signer.session()).toBeNull();
  expect(await sign(review, yes)).toMatchObject(refused('SIGNER_LOCKED'));
  expect(await signer.addresses()).toMatchObject(refused('SIGNER_LOCKED'));
  const again = await unlockTestSigner(signer, PASSPHRASE);
  expect(again.session).not.toBe(session);
  expect(await sign(review, yes)).toMatchObject(refused('APPROVAL_EXPIRED'));
});
