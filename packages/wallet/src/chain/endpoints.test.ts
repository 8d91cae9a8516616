import { describe, expect, test } from 'vitest';
import { type FakeNode, fakeNetwork, tableNode } from '../testing/fake-node.ts';
import { createEvmChain } from './index.ts';

const HASH = `0x${'ab'.repeat(32)}`;
const OTHER = `0x${'cd'.repeat(32)}`;
const ME = '0x1111111111111111111111111111111111111111';
const TOKEN = '0x3333333333333333333333333333333333333333';

function chainOf(nodes: Readonly<Record<string, FakeNode>>, now: () => number = () => 0) {
  const disagreements: unknown[] = [];
  const chain = createEvmChain({
    chain: 'eip155:8453',
    rpcUrls: Object.keys(nodes).map((host) => `http://${host}/key-SECRET`),
    clock: { now },
    fetch: fakeNetwork(nodes),
    timeoutMs: 2_000,
    onDisagreement: (one) => disagreements.push(one),
  });
  return { chain, disagreements };
}

const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const pad = (address: string) => `0x${address.slice(2).padStart(64, '0')}`;

const receipt = (status: string, blockHash = OTHER) => ({
  transactionHash: HASH,
  blockNumber: '0x10',
  blockHash,
  status,
  gasUsed: '0x1',
  effectiveGasPrice: '0x1',
  logs: [],
});

describe('several endpoints', () => {
  test.each([
    ['unreachable', new TypeError('fetch failed')],
    ['an HTML page', new Response('<html>', { status: 502 })],
    ['an HTML page with status 200', new Response('<html>')],
    ['overloaded', new Response('', { status: 429, headers: { 'retry-after': '3' } })],
    ['an error of its own', { error: { code: -32603, message: 'internal' } }],
    ['rubbish', { result: 'lots' }],
  ])('the next is asked when the first is %s', async (_, answer) => {
    const bad: FakeNode = (method) => (method === 'eth_chainId' ? { result: '0x2105' } : answer);
    const { chain } = chainOf({ bad, good: tableNode({ eth_getBalance: '0x7' }) });
    expect(await chain.balance(ME, null)).toEqual({ ok: true, value: 7n });
  });

  test('all down: one failure, the wait it asked for, no address and no key', async () => {
    const busy: FakeNode = () => new Response('', { status: 429, headers: { 'retry-after': '3' } });
    const { chain } = chainOf({ busy });
    const answer = await chain.balance(ME, null);
    expect(answer).toMatchObject({ error: { code: 'CHAIN_UNAVAILABLE', retryAfterMs: 3_000 } });
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });

  test('one that never answers is given up', async () => {
    const chain = createEvmChain({
      chain: 'eip155:8453',
      rpcUrls: ['http://silent'],
      clock: { now: () => 0 },
      timeoutMs: 30,
      fetch: () => new Promise(() => undefined),
    });
    expect(await chain.fees()).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE', message: 'silent did not answer in time.' },
    });
  });

  test('one of another chain is passed over, and named when there is no other', async () => {
    const wrong: FakeNode = (method) => ({ result: method === 'eth_chainId' ? '0xa4b1' : '0x1' });
    const both = chainOf({ wrong, good: tableNode({ eth_getBalance: '0x7' }) });
    expect(await both.chain.balance(ME, null)).toEqual({ ok: true, value: 7n });
    const alone = await chainOf({ wrong }).chain.balance(ME, null);
    expect(alone).toMatchObject({
      error: { code: 'CHAIN_WRONG_ID', message: 'wrong serves chain 42161, not 8453.' },
    });
  });

  test('after a break the chain is asked for its id again', async () => {
    let id = '0x2105';
    let down = false;
    const { chain } = chainOf({
      a: (method) =>
        down ? new TypeError('fetch failed') : { result: method === 'eth_chainId' ? id : '0x7' },
    });
    expect(await chain.balance(ME, null)).toMatchObject({ ok: true });
    id = '0xa4b1';
    expect(await chain.balance(ME, null)).toMatchObject({ ok: true });
    down = true;
    expect(await chain.balance(ME, null)).toMatchObject({ error: { code: 'CHAIN_UNAVAILABLE' } });
    down = false;
    expect(await chain.balance(ME, null)).toMatchObject({ error: { code: 'CHAIN_WRONG_ID' } });
  });

  test('one that failed rests a while, then is asked first again', async () => {
    let now = 0;
    const asked: string[] = [];
    let aFails = true;
    const node =
      (name: string): FakeNode =>
      (method) => {
        if (method === 'eth_chainId') return { result: '0x2105' };
        asked.push(name);
        return name === 'a' && aFails ? new TypeError('fetch failed') : { result: '0x1' };
      };
    const { chain } = chainOf({ a: node('a'), b: node('b') }, () => now);
    await chain.balance(ME, null);
    aFails = false;
    await chain.balance(ME, null);
    now = 11_000;
    await chain.balance(ME, null);
    expect(asked).toEqual(['a', 'b', 'b', 'a']);
  });

  test('a broadcast goes to all; one that takes it is enough', async () => {
    const sent: string[] = [];
    const taking: FakeNode = (method) => {
      if (method === 'eth_chainId') return { result: '0x2105' };
      sent.push(method);
      return { error: { code: -32000, message: 'already known' } };
    };
    const refusing: FakeNode = (method) => {
      if (method === 'eth_chainId') return { result: '0x2105' };
      sent.push(method);
      return { error: { code: -32000, message: 'nonce too low' } };
    };
    const { chain } = chainOf({ refusing, taking });
    expect(await chain.broadcast('0x02aa')).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
    const { chain: refused } = chainOf({
      refusing,
      down: () => new TypeError('fetch failed'),
    });
    expect(await refused.broadcast('0x02aa')).toMatchObject({ error: { code: 'NONCE_TOO_LOW' } });
  });

  test('stories about a finalized block that differ: no answer, and it is reported', async () => {
    const telling = (hash: string) =>
      tableNode({ eth_getBlockByNumber: { number: '0x5', hash, timestamp: '0x1' } });
    const { chain, disagreements } = chainOf({ a: telling(HASH), b: telling(OTHER) });
    expect(await chain.block('finalized')).toMatchObject({ error: { code: 'CHAIN_MALFORMED' } });
    expect(disagreements).toEqual([
      {
        chain: 'eip155:8453',
        subject: 'finalized block',
        about: '5',
        said: [
          { endpoint: 'a', value: HASH },
          { endpoint: 'b', value: OTHER },
        ],
      },
    ]);
  });

  test('a receipt in another block is a reorg and reported; another end in the same block is a lie', async () => {
    const telling = (one: unknown) => tableNode({ eth_getTransactionReceipt: one });
    const reorg = chainOf({ a: telling(receipt('0x1')), b: telling(receipt('0x1', HASH)) });
    expect(await reorg.chain.receipt(HASH)).toMatchObject({ value: { blockHash: OTHER } });
    expect(reorg.disagreements).toHaveLength(1);
    const lie = chainOf({ a: telling(receipt('0x1')), b: telling(receipt('0x0')) });
    expect(await lie.chain.receipt(HASH)).toMatchObject({ error: { code: 'CHAIN_MALFORMED' } });
    expect(lie.disagreements).toHaveLength(1);
    const agreed = chainOf({ a: telling(receipt('0x1')), b: telling(null) });
    expect(await agreed.chain.receipt(HASH)).toMatchObject({ ok: true });
    expect(agreed.disagreements).toEqual([]);
  });

  test('a payment that one server shows and another does not, or otherwise, is not proven', async () => {
    const log = {
      address: TOKEN,
      topics: [TRANSFER, pad(TOKEN), pad(ME)],
      data: `0x${'7'.padStart(64, '0')}`,
      blockNumber: '0x10',
      transactionHash: HASH,
      logIndex: '0x0',
    };
    const paid = { ...receipt('0x1'), logs: [log] };
    const telling = (one: unknown) => tableNode({ eth_getTransactionReceipt: one });
    const moved = (a: unknown, b: FakeNode) =>
      chainOf({ a: telling(a), b }).chain.transfersIn(HASH, TOKEN);
    expect(await moved(paid, telling(paid))).toMatchObject({ value: [{ amount: 7n, to: ME }] });
    expect(await moved(paid, () => new TypeError('fetch failed'))).toMatchObject({ ok: true });
    expect(await moved(paid, telling(null))).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
    for (const other of [receipt('0x0'), receipt('0x1')]) {
      expect(await moved(paid, telling(other))).toMatchObject({
        error: { code: 'CHAIN_MALFORMED' },
      });
    }
  });

  test('a block is final only when every server that answers has it', async () => {
    const tip = (number: string) => ({ number, hash: HASH, timestamp: '0x1' });
    const ahead: FakeNode = (method) => ({
      result: method === 'eth_chainId' ? '0x2105' : tip('0x99'),
    });
    const behind = tableNode({ eth_getBlockByNumber: null });
    expect(await chainOf({ ahead, behind }).chain.block('finalized')).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
    expect(await chainOf({ ahead, also: ahead }).chain.block('finalized')).toMatchObject({
      value: { number: 0x99 },
    });
  });

  test('a log range a node refuses is halved until it fits', async () => {
    const asked: number[] = [];
    const strict: FakeNode = (method, [filter]) => {
      if (method === 'eth_chainId') return { result: '0x2105' };
      if (method !== 'eth_getLogs') {
        return { result: { number: '0x63', hash: HASH, timestamp: '0x1' } };
      }
      const { fromBlock, toBlock } = filter as { fromBlock: string; toBlock: string };
      const span = Number(toBlock) - Number(fromBlock) + 1;
      if (span > 30) return { error: { code: -32000, message: 'block range is too wide' } };
      asked.push(span);
      return { result: [] };
    };
    const { chain } = chainOf({ strict });
    const query = { to: ME, token: TOKEN, fromBlock: 0, toBlock: 99 };
    expect(await chain.transfersTo(query)).toEqual({ ok: true, value: [] });
    expect(asked.reduce((sum, span) => sum + span, 0)).toBe(100);
  });
});

test('a moment of overload does not make a long search one of single blocks', async () => {
  let calls = 0;
  const busy: FakeNode = (method) => {
    if (method === 'eth_chainId') return { result: '0x2105' };
    if (method !== 'eth_getLogs') {
      return { result: { number: '0x1869f', hash: HASH, timestamp: '0x1' } };
    }
    calls += 1;
    return calls <= 10 ? { error: { code: -32005, message: 'too many requests' } } : { result: [] };
  };
  const { chain } = chainOf({ busy });
  const query = { to: ME, token: TOKEN, fromBlock: 0, toBlock: 99_999 };
  expect(await chain.transfersTo(query)).toEqual({ ok: true, value: [] });
  expect(calls).toBeLessThan(100);
});

describe('bad input', () => {
  const { chain } = chainOf({ a: tableNode({ eth_getBalance: '0x7' }) });
  test.each(['', '0x', ME.slice(0, -1), `${ME}00`, 'vitalik.eth', null as never])(
    'address %s',
    async (text) => {
      const bad = { ok: false, error: { code: 'CHAIN_MALFORMED' } };
      expect(await chain.balance(text, null)).toMatchObject(bad);
      expect(await chain.nonce(text, 'latest')).toMatchObject(bad);
      expect(await chain.receipt(text)).toMatchObject(bad);
      expect(
        await chain.transfersTo({ to: text, token: null, fromBlock: 0, toBlock: 0 }),
      ).toMatchObject(bad);
    },
  );

  test.each(['', '0x', 'raw', '0x0', null as never])('raw bytes %s', async (raw) => {
    expect(await chain.broadcast(raw)).toMatchObject({ error: { code: 'TRANSACTION_REFUSED' } });
  });

  test('blocks that are none', async () => {
    for (const at of [-1, 1.5, Number.NaN, 2 ** 60]) {
      expect(await chain.block(at)).toMatchObject({ error: { code: 'CHAIN_MALFORMED' } });
    }
  });

  test('an empty range is not an empty answer: somebody would tick it off', async () => {
    const query = { to: ME, token: null, fromBlock: 5, toBlock: 4 };
    expect(await chain.transfersTo(query)).toMatchObject({ error: { code: 'CHAIN_MALFORMED' } });
  });

  test('a chain that is none is a bug of the caller', () => {
    const clock = { now: () => 0 };
    expect(() => createEvmChain({ chain: 'solana:x', rpcUrls: ['http://a'], clock })).toThrow();
    expect(() => createEvmChain({ chain: 'eip155:1', rpcUrls: [], clock })).toThrow();
  });
});
