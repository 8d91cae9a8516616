import { keccak256, type TransactionSerializable, toHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { type FakeNode, fakeNetwork } from '../testing/fake-node.ts';
import { createEvmChain } from './index.ts';

const account = privateKeyToAccount(generatePrivateKey());
const SOMEBODY = '0x1111111111111111111111111111111111111111';
const common = { chainId: 8453, nonce: 0, to: SOMEBODY, value: 1n, gas: 21_000n } as const;
const fees = { maxFeePerGas: 5n, maxPriorityFeePerGas: 2n };

/** A signed transaction as a node shows it. */
async function shown(fields: TransactionSerializable, type: string, by = account) {
  let signature: { r: string; s: string; v?: bigint; yParity?: number } = { r: '', s: '' };
  const raw = await by.signTransaction(fields, {
    serializer: async (transaction, given) => {
      if (given !== undefined) signature = given as typeof signature;
      const { serializeTransaction } = await import('viem');
      return serializeTransaction(transaction, given);
    },
  });
  const { r, s, yParity = 0 } = signature;
  const v = type === '0x0' ? 8453 * 2 + 35 + yParity : yParity;
  return {
    hash: keccak256(raw),
    type,
    chainId: '0x2105',
    from: account.address,
    to: SOMEBODY,
    nonce: '0x0',
    value: '0x1',
    gas: '0x5208',
    gasPrice: '0x5',
    input: '0x',
    blockNumber: '0xa',
    blockHash: `0x${'cd'.repeat(32)}`,
    transactionIndex: '0x0',
    ...(type === '0x2' ? { maxFeePerGas: '0x5', maxPriorityFeePerGas: '0x2' } : {}),
    ...(type === '0x0' ? {} : { accessList: [], yParity: toHex(yParity) }),
    r,
    s,
    v: toHex(v),
  };
}

function ask(transaction: object) {
  const head = { number: '0xa', hash: `0x${'ab'.repeat(32)}`, timestamp: '0x64' };
  const node: FakeNode = (method, [, full]) => {
    if (method === 'eth_chainId') return { result: '0x2105' };
    if (method === 'eth_getTransactionCount') return { result: '0x1' };
    return { result: full === true ? { ...head, transactions: [transaction] } : head };
  };
  const chain = createEvmChain({
    chain: 'eip155:8453',
    rpcUrls: ['http://a/'],
    clock: { now: () => 0 },
    fetch: fakeNetwork({ a: node }),
  });
  return chain.minedWithNonce({ account: account.address, nonce: 0, fromBlock: 10 });
}

describe('a transaction said to have used up our nonce', () => {
  test.each([
    ['of the first kind', { ...common, type: 'legacy', gasPrice: 5n }, '0x0'],
    ['with a list of accesses', { ...common, type: 'eip2930', gasPrice: 5n }, '0x1'],
    ['with a tip', { ...common, type: 'eip1559', ...fees }, '0x2'],
  ] as const)('%s counts when the account signed it', async (_, fields, type) => {
    const one = await shown(fields, type);
    expect(await ask(one)).toMatchObject({ ok: true, value: { hash: one.hash, value: 1n } });
  });

  test('is no proof when the account never signed it: we would pay a second time', async () => {
    const real = await shown({ ...common, type: 'eip1559', ...fees }, '0x2');
    const thief = privateKeyToAccount(generatePrivateKey());
    const forged = await shown({ ...common, type: 'eip1559', ...fees }, '0x2', thief);
    const lies = [
      forged,
      { ...real, hash: `0x${'ee'.repeat(32)}` },
      { ...real, value: '0x2' },
      { ...real, r: undefined },
      { ...real, type: '0x0' },
    ];
    for (const lie of lies) {
      expect(await ask(lie)).toMatchObject({ ok: false, error: { code: 'CHAIN_MALFORMED' } });
    }
  });
});
