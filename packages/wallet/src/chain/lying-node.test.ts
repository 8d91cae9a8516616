import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FakeNode, fakeNetwork, tableNode } from '../testing/fake-node.ts';
import { createEvmChain } from './index.ts';

const HASH = `0x${'ab'.repeat(32)}`;
const OTHER = `0x${'cd'.repeat(32)}`;
const ME = '0x1111111111111111111111111111111111111111';
const TOKEN = '0x3333333333333333333333333333333333333333';
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

function chainOf(nodes: Readonly<Record<string, FakeNode>>, clock = { now: () => 0 }) {
  const disagreements: unknown[] = [];
  const chain = createEvmChain({
    chain: 'eip155:8453',
    rpcUrls: Object.keys(nodes).map((host) => `http://${host}/key-SECRET`),
    clock,
    fetch: fakeNetwork(nodes),
    timeoutMs: 2_000,
    onDisagreement: (one) => disagreements.push(one),
  });
  return { chain, disagreements };
}

const receipt = {
  transactionHash: HASH,
  blockNumber: '0x10',
  blockHash: OTHER,
  status: '0x1',
  gasUsed: '0x5208',
  effectiveGasPrice: '0x2',
  logs: [],
};
const blockAt = (number: number, hash = HASH) => ({
  number: `0x${number.toString(16)}`,
  hash,
  timestamp: '0x64',
});
const malformed = { ok: false, error: { code: 'CHAIN_MALFORMED' } };

describe('a lying node', () => {
  test.each([
    ['a receipt of another transaction', { ...receipt, transactionHash: OTHER }],
    ['no block number', { ...receipt, blockNumber: null }],
    ['no status', { ...receipt, status: undefined }],
    ['an odd status', { ...receipt, status: '0x2' }],
    ['no gas price', { ...receipt, effectiveGasPrice: null }],
    ['a text', 'yes'],
    ['undefined', undefined],
    ['a huge number', { ...receipt, blockNumber: `0x${'f'.repeat(64)}` }],
    ['a number in decimal', { ...receipt, gasUsed: 21_000 }],
  ])('receipt: %s', async (_, answer) => {
    const { chain } = chainOf({ a: tableNode({ eth_getTransactionReceipt: answer }) });
    expect(await chain.receipt(HASH)).toMatchObject(malformed);
  });

  test('a receipt counts gas at its real price, and what a rollup charges for data', async () => {
    const a = tableNode({ eth_getTransactionReceipt: { ...receipt, l1Fee: '0x7' } });
    const { chain } = chainOf({ a });
    expect(await chain.receipt(HASH)).toMatchObject({ value: { fee: 42_007n, succeeded: true } });
  });

  test('another transaction, another block, a missing head', async () => {
    const { chain } = chainOf({
      a: tableNode({
        eth_getTransactionByHash: {
          hash: OTHER,
          from: ME,
          to: ME,
          value: '0x0',
          input: '0x',
          nonce: '0x0',
          blockNumber: null,
        },
        eth_getBlockByNumber: blockAt(4),
      }),
    });
    expect(await chain.transaction(HASH)).toMatchObject(malformed);
    expect(await chain.block(5)).toMatchObject(malformed);
    const { chain: headless } = chainOf({ a: tableNode({ eth_getBlockByNumber: null }) });
    expect(await headless.block('latest')).toMatchObject(malformed);
    expect(await headless.block('finalized')).toMatchObject(malformed);
  });

  test('what was final goes back or changes', async () => {
    let final = blockAt(10);
    let latest = blockAt(12);
    const { chain } = chainOf({
      a: (method, [at]) =>
        method === 'eth_getBlockByNumber'
          ? { result: at === 'finalized' ? final : latest }
          : { result: method === 'eth_chainId' ? '0x2105' : null },
    });
    expect(await chain.block('finalized')).toMatchObject({ value: { number: 10, at: 100_000 } });
    final = blockAt(9);
    expect(await chain.block('finalized')).toMatchObject(malformed);
    final = blockAt(10, OTHER);
    expect(await chain.block('finalized')).toMatchObject(malformed);
    latest = blockAt(8);
    expect(await chain.block('latest')).toMatchObject(malformed);
    latest = blockAt(11);
    expect(await chain.block('latest')).toMatchObject({ value: { number: 11 } });
  });

  test('"there is no such transaction" counts only from a server that has seen all that is final', async () => {
    let final = blockAt(10);
    const { chain } = chainOf({
      a: (method) => ({
        result:
          method === 'eth_chainId'
            ? '0x2105'
            : method === 'eth_getBlockByNumber'
              ? final
              : method === 'eth_getTransactionCount'
                ? '0x3'
                : null,
      }),
    });
    expect(await chain.nonce(ME, 'finalized')).toMatchObject({ value: 3 });
    expect(await chain.receipt(HASH)).toMatchObject({ ok: true, value: null });
    final = blockAt(9);
    expect(await chain.receipt(HASH)).toMatchObject({ error: { code: 'CHAIN_UNAVAILABLE' } });
    expect(await chain.transaction(HASH)).toMatchObject({ error: { code: 'CHAIN_UNAVAILABLE' } });
    expect(await chain.transfersIn(HASH, null)).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
  });

  test('who used up a nonce: a count that was thrown away is no answer, nor is another block', async () => {
    const query = { account: ME, nonce: 0, fromBlock: 5 };
    const full = { ...blockAt(10), transactions: [] };
    const node =
      (counts: (at: number) => unknown, block: (at: unknown) => object): FakeNode =>
      (method, [first, at]) => {
        if (method === 'eth_chainId') return { result: '0x2105' };
        if (method === 'eth_getBlockByNumber') {
          return { result: first === 'finalized' ? full : block(first) };
        }
        const result = counts(Number(at));
        return result === null
          ? { error: { code: -32000, message: 'missing trie node' } }
          : { result };
      };
    const late = (at: number) => (at > 7 ? '0x1' : '0x0');
    const elsewhere = chainOf({ a: node(late, () => full) }).chain;
    expect(await elsewhere.minedWithNonce(query)).toMatchObject(malformed);
    const pruned = chainOf({
      a: node(
        (at) => (at > 7 ? '0x1' : null),
        () => full,
      ),
    }).chain;
    expect(await pruned.minedWithNonce(query)).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
    const bumped = chainOf({ a: node(late, (number) => ({ ...full, number })) }).chain;
    expect(await bumped.minedWithNonce(query)).toEqual({ ok: true, value: null });
  });

  test('another hash for our bytes', async () => {
    const { chain } = chainOf({ a: tableNode({ eth_sendRawTransaction: OTHER }) });
    expect(await chain.broadcast('0x02aa')).toMatchObject(malformed);
  });

  test('logs nobody asked for', async () => {
    const log = {
      address: TOKEN,
      topics: [TRANSFER, pad(ME), pad(ME)],
      data: `0x${'1'.padStart(64, '0')}`,
      blockNumber: '0x5',
      transactionHash: HASH,
      logIndex: '0x0',
      removed: false,
    };
    const query = { to: ME, token: TOKEN, fromBlock: 1, toBlock: 9 };
    const ask = (logs: unknown) =>
      chainOf({
        a: tableNode({ eth_getLogs: logs, eth_getBlockByNumber: blockAt(9) }),
      }).chain.transfersTo(query);
    expect(await ask([log])).toMatchObject({ value: [{ amount: 1n }] });
    expect(await ask([{ ...log, removed: true }])).toMatchObject({ value: [] });
    for (const lie of [
      { ...log, address: ME },
      { ...log, topics: [TRANSFER, pad(ME), pad(TOKEN)] },
      { ...log, topics: [TRANSFER, pad(ME), pad(ME), pad(ME)] },
      { ...log, topics: [HASH, pad(ME), pad(ME)] },
      { ...log, blockNumber: '0xa' },
      { ...log, data: '0x' },
      { ...log, topics: [TRANSFER, pad(ME), `0x${'1'.repeat(64)}`] },
    ]) {
      expect(await ask([lie])).toMatchObject(malformed);
    }
  });

  test('whatever it answers, nothing is thrown', async () => {
    const junk = fc.oneof(
      fc.anything({ withBigInt: false }),
      fc.constant({ ...receipt, logs: [null] }),
      fc.stringMatching(/^0x[0-9a-f]{0,70}$/),
    );
    await fc.assert(
      fc.asyncProperty(junk, async (answer) => {
        const { chain } = chainOf({
          a: (method) => ({ result: method === 'eth_chainId' ? '0x2105' : answer }),
        });
        const call = { from: ME, to: ME, value: 0n, data: '0x' };
        const range = { to: ME, fromBlock: 1, toBlock: 2 };
        const answers = await Promise.all([
          chain.balance(ME, null),
          chain.balance(ME, TOKEN),
          chain.nonce(ME, 'finalized'),
          chain.fees(),
          chain.estimateGas(call),
          chain.block('latest'),
          chain.transaction(HASH),
          chain.receipt(HASH),
          chain.broadcast('0x02aa'),
          chain.transfersTo({ ...range, token: TOKEN }),
          chain.transfersTo({ ...range, token: null }),
          chain.transfersIn(HASH, TOKEN),
          chain.minedWithNonce({ account: ME, nonce: 0, fromBlock: 0 }),
        ]);
        for (const one of answers) expect(typeof one.ok).toBe('boolean');
      }),
      { numRuns: process.env.COUNTINGHOUSE_DEEP ? 2_000 : 60 },
    );
  });
});

function pad(address: string) {
  return `0x${address.slice(2).padStart(64, '0')}`;
}
