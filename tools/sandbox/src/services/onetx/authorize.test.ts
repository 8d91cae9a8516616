import {
  concat,
  decodeAbiParameters,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  hashTypedData,
  pad,
  parseAbi,
  parseAbiParameters,
  slice,
} from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userAccount } from '../../identity.ts';
import { accountOf } from '../../kernel/account.ts';
import { CANONICAL, SPEND_CAP_POLICY } from '../../kernel/addresses.ts';
import { hashOf, nonceKey, unsignedOperation } from '../../kernel/user-operation.ts';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { routerOf } from '../../stack/addresses.ts';
import { createEarner, type Earner, VAULTS } from '../../testing/earner.ts';
import { peopleOf } from '../../testing/people.ts';
import { submitAs } from '../../testing/submit.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ blockTimeMs: 100 });
});
afterAll(() => sandbox.stop());

/** Somebody new, with USDC in the account on Base, who has authorized nothing. */
const people = peopleOf(() => sandbox);
const somebody = () => people({ 8453: 1_000_000_000n }, []);
const buy = (earner: Earner, amountUsdc = '1', more: object = {}) =>
  earner.post('/buy', { instrumentId: VAULTS.baseUsdc, amountUsdc, ...more });
const inDays = (days: number): number =>
  Math.floor(Date.parse(sandbox.controls.now()) / 1_000) + days * 86_400;

/** The policies of an enable message by their contracts, and its signer. */
function modulesIn(data: Hex) {
  const [modules] = decodeAbiParameters(parseAbiParameters('bytes[]'), data);
  return new Map(
    modules.map((one) => [getAddress(slice(one, 2, 22)), concat([slice(one, 22)])] as const),
  );
}

describe('the message an owner signs', () => {
  it('names the account, the chain and everything the session key may do', async () => {
    const earner = await somebody();
    const expiresAt = inDays(7);
    const asked = { chainId: 42161, spendCap: '250000000', expiresAt };
    const { accountAddress, enableTypedData, chainId } = await earner.must(
      earner.post('/authorize/prepare', asked),
    );
    expect({ accountAddress, chainId }).toEqual({
      accountAddress: accountOf(earner.owner.address),
      chainId: 42161,
    });
    expect(enableTypedData.domain).toEqual({
      ...{ name: 'Kernel', version: '0.3.1', chainId: 42161, verifyingContract: accountAddress },
    });
    expect(enableTypedData.primaryType).toBe('Enable');
    expect(enableTypedData.message).toMatchObject({
      validationId: expect.stringMatching(/^0x02[0-9a-f]{8}0{32}$/),
      ...{ nonce: 1, hook: '0x0000000000000000000000000000000000000000', hookData: '0x' },
      selectorData: expect.stringMatching(/^0xe9ae5c530{80}/),
    });
    const modules = modulesIn(enableTypedData.message.validatorData);
    expect([...modules.keys()]).toEqual([
      ...[CANONICAL.callPolicy, CANONICAL.timestampPolicy],
      ...[SPEND_CAP_POLICY, CANONICAL.ecdsaSigner],
    ]);
    expect(modules.get(CANONICAL.ecdsaSigner)).toMatch(/^0x[0-9a-f]{40}$/);
    const span = modules.get(CANONICAL.timestampPolicy) ?? '0x';
    expect(decodeAbiParameters(parseAbiParameters('uint48, uint48'), span)).toEqual([0, expiresAt]);
    const cap = modules.get(SPEND_CAP_POLICY) ?? '0x';
    expect(decodeAbiParameters(parseAbiParameters('address, uint256, uint48'), cap)).toEqual([
      ...[earner.usdc(42161), 250_000_000n, 86_400],
    ]);
    const [calls] = decodeAbiParameters(
      parseAbiParameters(
        '(bytes1 callType, address target, bytes4 selector, uint256 valueLimit, (uint8 condition, uint64 offset, bytes32[] params)[] rules)[]',
      ),
      modules.get(CANONICAL.callPolicy) ?? '0x',
    );
    const router = routerOf(42161);
    const toRouter = {
      condition: 0,
      offset: 0n,
      params: [pad(router, { size: 32 }).toLowerCase()],
    };
    const atMost = { condition: 4, offset: 32n, params: [pad('0x0ee6b280', { size: 32 })] };
    expect(calls[0]).toEqual({
      ...{ callType: '0x00', target: earner.usdc(42161), selector: '0x095ea7b3', valueLimit: 0n },
      rules: [toRouter, atMost],
    });
    expect(calls.filter(({ target }) => target === router)).toHaveLength(2);
    expect(calls).toHaveLength(6);
  });

  it('without a cap is without a limit, and a scope narrows it to instruments', async () => {
    const earner = await somebody();
    const { enableTypedData } = await earner.authorize(8453, {
      scope: { instrumentIds: [VAULTS.baseUsdcSix] },
    });
    expect(modulesIn(enableTypedData.message.validatorData).has(SPEND_CAP_POLICY)).toBe(false);
    expect(await buy(earner)).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        message: 'Atomic bundle simulation reverted: AA23 reverted: CallViolatesParamRule()',
      },
    });
    const { actionId } = await earner.must(buy(earner, '1', { instrumentId: VAULTS.baseUsdcSix }));
    await earner.until(actionId, 'success');
  });
});

describe('a signature', () => {
  it('of somebody else, or of another message, is no authorization', async () => {
    const earner = await somebody();
    const { enableTypedData } = await earner.must(earner.post('/authorize/prepare'));
    const signatures = [
      await userAccount(1).signTypedData(enableTypedData),
      await earner.owner.signTypedData({
        ...enableTypedData,
        domain: { ...enableTypedData.domain, chainId: 42161 },
      }),
    ];
    for (const signature of signatures) {
      expect(await earner.post('/authorize/confirm', { signature })).toEqual({
        status: 400,
        body: { statusCode: 400, message: 'Invalid signature', error: 'Bad Request' },
      });
    }
    expect(await buy(earner)).toMatchObject({ status: 403 });
  });

  it('of the hash as a personal message counts too, as in the account', async () => {
    const earner = await somebody();
    const { enableTypedData } = await earner.must(earner.post('/authorize/prepare'));
    const hash = hashTypedData(enableTypedData);
    const signature = await earner.owner.signMessage({ message: { raw: hash } });
    await earner.must(earner.post('/authorize/confirm', { signature }));
    const { actionId } = await earner.must(buy(earner));
    await earner.until(actionId, 'success');
  });

  it('of a message that was prepared anew is too late', async () => {
    const earner = await somebody();
    const { enableTypedData } = await earner.must(earner.post('/authorize/prepare'));
    await earner.must(earner.post('/authorize/prepare'));
    const signature = await earner.owner.signTypedData(enableTypedData);
    expect(await earner.post('/authorize/confirm', { signature })).toMatchObject({ status: 400 });
    expect(await earner.post('/authorize/confirm', { signature, chainId: 42161 })).toMatchObject({
      status: 400,
      body: { message: 'No pending authorization for this owner on chain 42161' },
    });
  });
});

describe('a grant', () => {
  it('ends at its time, on chain', async () => {
    const earner = await somebody();
    await earner.authorize(8453, { expiresAt: inDays(0) + 3_600 });
    const { actionId } = await earner.must(buy(earner));
    await earner.until(actionId, 'success');
    await sandbox.controls.advance({ seconds: 3_700 });
    expect(await buy(earner)).toMatchObject({
      status: 403,
      body: { message: 'Session grant expired (AA22 expired or not due)' },
    });
    const state = await earner.must(earner.get(`/account?ownerEoa=${earner.owner.address}`));
    expect(state).toMatchObject({ grant: null, authorizedChainIds: [], deployedChains: [8453] });
    await earner.authorize(8453);
    await earner.until((await earner.must(buy(earner))).actionId, 'success');
  });

  it('that was revoked is used no more, of one chain or of all', async () => {
    const earner = await somebody();
    for (const chain of [8453, 42161]) await earner.authorize(chain);
    const path = `/authorize/${earner.owner.address}`;
    const state = () => earner.must(earner.get(`/account?ownerEoa=${earner.owner.address}`));
    expect((await state()).authorizedChainIds).toEqual([8453, 42161]);
    expect(await earner.ask('DELETE', `${path}?chainId=8453`)).toEqual({
      status: 200,
      body: { accountAddress: accountOf(earner.owner.address) },
    });
    expect((await state()).authorizedChainIds).toEqual([42161]);
    expect(await buy(earner)).toMatchObject({
      status: 403,
      body: { message: 'No active grant for this owner on chain 8453', error: 'Forbidden' },
    });
    await earner.ask('DELETE', path);
    expect(await state()).toMatchObject({ authorizedChainIds: [], grant: null });
  });

  it('that its owner removed on chain fails there', async () => {
    const earner = await somebody();
    const { enableTypedData } = await earner.authorize(8453);
    await earner.until((await earner.must(buy(earner))).actionId, 'success');
    const account = accountOf(earner.owner.address);
    const { validationId } = enableTypedData.message;
    const data = uninstall(validationId as Hex, 3);
    const nonce = await earner.reader(8453).readContract({
      address: CANONICAL.entryPoint,
      abi: parseAbi(['function getNonce(address, uint192) view returns (uint256)']),
      functionName: 'getNonce',
      args: [account, nonceKey('root', 0)],
    });
    const op = unsignedOperation(account, nonce, '0x', data);
    const signature = await earner.owner.signMessage({ message: { raw: hashOf(op, 8453) } });
    await submitAs(earner.reader(8453), { ...op, signature });
    expect(await buy(earner)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^Atomic bundle simulation reverted: AA23/) },
    });
    // A new one is another permission, and works.
    await earner.authorize(8453);
    await earner.until((await earner.must(buy(earner))).actionId, 'success');
  });

  it('has a cap for a day', async () => {
    const earner = await somebody();
    await earner.authorize(8453, { spendCap: '5000000' });
    await earner.until((await earner.must(buy(earner, '3'))).actionId, 'success');
    expect(await buy(earner, '2.000001')).toMatchObject({
      status: 403,
      body: { message: 'Spend cap exceeded (AA23 reverted: SpendCapExceeded(5000001,5000000))' },
    });
    expect(await buy(earner, '5.000001')).toMatchObject({ status: 400 });
    await earner.until((await earner.must(buy(earner, '2'))).actionId, 'success');
    await sandbox.controls.advance({ seconds: 86_401 });
    await earner.until((await earner.must(buy(earner, '5'))).actionId, 'success');
  });

  it('is the key’s that asked for it', async () => {
    const earner = await somebody();
    await earner.authorize(8453);
    const { strangerApiKey } = sandbox.credentials.onetx;
    const stranger = createEarner(sandbox, earner.owner, strangerApiKey);
    const { actionId } = await earner.must(buy(earner));
    for (const refused of [
      await buy(stranger),
      await stranger.post('/withdraw/prepare', { amountUsdc: '1' }),
    ]) {
      expect(refused).toEqual({
        status: 403,
        body: {
          ...{ statusCode: 403, error: 'Forbidden' },
          message: 'API key is not allowed to act for this owner',
        },
      });
    }
    expect(await stranger.get(`/actions/${actionId}`)).toMatchObject({ status: 404 });
    expect(await stranger.ask('DELETE', `/authorize/${earner.owner.address}`)).toMatchObject({
      status: 404,
    });
    await earner.until(actionId, 'success');
  });
});

/** The call by which an account throws a permission out, with nothing to say to its modules. */
const uninstall = (validationId: Hex, modules: number): Hex =>
  encodeFunctionData({
    abi: parseAbi(['function uninstallValidation(bytes21 id, bytes deinit, bytes hookDeinit)']),
    functionName: 'uninstallValidation',
    args: [
      validationId,
      encodeAbiParameters(parseAbiParameters('bytes[]'), [Array<Hex>(modules).fill('0x')]),
      '0x',
    ],
  });
