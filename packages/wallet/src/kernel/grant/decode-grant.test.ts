import { type GrantPolicy, type TypedDataPayload, unlimitedReasons } from '@countinghouse/core';
import fc from 'fast-check';
import {
  concat,
  encodeAbiParameters,
  type Hex,
  numberToHex,
  parseAbiParameters,
  toFunctionSelector,
} from 'viem';
import { describe, expect, test } from 'vitest';
import {
  callPolicy,
  permittedCall,
  ROUTER,
  rule,
  SESSION_KEY,
  sampleGrant,
  timePolicy,
  USDC,
} from '../../testing/sample-grant.ts';
import { accountAddress } from '../account-address.ts';
import { decodeGrant } from './decode-grant.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ECDSA_SIGNER = '0x6A6F069E2a08c2468e7724Ab3250CdBFBA14D4FF';
const runs = process.env.COUNTINGHOUSE_DEEP ? 200_000 : 1_500;

const policiesOf = (...policies: readonly Hex[]): readonly GrantPolicy[] =>
  sampleGrant(OWNER, { policies }).decoded.policies;

test('the usual grant, whole', () => {
  const { payload, decoded } = sampleGrant(OWNER);
  expect(decoded).toEqual({
    kind: 'grant',
    chain: 'eip155:8453',
    account: '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F',
    right: {
      kind: 'permission',
      permissionId: decodedId(payload),
      computedId: decodedId(payload),
    },
    nonce: 1,
    key: { kind: 'key', address: SESSION_KEY, operates: true, signs: false },
    policies: [
      {
        kind: 'calls',
        contract: '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2',
        enforced: true,
        calls: [
          {
            how: 'call',
            target: USDC,
            selector: '0x095ea7b3',
            function: 'approve(address spender, uint256 amount)',
            valueAtMost: '0',
            rules: [
              {
                condition: 'equal',
                offset: '0',
                argument: { index: 0, name: 'spender', type: 'address' },
                values: [ROUTER],
              },
              {
                condition: 'at-most',
                offset: '32',
                argument: { index: 1, name: 'amount', type: 'uint256' },
                values: ['100000000'],
              },
            ],
            amount: { argument: 'amount', atMost: '100000000' },
            recipient: { argument: 'spender', only: [ROUTER] },
          },
          {
            how: 'call',
            target: ROUTER,
            selector: toFunctionSelector(
              'buy(bytes32,uint256,uint256,bool,uint256,uint16,address)',
            ),
            function:
              'buy(bytes32 instrumentId, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral)',
            valueAtMost: '0',
            rules: [
              {
                condition: 'at-most',
                offset: '32',
                argument: { index: 1, name: 'amount', type: 'uint256' },
                values: ['100000000'],
              },
            ],
            amount: { argument: 'amount', atMost: '100000000' },
            recipient: null,
          },
        ],
      },
      {
        kind: 'time',
        contract: '0xB9f8f524bE6EcD8C945b1b87f9ae5C192FdCE20F',
        enforced: true,
        validAfter: 0,
        validUntil: 2_000_000_000,
      },
    ],
    access: { kind: 'execute' },
    hook: null,
    unread: [],
  });
});

describe('one entry more than the usual', () => {
  const account = accountAddress(OWNER);
  const THIEF = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
  const VAULT = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
  const selectorOf = (signature: string) => toFunctionSelector(signature);
  const marked = (...more: readonly ReturnType<typeof permittedCall>[]) => {
    const { decoded } = sampleGrant(OWNER, {
      policies: [
        callPolicy([
          permittedCall(USDC, selectorOf('approve(address,uint256)'), [
            rule(0, 0n, ROUTER),
            rule(4, 32n, '0x05'),
          ]),
          permittedCall(ROUTER, selectorOf('sell(bytes32,uint256,uint256,uint16,address)'), []),
          ...more,
        ]),
        timePolicy(0, 2_000_000_000),
      ],
    });
    return unlimitedReasons(decoded, USDC, OWNER).map(({ code }) => code);
  };

  test('none is the usual', () => {
    expect(marked()).toEqual([]);
    expect(
      marked(
        permittedCall(VAULT, selectorOf('approve(address,uint256)'), [rule(0, 0n, ROUTER)]),
        permittedCall(VAULT, selectorOf('allow(address,bool)'), [rule(0, 0n, ROUTER)]),
      ),
    ).toEqual([]);
  });

  test.each([
    'changeRootValidator(bytes21,address,bytes,bytes)',
    'installModule(uint256,address,bytes)',
    'installValidations(bytes21[],(uint32,address)[],bytes[],bytes[])',
    'upgradeTo(address)',
    'execute(bytes32,bytes)',
    'grantAccess(bytes21,bytes4,bool)',
  ])('%s of the account hands it over', (signature) => {
    expect(marked(permittedCall(account, selectorOf(signature)))).toEqual(['SELF_CALL']);
  });

  test.each([
    'setAuthorization(address,bool)',
    'approve(address,address,uint160,uint48)',
    'withdrawTo(address,address,uint256)',
    'onInstall(bytes)',
  ])('%s of some contract is marked', (signature) => {
    expect(marked(permittedCall(VAULT, selectorOf(signature)))).toEqual(['UNKNOWN_FUNCTION']);
  });

  test.each([
    ['redeem(uint256,address,address)', 32n],
    ['withdraw(uint256,address,address)', 32n],
    ['withdraw(address,uint256,address)', 64n],
    ['transfer(address,uint256)', 0n],
    ['transferFrom(address,address,uint256)', 32n],
    ['approve(address,uint256)', 0n],
    ['allow(address,bool)', 0n],
  ])('%s for somebody else alone is marked, for the account not', (signature, at) => {
    const to = (who: Hex) =>
      marked(permittedCall(VAULT, selectorOf(signature), [rule(0, at, who)]));
    expect(to(THIEF)).toEqual(['FOREIGN_RECIPIENT']);
    expect(to(account)).toEqual([]);
  });

  test('native money without a limit is marked', () => {
    const call = permittedCall(ROUTER, selectorOf('deposit(uint256,address)'), [
      rule(4, 0n, '0x05'),
      rule(0, 32n, account),
    ]);
    expect(marked(call)).toEqual([]);
    expect(marked({ ...call, valueLimit: 2n ** 256n - 1n })).toEqual(['NATIVE_VALUE']);
  });
});

/** The four bytes behind the kind. */
function decodedId({ typedData }: TypedDataPayload): string {
  return `0x${typedData.message.validationId.slice(4, 12)}`;
}

describe('policies', () => {
  const on = (contract: string, data: Hex, flags: Hex = '0x0000') =>
    concat([flags, contract as Hex, data]);

  test('time: an end of zero is no end', () => {
    expect(policiesOf(timePolicy(5, 0))).toMatchObject([
      { kind: 'time', validAfter: 5, validUntil: null },
    ]);
  });

  test('rates, in all and renewed', () => {
    const [interval, count, start] = [60, 3, 7].map((value) => numberToHex(value, { size: 6 }));
    const words = [interval, count, start] as readonly Hex[];
    expect(
      policiesOf(
        on('0xf63d4139B25c836334edD76641356c6b74C86873', concat(words)),
        on('0x6a06358e6b283921deceabe7e8a3741d506cca9b', concat(words.slice(0, 2))),
        on('0xf63d4139B25c836334edD76641356c6b74C86873', '0x00'),
      ),
    ).toMatchObject([
      { kind: 'rate', everySeconds: 60, times: 3, startsAt: 7, renews: false },
      { kind: 'rate', everySeconds: 60, times: 3, renews: true },
      { kind: 'unknown', raw: '0x00' },
    ]);
  });

  test('gas, spend cap, sudo, who may ask for messages', () => {
    const gas = encodeAbiParameters(parseAbiParameters('uint128, bool, address'), [
      7n,
      true,
      ROUTER,
    ]);
    const cap = encodeAbiParameters(parseAbiParameters('address, uint256, uint48'), [
      USDC,
      5n,
      86_400,
    ]);
    const callers = encodeAbiParameters(parseAbiParameters('address[]'), [[ROUTER]]);
    expect(
      policiesOf(
        on('0xaeFC5AbC67FfD258abD0A3E54f65E70326F84b23', gas),
        on('0x848518dbc61d1b3cb62a94747fd45173c57be282', cap),
        on('0x67b436caD8a6D025DF6C82C5BB43fbF11fC5B9B7', '0x'),
        on('0xF6A936c88D97E6fad13b98d2FD731Ff17eeD591d', callers),
      ),
    ).toMatchObject([
      { kind: 'gas', atMost: '7', paymaster: { only: ROUTER } },
      { kind: 'spend-cap', token: USDC, units: '5', everySeconds: 86_400 },
      { kind: 'anything' },
      { kind: 'message-callers', callers: [ROUTER] },
    ]);
  });

  test('one nobody knows stays raw, one that is switched off is marked', () => {
    expect(
      policiesOf(on(OWNER, '0xc0ffee'), on(OWNER, '0x', '0x0001'), on(OWNER, '0x', '0x0002')),
    ).toMatchObject([
      { kind: 'unknown', contract: OWNER, raw: '0xc0ffee', enforced: true },
      { kind: 'unknown', enforced: false },
      { kind: 'unknown', enforced: true },
    ]);
  });

  test('calls: any contract, foreign code, unknown functions, every condition', () => {
    const nowhere = `0x${'00'.repeat(20)}` as const;
    const many = Array.from({ length: 9 }, (_, condition) => rule(condition, 0n, '0x05', '0x09'));
    const [policy] = policiesOf(
      callPolicy([
        { ...permittedCall(nowhere, '0xdeadbeef'), callType: '0xff', valueLimit: 9n },
        { ...permittedCall(USDC, '0xa9059cbb', many), callType: '0x07' },
        permittedCall(USDC, '0x095ea7b3', [rule(0, 16n, '0x01'), rule(0, 640n, '0x01')]),
      ]),
    );
    if (policy?.kind !== 'calls') throw new Error('not read');
    expect(policy.calls[0]).toMatchObject({
      how: 'delegatecall',
      target: null,
      function: null,
      valueAtMost: '9',
      amount: null,
      recipient: null,
    });
    expect(policy.calls[1]?.how).toBe('unknown');
    expect(policy.calls[1]?.rules.map(({ condition }) => condition)).toEqual([
      ...['equal', 'greater-than', 'less-than', 'at-least', 'at-most', 'not-equal'],
      ...['one-of', 'slice-equal', 'unknown'],
    ]);
    expect(policy.calls[2]?.rules.map(({ argument }) => argument)).toEqual([null, null]);
    expect(policy.calls[2]?.amount).toEqual({ argument: 'amount', atMost: null });
  });

  test.each([
    ['no rule', [], null],
    ['at most', [rule(4, 32n, '0x0a')], '10'],
    ['less than', [rule(2, 32n, '0x0a')], '9'],
    ['equal', [rule(0, 32n, '0x0a')], '10'],
    ['one of', [rule(6, 32n, '0x0a', '0x0c', '0x0b')], '12'],
    ['the strictest of several', [rule(4, 32n, '0x0a'), rule(2, 32n, '0x05')], '4'],
    ['at least, which is no limit', [rule(3, 32n, '0x0a')], null],
    ['another argument', [rule(4, 0n, '0x0a')], null],
    ['more than there is', [rule(4, 32n, `0x${'ff'.repeat(32)}`)], null],
  ] as const)('the highest amount: %s', (_, rules, atMost) => {
    const [policy] = policiesOf(callPolicy([permittedCall(USDC, '0xa9059cbb', rules)]));
    expect(policy).toMatchObject({ calls: [{ amount: { atMost } }] });
  });
});

describe('keys and ways in', () => {
  test('flags of the key, and a signer nobody knows', () => {
    const key = (signer: Hex) => sampleGrant(OWNER, { signer }).decoded.key;
    expect(key(concat(['0x0000', ECDSA_SIGNER, SESSION_KEY]))).toMatchObject({ signs: true });
    expect(key(concat(['0x0001', ECDSA_SIGNER, SESSION_KEY]))).toMatchObject({ operates: false });
    expect(key(concat(['0x0000', ECDSA_SIGNER, '0x01']))).toMatchObject({ kind: 'unknown' });
    expect(key(concat(['0x0000', ROUTER, SESSION_KEY]))).toMatchObject({
      kind: 'unknown',
      contract: ROUTER,
    });
  });

  test('a policy and a signer nobody knows are kept whole among what is unread', () => {
    const raw = 'a7'.repeat(120);
    const unknown = concat(['0x0000', ROUTER, `0x${raw}`]);
    const signer = concat(['0x0000', ROUTER, '0x1234']);
    expect(
      sampleGrant(OWNER, { policies: [timePolicy(0, 2_000_000_000), unknown], signer }).decoded,
    ).toMatchObject({
      unread: [
        { part: 'policy 2', raw: `0x${raw}` },
        { part: 'signer', raw: '0x1234' },
      ],
    });
  });

  test('a permission under another name is told apart', () => {
    const { decoded } = sampleGrant(OWNER, { validationId: `0x0201020304${'00'.repeat(16)}` });
    expect(decoded.right).toMatchObject({ permissionId: '0x01020304' });
    if (decoded.right.kind === 'permission') {
      expect(decoded.right.computedId).not.toBe('0x01020304');
    }
  });

  test('a second owner', () => {
    const validationId = `0x01${ROUTER.slice(2)}` as const;
    const message = { validatorData: '0xabcd', hookData: '0x01' };
    expect(sampleGrant(OWNER, { validationId, message }).decoded).toMatchObject({
      right: { kind: 'validator', contract: ROUTER },
      policies: [],
      unread: [
        { part: 'hook data', raw: '0x01' },
        { part: 'validator data', raw: '0xabcd' },
      ],
    });
  });

  test('hooks, and other functions than execute', () => {
    const access = (selectorData: string) =>
      sampleGrant(OWNER, { message: { selectorData } }).decoded;
    expect(access('0x').access).toEqual({ kind: 'none' });
    expect(access('0xe9ae5c53').access).toEqual({ kind: 'execute' });
    expect(access('0x12345678')).toMatchObject({
      access: { kind: 'function', selector: '0x12345678', module: null },
      unread: [],
    });
    expect(access('0x1234')).toMatchObject({ unread: [{ part: 'selector data', raw: '0x1234' }] });
    const installed = `0xe9ae5c53${ROUTER.slice(2)}${USDC.slice(2)}` as const;
    expect(access(installed).access).toMatchObject({
      kind: 'function',
      module: ROUTER,
      hook: USDC,
    });
    expect(sampleGrant(OWNER, { message: { hook: ROUTER } }).decoded.hook).toBe(ROUTER);
    const none = `0x${'00'.repeat(19)}01`;
    expect(sampleGrant(OWNER, { message: { hook: none } }).decoded.hook).toBeNull();
  });
});

test('any bytes in any place give a reading or a reason, never an exception', () => {
  const { payload } = sampleGrant(OWNER);
  const bytes = fc
    .uint8Array({ maxLength: 400 })
    .map((part): Hex => `0x${Buffer.from(part).toString('hex')}`);
  const place = fc.constantFrom('validatorData', 'hookData', 'selectorData', 'validationId');
  const good = payload.typedData.message.validatorData;
  const spoiled = fc
    .tuple(fc.integer({ min: 2, max: good.length - 1 }), fc.constantFrom(...'0123456789abcdef'))
    .map(([at, digit]) => `${good.slice(0, at)}${digit}${good.slice(at + 1)}`);
  const permission = fc
    .array(bytes, { maxLength: 4 })
    .map((parts) => encodeAbiParameters([{ type: 'bytes[]' }], [parts]));
  const known = [
    '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2',
    '0xB9f8f524bE6EcD8C945b1b87f9ae5C192FdCE20F',
    '0xf63d4139B25c836334edD76641356c6b74C86873',
    '0xaeFC5AbC67FfD258abD0A3E54f65E70326F84b23',
    '0x848518dbc61d1b3cb62a94747fd45173c57be282',
  ] as const;
  const odd = fc
    .tuple(fc.constantFrom(...known), bytes)
    .map(([contract, data]) =>
      encodeAbiParameters(
        [{ type: 'bytes[]' }],
        [[concat(['0x0000', contract, data]), concat(['0x0000', ECDSA_SIGNER, SESSION_KEY])]],
      ),
    );
  fc.assert(
    fc.property(place, fc.oneof(bytes, spoiled, permission, odd), (field, data) => {
      const message = { ...payload.typedData.message, [field]: data };
      const read = decodeGrant({ ...payload, typedData: { ...payload.typedData, message } });
      expect(['grant', 'unknown']).toContain(read.kind);
    }),
    { numRuns: runs },
  );
});

test('no value whatever makes it throw', () => {
  const { payload } = sampleGrant(OWNER);
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom('domain', 'message', 'whole'), (junk, place) => {
      const typedData = place === 'whole' ? junk : { ...payload.typedData, [place]: junk };
      const read = decodeGrant({ ...payload, typedData } as TypedDataPayload);
      expect(['grant', 'unknown']).toContain(read.kind);
    }),
    { numRuns: runs },
  );
});
