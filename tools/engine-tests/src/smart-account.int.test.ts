import {
  type AccountCall,
  type AnyReview,
  type Approval,
  endGrantsFrom,
  type GrantAsked,
  grantNonces,
  type JsonValue,
  operationDraft,
  type Result,
  type Review,
  reviewBlind,
  reviewDigest,
  reviewGrant,
  reviewTransaction,
} from '@countinghouse/core';
import { type Sandbox, startSandbox, userAccount } from '@countinghouse/sandbox';
import {
  createEvmChain,
  decodeGrant,
  decodePayload,
  type EvmChain,
  kernel,
  type LocalSigner,
  rootNonceKey,
} from '@countinghouse/wallet';
import {
  sha256OfPassphrase,
  startTestSigner,
  unlockTestSigner,
} from '@countinghouse/wallet/testing';
import { createWalletClient, encodeFunctionData, erc20Abi, type Hex, http, parseEther } from 'viem';
import { base } from 'viem/chains';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PASSPHRASE = 'a passphrase that guards nothing';
const CHAIN = 'eip155:8453';
/** The sandbox's USDC vault on Base. */
const INSTRUMENT = '0x00002105476c8397af75f677424ef8ec4f68be5b699a7e8eb1a95d7e233d2914';
const NATIVE = { id: `${CHAIN}/slip44:60`, symbol: 'ETH', decimals: 18 };

let sandbox: Sandbox;
let signer: LocalSigner;
let chain: EvmChain;
let session = '';
let owner = '';
let account = '';
let usdc = '';
let yes = Date.now();

beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
  const place = sandbox.chains.find(({ id }) => id === 8453);
  usdc = place?.tokens.USDC ?? '';
  chain = createEvmChain({
    chain: CHAIN,
    rpcUrls: [place?.rpcUrl ?? ''],
    clock: { now: () => Date.now() },
  });
  const passphraseSha256 = sha256OfPassphrase(PASSPHRASE);
  signer = startTestSigner({ profile: 'sandbox', passphraseSha256 });
  session = (await unlockTestSigner(signer, PASSPHRASE)).session;
  owner = await newOwner();
  account = kernel.accountOf(owner);
});
afterAll(async () => {
  await signer.lock();
  await sandbox.stop();
});

async function must<T, E>(answer: Promise<Result<T, E>> | Result<T, E>): Promise<T> {
  const got = await answer;
  if (!got.ok) throw new Error(JSON.stringify(got.error));
  return got.value;
}

/** A wallet of our own with an ether for gas. */
async function newOwner(): Promise<string> {
  const made = await must(signer.createWallet({ name: 'Main', words: 12 }));
  const [first] = made.wallet.accounts;
  await pay(first?.address ?? '', parseEther('1'), '0x');
  return first?.address ?? '';
}

async function pay(to: string, value: bigint, data: Hex) {
  const rpc = sandbox.chains.find(({ id }) => id === 8453)?.rpcUrl;
  const account = userAccount(1);
  const client = createWalletClient({ account, chain: base, transport: http(rpc) });
  await mined(await client.sendTransaction({ to: to as Hex, value, data }));
}

async function payUsdc(to: string, units: bigint) {
  const args = [to as Hex, units] as const;
  await pay(usdc, 0n, encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args }));
}

async function mined(hash: string) {
  return until(async () => must(chain.receipt(hash)));
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came');
}

async function ask(method: 'GET' | 'POST', path: string, body?: object) {
  const response = await fetch(`${sandbox.services.onetx.baseUrl}${path}`, {
    method,
    headers: {
      'x-api-key': sandbox.credentials.onetx.apiKey,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify({ ownerEoa: owner, ...body }) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, JsonValue> };
}

/** The pool for USDC that the service lists. */
async function aave() {
  const { body } = await ask('GET', '/instruments?chainId=8453&limit=100');
  const listed = body.data as readonly Readonly<Record<string, string>>[];
  const found = listed.find(({ protocol }) => protocol === 'Aave') ?? {};
  const { instrumentId = '', protocolAddress = '', tokenAddress = '' } = found;
  const { yieldTokenAddress = '' } = found;
  return { instrumentId, protocolAddress, tokenAddress, yieldTokenAddress };
}

async function finished(id: JsonValue | undefined) {
  return until(async () => {
    const { body } = await ask('GET', `/actions/${String(id)}`);
    return body.status === 'success' || body.status === 'failed' ? body : null;
  });
}

/** Every approval at a moment of its own. */
function approve(review: AnyReview): Approval {
  yes = Math.max(yes + 1, Date.now() - 10_000);
  return {
    ...{ reviewDigest: reviewDigest(review), session, givenAt: yes, expiresAt: yes + 300_000 },
    ...(review.kind === 'blind' ? { secondYes: 'blind' as const } : {}),
  };
}

/** Plans, rehearses, reviews, signs and sends; resolves with what became of it. */
async function operate(by: string, calls: readonly AccountCall[]) {
  const of = kernel.accountOf(by);
  const { deployed } = await must(chain.accounts.state(of));
  const nonce = await must(chain.accounts.operationNonce(of, rootNonceKey()));
  const plan = { chain: CHAIN, owner: by, account: of, deployed, nonce, calls };
  const { callData } = kernel.planOperation({ ...plan, callGas: null });
  const callGas = deployed ? await must(chain.accounts.callGas(of, callData)) : null;
  const { call, gas, userOpHash } = kernel.planOperation({ ...plan, callGas });
  expect(await must(chain.accounts.rehearse(call))).toBeNull();
  const nothing = { asset: usdc, symbol: 'USDC', decimals: 6, units: '0' };
  const draft = operationDraft({
    ...{ actionId: 'a', purpose: 'exit', call, gas, account: of, computedAccount: of },
    ...{ native: NATIVE, receives: nothing, receivesAtLeast: nothing },
    ...{ validUntil: Date.now() + 60_000, warnings: [] },
  });
  const review: Review = await must(reviewTransaction(draft, chain, decodePayload, Date.now()));
  expect(review.warnings).toEqual([]);
  const { raw } = await must(
    signer.signTransaction({
      payload: review.payload,
      nonce: await must(chain.nonce(by, 'pending')),
      review,
      approval: approve(review),
    }),
  );
  const { hash } = await must(chain.broadcast(raw));
  await mined(hash);
  return must(chain.accounts.operationIn(hash, userOpHash));
}

let permissionId = '';

/** Reads what the service wants signed, signs it, and hands it over; the permission's id. */
async function grantBy(by: string): Promise<string> {
  const account = kernel.accountOf(by);
  const expiresAt = Math.floor(Date.now() / 1_000) + 86_400;
  const spendCap = '200000000';
  const asked: GrantAsked = { spendCap, expiresAt, token: usdc, symbol: 'USDC', decimals: 6 };
  const wish = { ownerEoa: by, chainId: 8453 };
  const prepared = await ask('POST', '/authorize/prepare', { ...wish, expiresAt, spendCap });
  const { enableTypedData, accountAddress } = prepared.body;
  expect(accountAddress).toBe(account);
  const expected = { chain: CHAIN, account, owner: by };
  const payload = await must(kernel.readGrant(enableTypedData ?? null, expected));
  const decoded = decodeGrant(payload);
  if (decoded.kind === 'unknown' || decoded.right.kind !== 'permission') {
    throw new Error('not read');
  }
  const { permissionId: id } = decoded.right;
  const state = await must(chain.accounts.state(account));
  const before = await must(chain.accounts.permission(account, id));
  expect(before).toMatchObject({ installed: false });
  const review = reviewGrant({
    ...{ actionId: 'a', payload, decoded, asked, through: '1tx', names: {} },
    ...{ computedAccount: account, toldAccount: account, nonces: grantNonces(state, before) },
    ...{ validUntil: Date.now() + 60_000, preparedAt: Date.now() },
  });
  expect([...review.unlimited, ...review.mismatches]).toEqual([]);
  const signed = await must(signer.signTypedData({ payload, review, approval: approve(review) }));
  const { signature } = signed;
  const confirmed = await ask('POST', '/authorize/confirm', { ...wish, signature });
  expect(confirmed.body).toMatchObject({ accountAddress: account });
  return id;
}

test('a grant is read, signed and used, within what was asked', async () => {
  permissionId = await grantBy(owner);
  await payUsdc(account, 300_000_001n);
  const bought = await ask('POST', '/buy', { instrumentId: INSTRUMENT, amountUsdc: '100.5' });
  expect(await finished(bought.body.actionId)).toMatchObject({ status: 'success', error: null });
  const { instrumentId: lent } = await aave();
  const lending = await ask('POST', '/buy', { instrumentId: lent, amountUsdc: '40.25' });
  expect(await finished(lending.body.actionId)).toMatchObject({ status: 'success', error: null });
  expect(await must(chain.accounts.permission(account, permissionId))).toMatchObject({
    ...{ installed: true, usable: true },
  });
  expect(await must(chain.accounts.state(account))).toMatchObject({ deployed: true, owner });
});

test('a withdrawal is signed blindly, and the chain shows that very digest', async () => {
  const wish = { chainId: 8453, amountUsdc: '50' };
  const { digest } = (await ask('POST', '/withdraw/prepare', wish)).body;
  const review = reviewBlind({
    ...{ actionId: 'a', purpose: 'withdraw', account, through: '1tx', warnings: [] },
    payload: { kind: 'message', chain: CHAIN, from: owner, digest: String(digest) },
    said: {
      pays: { asset: usdc, symbol: 'USDC', decimals: 6, units: '50000000' },
      receiver: owner,
    },
    ...{ validUntil: Date.now() + 60_000, preparedAt: Date.now() },
  });
  const request = { payload: review.payload, review, approval: approve(review) };
  const { signature } = await must(signer.signDigest(request));
  const confirmed = await ask('POST', '/withdraw/confirm', { signature });
  expect(await finished(confirmed.body.actionId)).toMatchObject({ status: 'success' });
  const head = await must(chain.block('latest'));
  const range = { fromBlock: 0, toBlock: head?.number ?? 0 };
  const userOpHash = String(digest);
  expect(await must(chain.accounts.operation({ account, userOpHash, ...range }))).toMatchObject({
    ...{ account, userOpHash, succeeded: true },
  });
  expect(await must(chain.balance(owner, usdc))).toBe(50_000_000n);
});

test('the rest leaves without the service, to the last unit', async () => {
  const { body } = await ask('GET', '/instruments?chainId=8453&limit=100');
  const listed = body.data as readonly { instrumentId: string; yieldTokenAddress: string }[];
  const vault =
    listed.find(({ instrumentId }) => instrumentId === INSTRUMENT)?.yieldTokenAddress ?? '';
  const shares = await must(chain.balance(account, vault));
  const idle = await must(chain.balance(account, usdc));
  const { protocolAddress, yieldTokenAddress: lent } = await aave();
  const pool = (await must(chain.accounts.poolBehind(lent, usdc))) ?? '';
  expect(pool.toLowerCase()).toBe(protocolAddress.toLowerCase());
  const worth = await must(chain.accounts.redeemable(vault, shares));
  const least = worth + (await must(chain.balance(account, lent)));
  expect(least).toBeGreaterThan(worth);
  const done = await operate(owner, [
    { kind: 'redeem', vault, shares },
    { kind: 'pool-withdraw', pool, asset: usdc },
    { kind: 'transfer', token: usdc, units: idle },
  ]);
  expect(done).toMatchObject({ account, succeeded: true });
  expect(await must(chain.balance(account, usdc))).toBe(0n);
  expect(await must(chain.balance(account, vault))).toBe(0n);
  expect(await must(chain.balance(account, lent))).toBe(0n);
  expect(await must(chain.balance(owner, usdc))).toBeGreaterThanOrEqual(50_000_000n + idle + least);
});

test('a pool says what it gives for what it takes', async () => {
  const { protocolAddress, tokenAddress, yieldTokenAddress } = await aave();
  expect(tokenAddress.toLowerCase()).toBe(usdc.toLowerCase());
  const given = await must(chain.accounts.poolToken(protocolAddress, usdc));
  expect(given?.toLowerCase()).toBe(yieldTokenAddress.toLowerCase());
  expect(await must(chain.accounts.poolToken(protocolAddress, protocolAddress))).toBeNull();
  expect(await must(chain.accounts.poolBehind(yieldTokenAddress, protocolAddress))).toBeNull();
});

test('what was granted ends on chain, and the service can do nothing more', async () => {
  const state = await must(chain.accounts.state(account));
  const { policies } = await must(chain.accounts.permission(account, permissionId));
  const validFrom = endGrantsFrom(state, [1]) ?? 0;
  const done = await operate(owner, [
    { kind: 'remove-permission', permissionId, policies: policies.length },
    { kind: 'end-grants', validFrom },
  ]);
  expect(done).toMatchObject({ succeeded: true });
  expect(await must(chain.accounts.permission(account, permissionId))).toMatchObject({
    ...{ installed: false, usable: false },
  });
  expect(await must(chain.accounts.state(account))).toMatchObject({ validNonceFrom: validFrom });
  await payUsdc(account, 10_000_000n);
  const { status } = await ask('POST', '/buy', { instrumentId: INSTRUMENT, amountUsdc: '1' });
  expect(status).toBeGreaterThanOrEqual(400);
});

test('a right that was signed and not used yet ends on an account that is not there yet', async () => {
  const another = await newOwner();
  const of = kernel.accountOf(another);
  const id = await grantBy(another);
  await payUsdc(of, 10_000_000n);
  const unborn = await must(chain.accounts.state(of));
  expect(unborn).toMatchObject({ deployed: false, currentNonce: 1 });
  const validFrom = endGrantsFrom(unborn, [1]) ?? 0;
  expect(await operate(another, [{ kind: 'end-grants', validFrom }])).toMatchObject({
    succeeded: true,
  });
  expect(await must(chain.accounts.state(of))).toMatchObject({
    ...{ deployed: true, validNonceFrom: validFrom },
  });
  const wish = { ownerEoa: another, instrumentId: INSTRUMENT, amountUsdc: '1' };
  const { status, body } = await ask('POST', '/buy', wish);
  // What refuses it is the EntryPoint, which lets the account itself look at the grant.
  expect({ status, message: body.message }).toMatchObject({
    status: 400,
    message: expect.stringContaining('Atomic bundle simulation reverted: AA23'),
  });
  expect(await must(chain.accounts.permission(of, id))).toMatchObject({ installed: false });
  expect(await must(chain.balance(of, usdc))).toBe(10_000_000n);
});

test('an account that was only paid into is created on the way out, and its rights end', async () => {
  const another = await newOwner();
  const of = kernel.accountOf(another);
  await payUsdc(of, 7_000_000n);
  const unborn = await must(chain.accounts.state(of));
  expect(unborn).toMatchObject({ deployed: false });
  const validFrom = endGrantsFrom(unborn, []) ?? 0;
  const calls: readonly AccountCall[] = [
    { kind: 'transfer', token: usdc, units: 7_000_000n },
    { kind: 'end-grants', validFrom },
  ];
  expect(await operate(another, calls)).toMatchObject({ account: of, succeeded: true });
  expect(await must(chain.balance(another, usdc))).toBe(7_000_000n);
  expect(await must(chain.accounts.state(of))).toMatchObject({
    ...{ deployed: true, owner: another, validNonceFrom: validFrom, currentNonce: validFrom },
  });
});

test('what cannot work is said before anything is signed', async () => {
  const plan = {
    ...{ chain: CHAIN, owner, account, deployed: true, nonce: 99n, callGas: null },
    calls: [{ kind: 'transfer' as const, token: usdc, units: 10n ** 12n }],
  };
  const { callData, call } = kernel.planOperation(plan);
  expect(await chain.accounts.callGas(account, callData)).toMatchObject({
    error: { code: 'WOULD_REVERT', message: expect.stringContaining('exceeds balance') },
  });
  expect(await must(chain.accounts.rehearse(call))).toContain('AA25');
});
