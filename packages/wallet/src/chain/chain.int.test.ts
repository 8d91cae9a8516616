import { encodeFunctionData, erc20Abi, keccak256, parseEther } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Anvil, startAnvil } from '../testing/anvil.ts';
import { compileTestToken, deployTestToken } from '../testing/test-token.ts';
import { createEvmChain, type EvmChain } from './index.ts';

const clock = { now: () => Date.now() };
const CHAIN = 'eip155:8453';
let anvil: Anvil;
let chain: EvmChain;
let rich: string;
let token: string;

beforeAll(async () => {
  anvil = await startAnvil({ chainId: 8453 });
  chain = createEvmChain({ chain: CHAIN, rpcUrls: [anvil.url], clock, logRange: 3 });
  rich = ((await anvil.rpc('eth_accounts')) as string[])[0] ?? '';
  token = await deployTestToken(anvil, compileTestToken(), rich, 1_000_000n);
});
afterAll(() => anvil.stop());

/** An account of our own with an ether, so that tests do not share nonces. */
async function fundedAccount() {
  const account = privateKeyToAccount(generatePrivateKey());
  await anvil.rpc('anvil_setBalance', account.address, '0xde0b6b3a7640000');
  return account;
}

interface Draft {
  readonly nonce: number;
  readonly to?: `0x${string}`;
  readonly value?: bigint;
  readonly data?: `0x${string}`;
  readonly tip?: bigint;
}

const SOMEBODY = '0x1111111111111111111111111111111111111111';

async function sign(account: Awaited<ReturnType<typeof fundedAccount>>, draft: Draft) {
  const tip = draft.tip ?? 1_000_000n;
  const raw = await account.signTransaction({
    type: 'eip1559',
    chainId: 8453,
    nonce: draft.nonce,
    to: draft.to ?? SOMEBODY,
    value: draft.value ?? 1n,
    data: draft.data ?? '0x',
    gas: 100_000n,
    maxFeePerGas: 4_000_000_000n + tip,
    maxPriorityFeePerGas: tip,
  });
  return { raw, hash: keccak256(raw) };
}

async function value<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>,
) {
  const got = await answer;
  if (!got.ok) throw new Error(got.error.message);
  return got.value;
}

describe('a real chain', () => {
  test('balances, native and of a token', async () => {
    const account = await fundedAccount();
    expect(await value(chain.balance(account.address, null))).toBe(parseEther('1'));
    expect(await value(chain.balance(rich, token))).toBe(1_000_000n);
    expect(await value(chain.balance(account.address, token))).toBe(0n);
  });

  test('an address without code is no token with a balance of zero', async () => {
    expect(await chain.balance(rich, SOMEBODY)).toMatchObject({
      ok: false,
      error: { code: 'CHAIN_MALFORMED' },
    });
  });

  test('fees leave room for a doubled base fee', async () => {
    const latest = (await anvil.rpc('eth_getBlockByNumber', 'latest', false)) as {
      baseFeePerGas: string;
    };
    const fees = await value(chain.fees());
    expect(fees.maxPriorityFeePerGas).toBeGreaterThan(0n);
    expect(fees.maxFeePerGas).toBeGreaterThan(BigInt(latest.baseFeePerGas));
  });

  test('sent, included, final; the receipt tells what was paid', async () => {
    const account = await fundedAccount();
    const { raw, hash } = await sign(account, { nonce: 0 });
    expect(await value(chain.broadcast(raw))).toEqual({ hash });
    await anvil.rpc('evm_mine');
    const receipt = await value(chain.receipt(hash));
    if (!receipt) throw new Error('not mined');
    expect(receipt).toMatchObject({ hash, succeeded: true });
    const left = await value(chain.balance(account.address, null));
    expect(left).toBe(parseEther('1') - 1n - receipt.fee);
    expect(await value(chain.block(receipt.blockNumber))).toMatchObject({
      hash: receipt.blockHash,
    });
    expect(await value(chain.transaction(hash))).toMatchObject({
      hash,
      from: account.address,
      nonce: 0,
      value: 1n,
      data: '0x',
      blockNumber: receipt.blockNumber,
    });
    expect(await value(chain.nonce(account.address, 'latest'))).toBe(1);
    expect(await value(chain.nonce(account.address, 'finalized'))).toBe(0);
    await anvil.rpc('anvil_mine', '0x3');
    expect(await value(chain.nonce(account.address, 'finalized'))).toBe(1);
    const final = await value(chain.block('finalized'));
    expect(final?.number).toBeGreaterThanOrEqual(receipt.blockNumber);
  });

  test('what is not there is null', async () => {
    const nowhere = `0x${'ab'.repeat(32)}`;
    expect(await value(chain.receipt(nowhere))).toBeNull();
    expect(await value(chain.transaction(nowhere))).toBeNull();
    expect(await value(chain.transfersIn(nowhere, null))).toBeNull();
    expect(await value(chain.block(10_000_000))).toBeNull();
  });

  test('a used nonce, an empty purse, a call that fails: each has its code', async () => {
    const account = await fundedAccount();
    const first = await sign(account, { nonce: 0 });
    await chain.broadcast(first.raw);
    await anvil.rpc('evm_mine');
    const again = await sign(account, { nonce: 0, value: 2n });
    expect(await chain.broadcast(again.raw)).toMatchObject({ error: { code: 'NONCE_TOO_LOW' } });
    const poor = await sign(account, { nonce: 1, value: parseEther('5') });
    expect(await chain.broadcast(poor.raw)).toMatchObject({
      error: { code: 'INSUFFICIENT_FUNDS' },
    });
    const call = { from: account.address, to: token, value: 0n, data: transferOf(5n) };
    const estimate = await chain.estimateGas(call);
    expect(estimate).toMatchObject({
      error: { code: 'WOULD_REVERT', message: expect.stringContaining('not enough tokens') },
    });
    expect(await chain.broadcast('0x02ff')).toMatchObject({
      error: { code: 'TRANSACTION_REFUSED' },
    });
  });

  test('gas, code, and what data cost', async () => {
    const plain = { from: rich, to: SOMEBODY, value: 1n, data: '0x' };
    expect(await value(chain.estimateGas(plain))).toBe(21_000n);
    const call = { from: rich, to: token, value: 0n, data: transferOf(5n) };
    expect(await value(chain.estimateGas(call))).toBeGreaterThan(40_000n);
    expect(await value(chain.dataFee(200))).toBe(0n);
    expect(await value(chain.hasCode(token))).toBe(true);
    expect(await value(chain.hasCode(rich))).toBe(false);
  });

  test('transfers of a token are found across many small ranges', async () => {
    const to = '0x2222222222222222222222222222222222222222';
    const start = (await value(chain.block('latest')))?.number ?? 0;
    for (const amount of [3n, 4n]) {
      await anvil.rpc('eth_sendTransaction', {
        from: rich,
        to: token,
        data: transferOf(amount, to),
      });
      await anvil.rpc('anvil_mine', '0x4');
    }
    const end = (await value(chain.block('latest')))?.number ?? 0;
    const query = { to, token, fromBlock: start, toBlock: end };
    const found = await value(chain.transfersTo(query));
    expect(found.map(({ amount }) => amount)).toEqual([3n, 4n]);
    const [first] = found;
    if (!first) throw new Error('nothing found');
    expect(await value(chain.transfersIn(first.transactionHash, token))).toEqual([first]);
    expect(await chain.transfersTo({ ...query, toBlock: end + 1 })).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
  });

  test('native transfers are found, but not those that reverted', async () => {
    const account = await fundedAccount();
    const start = (await value(chain.block('latest')))?.number ?? 0;
    const paid = await sign(account, { nonce: 0, value: 9n });
    const failed = await sign(account, { nonce: 1, value: 8n, to: token as `0x${string}` });
    await chain.broadcast(paid.raw);
    await chain.broadcast(failed.raw);
    await anvil.rpc('evm_mine');
    const end = (await value(chain.block('latest')))?.number ?? 0;
    const range = { token: null, fromBlock: start, toBlock: end };
    const found = await value(chain.transfersTo({ ...range, to: SOMEBODY }));
    expect(found.filter(({ from }) => from === account.address)).toMatchObject([
      { amount: 9n, transactionHash: paid.hash },
    ]);
    expect(await value(chain.receipt(failed.hash))).toMatchObject({ succeeded: false });
    expect(await value(chain.transfersTo({ ...range, to: token }))).toEqual([]);
    expect(await value(chain.transfersIn(failed.hash, null))).toEqual([]);
    expect(await value(chain.transfersIn(paid.hash, null))).toMatchObject([{ amount: 9n }]);
  });

  test('who used up a nonce: found among final blocks only', async () => {
    const account = await fundedAccount();
    const start = (await value(chain.block('latest')))?.number ?? 0;
    const hashes: string[] = [];
    for (const nonce of [0, 1, 2]) {
      const { raw, hash } = await sign(account, { nonce });
      await chain.broadcast(raw);
      await anvil.rpc('anvil_mine', '0x2');
      hashes.push(hash);
    }
    const query = { account: account.address, nonce: 1, fromBlock: start };
    expect(await value(chain.minedWithNonce(query))).toMatchObject({ hash: hashes[1], nonce: 1 });
    expect(await value(chain.minedWithNonce({ ...query, fromBlock: 0 }))).toMatchObject({
      hash: hashes[1],
    });
    const { blockNumber } = (await value(chain.receipt(hashes[1] ?? ''))) ?? { blockNumber: 0 };
    expect(await value(chain.minedWithNonce({ ...query, fromBlock: blockNumber + 1 }))).toBeNull();
    expect(await value(chain.minedWithNonce({ ...query, fromBlock: 10_000_000 }))).toBeNull();
    const { raw } = await sign(account, { nonce: 3 });
    await chain.broadcast(raw);
    await anvil.rpc('evm_mine');
    expect(await value(chain.minedWithNonce({ ...query, nonce: 3 }))).toBeNull();
  });

  test('a reorg takes a receipt back', async () => {
    const account = await fundedAccount();
    const { raw, hash } = await sign(account, { nonce: 0 });
    const snapshot = await anvil.rpc('evm_snapshot');
    await chain.broadcast(raw);
    await anvil.rpc('evm_mine');
    expect(await value(chain.receipt(hash))).not.toBeNull();
    await anvil.rpc('evm_revert', snapshot);
    expect(await value(chain.receipt(hash))).toBeNull();
    expect(await value(chain.nonce(account.address, 'latest'))).toBe(0);
  });

  test('while nothing is mined: already known is success, a replacement must pay more', async () => {
    const account = await fundedAccount();
    const first = await sign(account, { nonce: 0 });
    expect(await value(chain.broadcast(first.raw))).toEqual({ hash: first.hash });
    expect(await value(chain.broadcast(first.raw))).toEqual({ hash: first.hash });
    expect(await value(chain.transaction(first.hash))).toMatchObject({ blockNumber: null });
    expect(await value(chain.receipt(first.hash))).toBeNull();
    expect(await value(chain.nonce(account.address, 'pending'))).toBe(1);
    const cheap = await sign(account, { nonce: 0, value: 2n });
    expect(await chain.broadcast(cheap.raw)).toMatchObject({
      error: { code: 'REPLACEMENT_UNDERPRICED' },
    });
    const better = await sign(account, { nonce: 0, value: 2n, tip: 2_000_000_000n });
    expect(await value(chain.broadcast(better.raw))).toEqual({ hash: better.hash });
    await anvil.rpc('anvil_mine', '0x1');
    expect(await value(chain.receipt(first.hash))).toBeNull();
    expect(await value(chain.receipt(better.hash))).toMatchObject({ succeeded: true });
  });

  test('a server of another chain is never asked anything else', async () => {
    const wrong = createEvmChain({ chain: 'eip155:42161', rpcUrls: [anvil.url], clock });
    expect(await wrong.balance(rich, null)).toMatchObject({ error: { code: 'CHAIN_WRONG_ID' } });
    const account = await fundedAccount();
    const { raw } = await sign(account, { nonce: 0 });
    expect(await wrong.broadcast(raw)).toMatchObject({ error: { code: 'CHAIN_WRONG_ID' } });
    expect(await value(chain.nonce(account.address, 'pending'))).toBe(0);
  });
});

function transferOf(amount: bigint, to: string = SOMEBODY) {
  const recipient = to as `0x${string}`;
  return encodeFunctionData({
    abi: erc20Abi,
    functionName: 'transfer',
    args: [recipient, amount],
  });
}
