import { expect, test } from 'vitest';
import { type FakeNode, fakeNetwork, tableNode } from '../testing/fake-node.ts';
import { createEvmChain } from './index.ts';

const TOKEN = '0x3333333333333333333333333333333333333333';
const word = (value: bigint) => `0x${value.toString(16).padStart(64, '0')}`;

function ask(node: FakeNode) {
  const chain = createEvmChain({
    chain: 'eip155:8453',
    rpcUrls: ['http://a/'],
    clock: { now: () => 0 },
    fetch: fakeNetwork({ a: node }),
  });
  return chain.decimals(TOKEN);
}

test('the decimals of a token: what its contract says, or that it says nothing', async () => {
  expect(await ask(tableNode({ eth_call: word(6n) }))).toEqual({ ok: true, value: 6 });
  expect(await ask(tableNode({ eth_call: '0x' }))).toEqual({ ok: true, value: null });
  const reverts: FakeNode = (method) =>
    method === 'eth_call'
      ? { error: { code: 3, message: 'execution reverted' } }
      : { result: '0x2105' };
  expect(await ask(reverts)).toEqual({ ok: true, value: null });
});

test.each([
  ['a number no contract can have', word(256n)],
  ['half a word', '0x06'],
  ['a text', 'six'],
])('%s is no answer', async (_, answer) => {
  expect(await ask(tableNode({ eth_call: answer }))).toMatchObject({
    ok: false,
    error: { code: 'CHAIN_MALFORMED' },
  });
});
