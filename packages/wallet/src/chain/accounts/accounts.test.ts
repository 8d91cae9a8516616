import { ok, type SmartAccountPort } from '@countinghouse/core';
import {
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  erc20Abi,
  type Hex,
  parseAbi,
  toFunctionSelector,
  zeroAddress,
} from 'viem';
import { entryPoint07Abi } from 'viem/account-abstraction';
import { describe, expect, test } from 'vitest';
import { accountAddress } from '../../kernel/account-address.ts';
import { ECDSA_SIGNER, ECDSA_VALIDATOR, ENTRY_POINT } from '../../kernel/contracts.ts';
import { planOperation } from '../../kernel/operation/plan-operation.ts';
import { type FakeNode, fakeNetwork } from '../../testing/fake-node.ts';
import { createEvmChain } from '../index.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = accountAddress(OWNER);
const POLICY = '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2';
const OP = `0x${'0a'.repeat(32)}` as const;
const TX = `0x${'0b'.repeat(32)}` as const;
const BLOCK_HASH = `0x${'0c'.repeat(32)}` as const;

const selector = (signature: string) => toFunctionSelector(`function ${signature}`);
const word = (type: string, value: unknown): Hex => encodeAbiParameters([{ type }], [value]);

/** What a pool of Aave v3 says of a reserve. */
function reserve(token: string): Hex {
  const figures = ['uint256', 'uint128', 'uint128', 'uint128', 'uint128', 'uint128'];
  const types = [
    ...figures,
    'uint40',
    'uint16',
    ...Array(4).fill('address'),
    ...Array(3).fill('uint128'),
  ];
  return encodeAbiParameters(
    types.map((type) => ({ type })),
    types.map((type, at) => (at === 8 ? token : type === 'address' ? ACCOUNT : 1n)) as never,
  );
}

/** Answers of contracts by selector; a node that has nothing else. */
function contracts(answers: Readonly<Record<string, Hex>>, code = '0x60'): FakeNode {
  return (method, params) => {
    if (method === 'eth_chainId') return { result: '0x2105' };
    if (method === 'eth_getCode') return { result: code };
    if (method === 'eth_call') {
      const { data } = params[0] as { readonly data: string };
      const answer = answers[data.slice(0, 10)];
      return answer === undefined
        ? { error: { code: 3, message: 'execution reverted' } }
        : { result: answer };
    }
    return { error: { code: -32601, message: 'the method does not exist' } };
  };
}

function ask(...nodes: readonly FakeNode[]): SmartAccountPort {
  const network = Object.fromEntries(nodes.map((node, index) => [`n${index}`, node]));
  return createEvmChain({
    chain: 'eip155:8453',
    rpcUrls: Object.keys(network).map((host) => `http://${host}/`),
    clock: { now: () => 0 },
    fetch: fakeNetwork(network),
  }).accounts;
}

const root = `0x01${ECDSA_VALIDATOR.slice(2).toLowerCase()}`;
const born = {
  [selector('currentNonce()')]: word('uint32', 3),
  [selector('validNonceFrom()')]: word('uint32', 2),
  [selector('rootValidator()')]: word('bytes21', root),
  [selector('ecdsaValidatorStorage(address)')]: word('address', OWNER),
};

describe('the state of an account', () => {
  test('of one that is there', async () => {
    expect(await ask(contracts(born)).state(ACCOUNT)).toEqual({
      ok: true,
      value: {
        ...{ deployed: true, currentNonce: 3, validNonceFrom: 2 },
        ...{ rootValidator: root, owner: OWNER },
      },
    });
  });

  test('of one that is not there yet: as it will begin', async () => {
    expect(await ask(contracts({}, '0x')).state(ACCOUNT)).toMatchObject({
      value: { deployed: false, currentNonce: 1, owner: null },
    });
  });

  test('guarded by another validator', async () => {
    const other = {
      ...born,
      [selector('rootValidator()')]: word('bytes21', `0x02${'00'.repeat(20)}`),
    };
    expect(await ask(contracts(other)).state(ACCOUNT)).toMatchObject({ value: { owner: null } });
  });

  test.each([
    ['no Kernel at all', {}],
    ['half an answer', { ...born, [selector('currentNonce()')]: '0x01' as Hex }],
    [
      'a nonce beyond its size',
      { ...born, [selector('currentNonce()')]: word('uint256', 2n ** 40n) },
    ],
  ])('%s is no account', async (_, answers) => {
    expect(await ask(contracts(answers)).state(ACCOUNT)).toMatchObject({
      ok: false,
      error: { code: 'CHAIN_MALFORMED' },
    });
  });
});

describe('a permission', () => {
  const id = '0x01020304';
  const shape = 'validationConfig(bytes21)';
  const config = (nonce: number, hook: Hex): Hex =>
    encodeAbiParameters(
      [{ type: 'tuple', components: [{ type: 'uint32' }, { type: 'address' }] }],
      [[nonce, hook]],
    );
  const permission: Hex = encodeAbiParameters(
    [
      {
        type: 'tuple',
        components: [{ type: 'bytes2' }, { type: 'address' }, { type: 'bytes22[]' }],
      },
    ],
    [['0x0000', ECDSA_SIGNER, [`0x0000${POLICY.slice(2)}`]]],
  );
  const answers = { ...born, [selector('permissionConfig(bytes4)')]: permission };

  test.each([
    ['in force', 2, '0x0000000000000000000000000000000000000001', true, true],
    ['made void', 1, '0x0000000000000000000000000000000000000001', true, false],
    ['taken off', 2, '0x0000000000000000000000000000000000000000', false, false],
  ] as const)('%s', async (_, nonce, hook, installed, usable) => {
    const node = contracts({ ...answers, [selector(shape)]: config(nonce, hook) });
    expect(await ask(node).permission(ACCOUNT, id)).toEqual({
      ok: true,
      value: { installed, usable, nonce, signer: ECDSA_SIGNER, policies: [POLICY] },
    });
  });

  test('on an account that is not there', async () => {
    expect(await ask(contracts({}, '0x')).permission(ACCOUNT, id)).toMatchObject({
      value: { installed: false, usable: false },
    });
  });

  describe('a right that was signed', () => {
    const none = '0x0000000000000000000000000000000000000000';
    const node = (currentNonce: number, hook: Hex = none, validFrom = 0) =>
      contracts({
        ...answers,
        [selector('currentNonce()')]: word('uint32', currentNonce),
        [selector('validNonceFrom()')]: word('uint32', validFrom),
        [selector(shape)]: config(2, hook),
      });
    const silent: FakeNode = () => ({ error: { code: -32000, message: 'not now' } });
    const standing = (...nodes: readonly FakeNode[]) =>
      ask(...nodes).standing({ account: ACCOUNT, permissionId: id, nonce: 2 });

    test.each([
      ['its first use is to come', [node(2), node(2)], 'not yet'],
      ['it is in force', [node(2, ACCOUNT)], 'usable'],
      ['all say that it is void', [node(9), node(3)], 'void'],
      ['one alone says that it is void', [node(9), node(2)], 'unknown'],
      ['one alone says so of one in force', [node(9, ACCOUNT, 9), node(2, ACCOUNT)], 'unknown'],
      ['another does not answer', [silent, node(9)], 'void'],
      ['the account is not there for one', [node(9), contracts({}, '0x')], 'unknown'],
    ] as const)('%s', async (_, nodes, value) => {
      expect(await standing(...nodes)).toEqual({ ok: true, value });
    });

    test('nobody answers', async () => {
      expect(await standing(silent, silent)).toMatchObject({ ok: false });
    });
  });

  test('by a name that is none', async () => {
    expect(await ask(contracts(answers)).permission(ACCOUNT, '0x01')).toMatchObject({
      error: { code: 'CHAIN_MALFORMED' },
    });
  });
});

describe('an operation that was carried out', () => {
  const topics = encodeEventTopics({
    abi: entryPoint07Abi,
    eventName: 'UserOperationEvent',
    args: { userOpHash: OP, sender: ACCOUNT, paymaster: OWNER },
  });
  const log = (change: object, data: Hex) => ({
    ...{ address: ENTRY_POINT, topics, data, blockNumber: '0x5', blockHash: BLOCK_HASH },
    ...{ transactionHash: TX, logIndex: '0x0', removed: false, ...change },
  });
  const event = (success: boolean) =>
    log(
      {},
      encodeAbiParameters(
        [{ type: 'uint256' }, { type: 'bool' }, { type: 'uint256' }, { type: 'uint256' }],
        [0n, success, 0n, 0n],
      ),
    );
  const revert = log(
    {
      topics: encodeEventTopics({
        abi: entryPoint07Abi,
        eventName: 'UserOperationRevertReason',
        args: { userOpHash: OP, sender: ACCOUNT },
      }),
      logIndex: '0x1',
    },
    encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'bytes' }],
      [
        0n,
        encodeErrorResult({
          abi: parseAbi(['error Error(string)']),
          errorName: 'Error',
          args: ['not enough'],
        }),
      ],
    ),
  );
  const chain =
    (logs: readonly object[], found = logs): FakeNode =>
    (method, params) => {
      switch (method) {
        case 'eth_chainId':
          return { result: '0x2105' };
        case 'eth_getBlockByNumber': {
          const asked = params[0] === '0x9' || params[0] === 'finalized';
          return { result: asked ? { number: '0x9', hash: BLOCK_HASH, timestamp: '0x1' } : null };
        }
        case 'eth_getLogs':
          return { result: found };
        case 'eth_getTransactionReceipt':
          return {
            result: {
              ...{ transactionHash: TX, blockNumber: '0x5', blockHash: BLOCK_HASH, status: '0x1' },
              ...{ gasUsed: '0x1', effectiveGasPrice: '0x1', logs },
            },
          };
        default:
          return { error: { code: -32601, message: 'the method does not exist' } };
      }
    };
  const query = { account: ACCOUNT, userOpHash: OP, fromBlock: 0, toBlock: 9 };
  const seen = {
    ...{ userOpHash: OP, account: ACCOUNT, transactionHash: TX, blockNumber: 5 },
  };

  test('is found in a range, and in its transaction', async () => {
    const port = ask(chain([event(true)]));
    const value = { ...seen, succeeded: true, reason: null };
    expect(await port.operation(query)).toEqual({ ok: true, value });
    expect(await port.operationIn(TX, OP)).toEqual({ ok: true, value });
  });

  test('and failed: with the reason', async () => {
    const port = ask(chain([event(false), revert], [event(false)]));
    const value = { ...seen, succeeded: false, reason: 'not enough' };
    expect(await port.operation(query)).toEqual({ ok: true, value });
  });

  test('is absent where nothing shows it; not where the range is not there yet', async () => {
    const port = ask(chain([]));
    expect(await port.operation(query)).toEqual({ ok: true, value: null });
    expect(await port.operationIn(TX, OP)).toEqual({ ok: true, value: null });
    expect(await port.operation({ ...query, toBlock: 10 })).toMatchObject({
      error: { code: 'CHAIN_UNAVAILABLE' },
    });
  });

  test('another operation, or the same words of another contract, is not it', async () => {
    const other = `0x${'0d'.repeat(32)}`;
    expect(await ask(chain([event(true)])).operationIn(TX, other)).toMatchObject({ value: null });
    const forged = { ...event(true), address: POLICY };
    expect(await ask(chain([forged])).operationIn(TX, OP)).toMatchObject({ value: null });
  });

  test('moved what the logs between its neighbours say, and nothing else', async () => {
    const moved = (units: bigint, to: Hex, token = POLICY as Hex) => ({
      ...log({}, encodeAbiParameters([{ type: 'uint256' }], [units])),
      ...{ address: token },
      topics: encodeEventTopics({
        abi: erc20Abi,
        eventName: 'Transfer',
        args: { from: ACCOUNT, to },
      }),
    });
    const before = log(
      { topics: encodeEventTopics({ abi: entryPoint07Abi, eventName: 'BeforeExecution' }) },
      '0x',
    );
    const another = {
      ...event(true),
      topics: encodeEventTopics({
        abi: entryPoint07Abi,
        eventName: 'UserOperationEvent',
        args: { userOpHash: `0x${'0d'.repeat(32)}`, sender: ACCOUNT, paymaster: OWNER },
      }),
    };
    const bundle = [
      ...[moved(1n, OWNER), before, moved(2n, OWNER), another],
      ...[moved(4n, OWNER), moved(8n, OWNER, ECDSA_SIGNER), moved(16n, POLICY), event(true)],
    ].map((each, index) => ({ ...each, logIndex: `0x${index.toString(16)}` }));
    const by = { transactionHash: TX, userOpHash: OP, token: POLICY };
    const answer = await ask(chain(bundle)).movedBy(by);
    if (!answer.ok || answer.value === null) return expect.unreachable('not read');
    const { own, nobodys } = answer.value;
    expect(own.map(({ amount, to }) => [amount, to])).toEqual([
      [4n, OWNER],
      [16n, POLICY],
    ]);
    expect(nobodys.map(({ amount }) => amount)).toEqual([1n]);
    expect(await ask(chain([moved(4n, OWNER), event(true)])).movedBy(by)).toEqual({
      ...{ ok: true, value: null },
    });
    const less = chain(bundle.slice(0, -2));
    expect(await ask(chain(bundle), less).movedBy(by)).toMatchObject({ ok: false });
  });

  test('a log that its own transaction does not show is a lie', async () => {
    expect(await ask(chain([], [event(true)])).operation(query)).toMatchObject({
      error: { code: 'CHAIN_MALFORMED' },
    });
  });

  test('a success that another server does not show is no success', async () => {
    const answer = await ask(chain([event(true)]), chain([event(false)])).operation(query);
    expect(answer.ok).toBe(false);
  });
});

describe('before an operation is sent', () => {
  const { call, callData } = planOperation({
    ...{ chain: 'eip155:8453', owner: OWNER, account: ACCOUNT, deployed: true, nonce: 0n },
    ...{ calls: [{ kind: 'transfer', token: POLICY, units: 5n }], callGas: null },
  });
  const stops = (reason: string): FakeNode => {
    const args = [0n, reason] as const;
    const data = encodeErrorResult({ abi: entryPoint07Abi, errorName: 'FailedOp', args });
    return (method) =>
      method === 'eth_chainId'
        ? { result: '0x2105' }
        : { error: { code: 3, message: 'execution reverted', data } };
  };

  test('it passes when only its signature is missing', async () => {
    expect(await ask(stops('AA24 signature error')).rehearse(call)).toEqual({
      ok: true,
      value: null,
    });
  });

  test('else the words of the EntryPoint are told', async () => {
    expect(await ask(stops('AA25 invalid account nonce')).rehearse(call)).toEqual({
      ok: true,
      value: 'AA25 invalid account nonce',
    });
    expect(await ask(contracts({})).rehearse({ ...call, data: '0x' })).toMatchObject({
      error: { code: 'CHAIN_MALFORMED' },
    });
  });

  test('what its calls take is asked as the EntryPoint', async () => {
    const asked: unknown[] = [];
    const node: FakeNode = (method, params) => {
      if (method === 'eth_estimateGas') asked.push(params[0]);
      return { result: method === 'eth_chainId' ? '0x2105' : '0xc350' };
    };
    expect(await ask(node).callGas(ACCOUNT, callData)).toEqual({ ok: true, value: 50_000n });
    expect(asked).toEqual([{ from: ENTRY_POINT, to: ACCOUNT, data: callData }]);
  });

  test('nonces under a key, and what shares are worth', async () => {
    const nonce = { [selector('getNonce(address,uint192)')]: word('uint256', 2n ** 64n + 4n) };
    expect(await ask(contracts(nonce)).operationNonce(ACCOUNT, 1n)).toEqual({
      ok: true,
      value: 2n ** 64n + 4n,
    });
    expect(await ask(contracts(nonce)).operationNonce(ACCOUNT, -1n)).toMatchObject({ ok: false });
    const worth = { [selector('previewRedeem(uint256)')]: word('uint256', 12n) };
    expect(await ask(contracts(worth)).redeemable(POLICY, 11n)).toEqual({ ok: true, value: 12n });
  });

  test('of what a vault is; a contract that is none, and no contract, are no failure', async () => {
    const token = { [selector('asset()')]: word('address', POLICY) };
    expect(await ask(contracts(token)).vaultAsset(ACCOUNT)).toEqual({ ok: true, value: null });
    const vault = { ...token, [selector('maxRedeem(address)')]: word('uint256', 0n) };
    expect(await ask(contracts(vault)).vaultAsset(ACCOUNT)).toEqual({ ok: true, value: POLICY });
    const nothing: FakeNode = (method) => ({ result: method === 'eth_chainId' ? '0x2105' : '0x' });
    expect(await ask(nothing).vaultAsset(ACCOUNT)).toEqual({ ok: true, value: null });
    const refusing: FakeNode = (method) =>
      method === 'eth_chainId'
        ? { result: '0x2105' }
        : { error: { code: 3, message: 'execution reverted', data: '0x' } };
    expect(await ask(refusing).vaultAsset(ACCOUNT)).toEqual({ ok: true, value: null });
    const broken: FakeNode = (method) => ({ result: method === 'eth_chainId' ? '0x2105' : 7 });
    expect(await ask(broken).vaultAsset(ACCOUNT)).toMatchObject({ ok: false });
  });

  test('what a pool gives for an asset; a contract that is none, and no contract, are no failure', async () => {
    const pool = (answer: Hex) => contracts({ [selector('getReserveData(address)')]: answer });
    const told = (node: FakeNode) => ask(node).poolToken(ACCOUNT, POLICY);
    expect(await told(pool(reserve(POLICY)))).toEqual({ ok: true, value: POLICY });
    // No such reserve; another version, whose answer is shorter; bits where an address has none.
    const [whole, its] = [reserve(POLICY), POLICY.slice(2).toLowerCase().padStart(64, '0')];
    const wide = whole.replace(its, 'f'.repeat(64)) as Hex;
    const shorter = whole.slice(0, -64) as Hex;
    for (const answer of [reserve(zeroAddress), shorter, wide, '0x'] as const) {
      expect(await told(pool(answer))).toEqual({ ok: true, value: null });
    }
    const refusing: FakeNode = (method) =>
      method === 'eth_chainId'
        ? { result: '0x2105' }
        : { error: { code: 3, message: 'execution reverted', data: '0x' } };
    expect(await told(refusing)).toEqual({ ok: true, value: null });
    const broken: FakeNode = (method) => ({ result: method === 'eth_chainId' ? '0x2105' : 7 });
    expect(await told(broken)).toMatchObject({ ok: false });
  });

  test('the pool behind a token, where each of the two names the other', async () => {
    const [POOL, behind] = [selector('POOL()'), selector('getReserveData(address)')];
    const told = (answers: Record<string, Hex>) =>
      ask(contracts(answers)).poolBehind(ACCOUNT, OWNER);
    const named = { [POOL]: word('address', POLICY) };
    expect(await told({ ...named, [behind]: reserve(ACCOUNT) })).toEqual(ok(POLICY));
    // The pool gives another token for it; it is no pool; the token names none, or something else.
    expect(await told({ ...named, [behind]: reserve(POLICY) })).toEqual(ok(null));
    expect(await told(named)).toEqual(ok(null));
    expect(await told({ [behind]: reserve(ACCOUNT) })).toEqual(ok(null));
    const wide = { [POOL]: `0x${'f'.repeat(64)}` as const, [behind]: reserve(ACCOUNT) };
    expect(await told(wide)).toEqual(ok(null));
  });
});
