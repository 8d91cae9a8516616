import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedGrant, GrantedCall, GrantPolicy } from './decoded-grant.ts';
import { type GrantDraft, reviewGrant } from './review-grant.ts';

const OWNER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ACCOUNT = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const THIEF = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const KEY = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const SHARES = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const ROUTER = '0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC';
const POLICY = '0x9a52283276A0ec8740DF50bF01B28A80D880eaf2';
const NOW = 1_800_000_000_000;
const ENDS = 1_800_600_000;

const approve = (target: string | null, atMost: string | null): GrantedCall => ({
  how: 'call',
  target,
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
    ...(atMost === null
      ? []
      : [
          {
            condition: 'at-most' as const,
            offset: '32',
            argument: { index: 1, name: 'amount', type: 'uint256' },
            values: [atMost],
          },
        ]),
  ],
  amount: { argument: 'amount', atMost },
  recipient: { argument: 'spender', only: [ROUTER] },
});
/** A call of which every address an argument may be is named, and nothing else. */
const named = (
  target: string | null,
  signature: string,
  argument: string,
  only: readonly string[] | null,
): GrantedCall => ({
  ...approve(target, null),
  function: signature,
  rules: [],
  amount: null,
  recipient: { argument, only },
});
/** What shares and money are approved for. */
const SELL: GrantedCall = {
  ...approve(ROUTER, null),
  function:
    'sell(bytes32 instrumentId, uint256 shares, uint256 minOut, uint16 referralBps, address referral)',
  rules: [
    {
      condition: 'equal',
      offset: '96',
      argument: { index: 3, name: 'referralBps', type: 'uint16' },
      values: ['0'],
    },
  ],
  amount: null,
  recipient: null,
};
const frame = { contract: POLICY, enforced: true } as const;
const calls = (...list: readonly GrantedCall[]): GrantPolicy => ({
  ...frame,
  kind: 'calls',
  calls: [...list, SELL],
});
const time = (validUntil: number | null, validAfter = 0): GrantPolicy => ({
  ...frame,
  kind: 'time',
  validAfter,
  validUntil,
});
const cap = (units: string): GrantPolicy => ({
  ...frame,
  ...{ kind: 'spend-cap', token: USDC, units, everySeconds: 86_400 },
});

function grant(change: Partial<DecodedGrant> = {}): DecodedGrant {
  return {
    kind: 'grant',
    chain: 'eip155:8453',
    account: ACCOUNT,
    right: { kind: 'permission', permissionId: '0x01020304', computedId: '0x01020304' },
    nonce: 1,
    key: { kind: 'key', address: KEY, operates: true, signs: false },
    policies: [calls(approve(USDC, '5000000')), time(ENDS), cap('5000000')],
    access: { kind: 'execute' },
    hook: null,
    unread: [],
    ...change,
  };
}

function review(change: Partial<DecodedGrant> = {}, draft: Partial<GrantDraft> = {}) {
  const decoded = grant(change);
  return reviewGrant({
    actionId: 'a1',
    payload: {
      kind: 'typed-data',
      chain: decoded.chain,
      from: OWNER,
      typedData: {
        domain: { name: 'Kernel', version: '0.3.1', chainId: 8453, verifyingContract: ACCOUNT },
        primaryType: 'Enable',
        message: {
          ...{ validationId: '0x', nonce: 1, hook: '0x', validatorData: '0x' },
          ...{ hookData: '0x', selectorData: '0x' },
        },
      },
    },
    decoded,
    asked: { spendCap: '5000000', expiresAt: ENDS, token: USDC, symbol: 'USDC', decimals: 6 },
    through: '1tx',
    computedAccount: ACCOUNT,
    toldAccount: ACCOUNT,
    nonces: [1],
    names: { [ROUTER.toLowerCase()]: 'the router of 1tx', [USDC.toLowerCase()]: 'USDC' },
    validUntil: NOW + 60_000,
    preparedAt: NOW,
    ...draft,
  });
}

const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe('a grant within what was asked', () => {
  it('has nothing to warn of, and says what it allows', () => {
    const { unlimited, mismatches, warnings, allows, expiresAt, compare } = review();
    expect({ unlimited, mismatches, warnings }).toEqual({
      ...{ unlimited: [], mismatches: [], warnings: [] },
    });
    expect(expiresAt).toBe(ENDS);
    expect(compare).toBe(ACCOUNT);
    expect(allows).toEqual([
      `The key ${KEY} may act for the account ${ACCOUNT} until 2027-01-22 06:40 UTC.`,
      'It may let the router of 1tx (0xbFdd…99bC) take at most 5 USDC (0x8335…2913) out of the account, by approve.',
      'It may sell through the router of 1tx (0xbFdd…99bC), where referralBps is 0.',
      'It may spend at most 5 USDC every 24 hours.',
    ]);
  });

  it('may hand shares to who sells them, which is said', () => {
    const { unlimited, mismatches, warnings } = review({
      policies: [
        calls(approve(USDC, '5000000'), approve(SHARES, null)),
        time(ENDS),
        cap('5000000'),
      ],
    });
    expect([...unlimited, ...mismatches]).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'OTHER_TOKEN_UNLIMITED', weight: 'note' }]);
  });
});

describe('a grant without bounds', () => {
  const bounded = [calls(approve(USDC, '5000000')), time(ENDS), cap('5000000')] as const;
  it.each<readonly [string, Partial<DecodedGrant>, readonly string[]]>([
    ['no rule about calls', { policies: bounded.slice(1) }, ['ANY_CALL']],
    [
      'a rule that is switched off',
      { policies: [{ ...bounded[0], enforced: false }, ...bounded.slice(1)] },
      ['ANY_CALL'],
    ],
    [
      'sudo',
      { policies: [{ ...frame, kind: 'anything' }, time(ENDS), cap('5000000')] },
      ['ANY_CALL'],
    ],
    ['no end', { policies: [bounded[0], cap('5000000')] }, ['NO_EXPIRY']],
    [
      'an end after all lifetimes',
      { policies: [bounded[0], time(2 ** 48 - 1), cap('5000000')] },
      ['NO_EXPIRY'],
    ],
    ['an end of never', { policies: [bounded[0], time(null), cap('5000000')] }, ['NO_EXPIRY']],
    ['no amount', { policies: [calls(approve(USDC, null)), time(ENDS)] }, ['NO_AMOUNT_LIMIT']],
    [
      'any contract',
      { policies: [calls(approve(null, '5')), time(ENDS), cap('5000000')] },
      ['ANY_CONTRACT'],
    ],
    [
      'anybody',
      {
        policies: [
          calls({ ...approve(USDC, '5'), recipient: { argument: 'spender', only: null } }),
          ...bounded.slice(1),
        ],
      },
      ['ANY_RECIPIENT'],
    ],
    [
      'foreign code',
      { policies: [calls({ ...approve(USDC, '5'), how: 'delegatecall' }), ...bounded.slice(1)] },
      ['DELEGATE_CALL'],
    ],
    [
      'another way in',
      { access: { kind: 'function', selector: '0x12345678', module: null, hook: null } },
      ['ANY_FUNCTION'],
    ],
    [
      'a second owner',
      { right: { kind: 'validator', contract: ROUTER }, policies: [] },
      ['SECOND_OWNER'],
    ],
  ])('%s is marked', (_, change, expected) => {
    const { unlimited, warnings } = review(change);
    expect(codes(unlimited)).toEqual(expected);
    for (const code of expected) {
      expect(warnings).toContainEqual(
        expect.objectContaining({ code: `UNLIMITED_${code}`, weight: 'risk' }),
      );
    }
  });
});

describe('a grant that gives the account away', () => {
  const unknown = (target: string | null): GrantedCall => ({
    ...approve(target, null),
    ...{ selector: '0x13c47d4d', function: null, rules: [], amount: null, recipient: null },
  });
  const of = (...list: readonly GrantedCall[]) =>
    review({ policies: [calls(approve(USDC, '5000000'), ...list), time(ENDS), cap('5000000')] });
  const redeem = (...only: readonly string[]) =>
    named(SHARES, 'redeem(uint256 shares, address receiver, address owner)', 'receiver', only);
  const transfer = (target: string, to: string): GrantedCall => ({
    ...named(target, 'transfer(address to, uint256 amount)', 'to', [to]),
    amount: { argument: 'amount', atMost: null },
  });
  const lets = (target: string, atMost: string | null, spender: string): GrantedCall => ({
    ...approve(target, atMost),
    recipient: { argument: 'spender', only: [spender] },
  });
  const burn = (word: string) =>
    named(ROUTER, 'depositForBurn(uint256 amount, bytes32 mintRecipient)', 'mintRecipient', [word]);
  const word = (address: string) => `0x${'00'.repeat(12)}${address.slice(2).toLowerCase()}`;

  it.each<readonly [string, GrantedCall, readonly string[]]>([
    ['by a function of the account itself', unknown(ACCOUNT), ['SELF_CALL']],
    ['by any call to the account itself', approve(ACCOUNT, '5'), ['SELF_CALL']],
    ['by any function of any contract', unknown(null), ['ANY_CONTRACT', 'SELF_CALL']],
    ['by a function nobody knows', unknown(SHARES), ['UNKNOWN_FUNCTION']],
    ['in native money', { ...approve(USDC, '5'), valueAtMost: '7' }, ['NATIVE_VALUE']],
    ['by redeeming for somebody', redeem(THIEF), ['FOREIGN_RECIPIENT']],
    ['by redeeming for somebody else too', redeem(ACCOUNT, THIEF), ['FOREIGN_RECIPIENT']],
    [
      'by supplying for somebody',
      named(
        ROUTER,
        'supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
        'onBehalfOf',
        [THIEF],
      ),
      ['FOREIGN_RECIPIENT'],
    ],
    ['by paying shares to somebody', transfer(SHARES, THIEF), ['FOREIGN_RECIPIENT']],
    ['by letting somebody take shares', lets(SHARES, null, THIEF), ['FOREIGN_RECIPIENT']],
    ['by letting somebody take money', lets(USDC, '5', THIEF), ['FOREIGN_RECIPIENT']],
    [
      'by letting somebody manage a position',
      named(SHARES, 'allow(address manager, bool isAllowed)', 'manager', [THIEF]),
      ['FOREIGN_RECIPIENT'],
    ],
    ['by minting for somebody elsewhere', burn(word(THIEF)), ['FOREIGN_RECIPIENT']],
  ])('%s is marked in red', (_, call, expected) => {
    const { unlimited, warnings } = of(call);
    expect(codes(unlimited)).toEqual(expected);
    expect(codes(warnings)).not.toContain('OTHER_TOKEN_UNLIMITED');
    for (const code of expected) {
      expect(warnings).toContainEqual(
        expect.objectContaining({ code: `UNLIMITED_${code}`, weight: 'risk' }),
      );
    }
  });

  it('says what such a call can do', () => {
    expect(of(unknown(ACCOUNT)).unlimited[0]?.sentence).toBe(
      'The function 0x13c47d4d of 0xEC4b…cA6F is a call of the account to itself: by that, the key can become a second owner, who may do everything you may, for ever.',
    );
    const all = { ...approve(USDC, '5'), valueAtMost: (2n ** 256n - 1n).toString() };
    expect(of(all).unlimited[0]?.sentence).toBe(
      'approve of 0x8335…2913 may pay any amount of the native asset, each time anew.',
    );
    expect(of(redeem(THIEF)).unlimited[0]?.sentence).toBe(
      `redeem of 0xa53C…a6AC may give what the account has to somebody who is not you: ${THIEF}.`,
    );
  });

  it.each<readonly [string, GrantedCall]>([
    ['what is redeemed comes to the account', redeem(ACCOUNT)],
    ['what is redeemed comes to its owner', redeem(OWNER, ACCOUNT.toLowerCase())],
    ['what is minted elsewhere comes to the account', burn(word(ACCOUNT))],
  ])('not where %s', (_, call) => {
    expect(of(call).warnings).toEqual([]);
  });

  it.each<readonly [string, GrantedCall]>([
    ['shares', approve(SHARES, null)],
    [
      'a position',
      named(SHARES, 'allow(address manager, bool isAllowed)', 'manager', [ROUTER.toLowerCase()]),
    ],
  ])('letting whoever sells them take %s is a note', (_, call) => {
    const { unlimited, warnings } = of(call);
    expect(unlimited).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'OTHER_TOKEN_UNLIMITED', weight: 'note' }]);
  });
});

describe('a limit in units of something else', () => {
  const deal = (signature: string, atMost: string, asset?: string): GrantedCall => ({
    ...approve(SHARES, atMost),
    function: signature,
    rules:
      asset === undefined
        ? []
        : [
            {
              condition: 'equal',
              offset: '0',
              argument: { index: 0, name: 'asset', type: 'address' },
              values: [asset],
            },
          ],
    recipient: null,
  });
  const SUPPLY = 'supply(address asset, uint256 amount)';
  const limits = (call: GrantedCall) =>
    review({ policies: [calls(call), time(ENDS)] }).mismatches.map(
      ({ code, sentence }) => [code, sentence] as const,
    );

  it.each<readonly [string, GrantedCall]>([
    ['shares', deal('mint(uint256 shares, address receiver)', '5000000000000000000')],
    ['whatever a vault is of', deal('deposit(uint256 amount, address receiver)', '5')],
    ['another asset', deal(SUPPLY, '5', SHARES)],
    ['an asset that is left open', deal(SUPPLY, '5')],
    ['any token', approve(null, '5')],
  ])('%s is neither within what was asked nor beyond it', (_, call) => {
    const [[code, sentence] = ['', ''], ...more] = limits(call);
    expect(code).toBe('CAP_NOT_VISIBLE');
    expect(sentence).toContain(`is limited to ${call.amount?.atMost} base units of something`);
    expect(more).toEqual([]);
  });

  it('is one of the token where the call must name that', () => {
    expect(limits(deal(SUPPLY, '5000001', USDC)).map(([code]) => code)).toEqual([
      'ALLOWS_MORE',
      'CAP_PER_CALL',
    ]);
  });
});

it('so many times in all is no pace: unused turns are good at once', () => {
  const rate = { ...frame, kind: 'rate', times: 3, everySeconds: 86_400, startsAt: 0 } as const;
  const { allows } = review({
    policies: [...grant().policies, { ...rate, renews: false }, { ...rate, renews: true }],
  });
  expect(allows.slice(-2)).toEqual([
    'It may act 3 times in all.',
    'It may act 3 times every 24 hours.',
  ]);
});

it('an end after all lifetimes is none: not the one asked for, and no date', () => {
  const ends = { policies: [calls(), time(2 ** 48 - 1), cap('5')] };
  const { expiresAt, mismatches, allows } = review(ends);
  expect(expiresAt).toBeNull();
  expect(codes(mismatches)).toEqual(['LASTS_LONGER']);
  expect(allows[0]).toContain('without an end');
});

describe('a grant that is not the one asked for', () => {
  it.each<readonly [string, Partial<DecodedGrant>, string]>([
    [
      'a higher cap',
      { policies: [calls(approve(USDC, '5')), time(ENDS), cap('5000001')] },
      'ALLOWS_MORE',
    ],
    ['a higher call', { policies: [calls(approve(USDC, '5000001')), time(ENDS)] }, 'ALLOWS_MORE'],
    ['a cap for each call', { policies: [calls(approve(USDC, '5')), time(ENDS)] }, 'CAP_PER_CALL'],
    [
      'so much so often',
      {
        policies: [
          calls(approve(USDC, '3000000')),
          time(ENDS),
          { ...frame, kind: 'rate', times: 1, everySeconds: 86_400, renews: true, startsAt: 0 },
        ],
      },
      'CAP_PER_CALL',
    ],
    [
      'two calls that fit alone and not together',
      {
        policies: [
          calls(approve(USDC, '3000000'), approve(USDC, '4000000')),
          time(ENDS),
          { ...frame, kind: 'rate', times: 1, everySeconds: 86_400, renews: false, startsAt: 0 },
        ],
      },
      'CAP_PER_CALL',
    ],
    [
      'a cap that is switched off',
      { policies: [calls(approve(USDC, '5')), time(ENDS), { ...cap('5'), enforced: false }] },
      'CAP_PER_CALL',
    ],
    [
      'a cap of another token',
      {
        policies: [
          calls(approve(USDC, '5')),
          time(ENDS),
          { ...frame, kind: 'spend-cap', token: SHARES, units: '5', everySeconds: null },
        ],
      },
      'CAP_PER_CALL',
    ],
    ['no cap in sight', { policies: [calls(approve(USDC, null)), time(ENDS)] }, 'CAP_NOT_VISIBLE'],
    ['a later end', { policies: [calls(), time(ENDS + 1), cap('5')] }, 'LASTS_LONGER'],
    ['no end', { policies: [calls(), cap('5')] }, 'LASTS_LONGER'],
    ['an earlier end', { policies: [calls(), time(ENDS - 1), cap('5')] }, 'ENDS_EARLIER'],
    ['a start to come', { policies: [calls(), time(ENDS, ENDS - 5), cap('5')] }, 'STARTS_LATER'],
    [
      'another name',
      { right: { kind: 'permission', permissionId: '0x01', computedId: '0x02' } },
      'OTHER_PERMISSION_ID',
    ],
    ['another nonce', { nonce: 2 }, 'OTHER_NONCE'],
  ])('%s is named', (_, change, code) => {
    const { mismatches, warnings } = review(change);
    expect(codes(mismatches)).toContain(code);
    expect(codes(warnings)).toContain(code);
  });

  it('an account computed otherwise is named, and no more than that', () => {
    const { mismatches, warnings } = review({}, { computedAccount: ROUTER });
    expect(codes(mismatches)).toEqual(['OTHER_ACCOUNT']);
    expect(warnings).toMatchObject([{ code: 'OTHER_ACCOUNT', weight: 'risk' }]);
  });

  it('a nonce nobody could ask for is not judged', () => {
    expect(review({ nonce: 9 }, { nonces: null }).mismatches).toEqual([]);
  });
});

it('without a cap of the whole that is enforced, none is ever within what was asked', () => {
  const units = fc.bigInt({ min: 0n, max: 2n ** 130n });
  const limit = fc.option(units.map(String));
  const call = fc.tuple(fc.constantFrom(USDC, SHARES, null), limit);
  const rate = fc.record({ times: fc.nat(), everySeconds: fc.nat(), renews: fc.boolean() });
  const whole = fc.option(fc.record({ units, token: fc.constantFrom(USDC, SHARES) }));
  fc.assert(
    fc.property(
      ...[fc.array(call, { maxLength: 4 }), fc.array(rate, { maxLength: 2 }), whole],
      ...[fc.boolean(), fc.bigInt({ min: 1n, max: 2n ** 128n })],
      (list, rates, spend, on, asked) => {
        const { mismatches, warnings } = review(
          {
            policies: [
              calls(...list.map(([target, atMost]) => approve(target, atMost))),
              time(ENDS),
              ...rates.map((each) => ({ ...frame, kind: 'rate' as const, ...each, startsAt: 0 })),
              ...(spend === null
                ? []
                : [{ ...cap(spend.units.toString()), token: spend.token, enforced: on }]),
            ] as readonly GrantPolicy[],
          },
          {
            asked: {
              ...{ spendCap: asked.toString(), expiresAt: ENDS },
              ...{ token: USDC, symbol: 'USDC', decimals: 6 },
            },
          },
        );
        const capped = on && spend?.token === USDC && spend.units <= asked;
        const marked = codes(mismatches).some((code) =>
          ['ALLOWS_MORE', 'CAP_PER_CALL', 'CAP_NOT_VISIBLE'].includes(code),
        );
        expect(marked).toBe(!capped);
        for (const code of codes(mismatches)) {
          expect(warnings).toContainEqual(expect.objectContaining({ code, weight: 'risk' }));
        }
      },
    ),
  );
});

describe('the part of an order that anybody may be given', () => {
  const order = (name: string, rules: GrantedCall['rules'] = []): GrantedCall => ({
    ...approve(ROUTER, '5'),
    function: `${name}(bytes32 instrumentId, uint256 amount, uint16 referralBps, address referral)`,
    rules,
    recipient: null,
  });
  const about = (name: string, type: string, value: string): GrantedCall['rules'] => [
    { condition: 'equal', offset: '0', argument: { index: 0, name, type }, values: [value] },
  ];
  const warned = (call: GrantedCall) =>
    codes(review({ policies: [calls(call), time(ENDS), cap('5')] }).warnings);

  it.each(['buy', 'sell'])('is named where a grant on %s leaves it open', (name) => {
    expect(warned(order(name))).toContain('ANY_REFERRAL');
    expect(warned(order(name, about('referralBps', 'uint16', '500')))).toContain('ANY_REFERRAL');
  });

  it('is not where a rule closes it', () => {
    expect(warned(order('buy', about('referral', 'address', OWNER)))).toEqual([]);
    expect(warned(order('buy', about('referralBps', 'uint16', '0')))).toEqual([]);
  });
});

describe('a grant that must not be signed', () => {
  it.each<readonly [string, Partial<DecodedGrant>, Partial<GrantDraft>, string]>([
    ['of another account than was told', {}, { toldAccount: ROUTER }, 'WRONG_ACCOUNT'],
    ['that has ended', { policies: [calls(), time(1), cap('5')] }, {}, 'ALREADY_EXPIRED'],
    ['for a nonce the account does not take', { nonce: 5 }, {}, 'OTHER_NONCE'],
    [
      "to one's own key",
      { key: { kind: 'key', address: OWNER, operates: true, signs: false } },
      {},
      'KEY_IS_OWNER',
    ],
  ])('%s', (_, change, draft, code) => {
    expect(review(change, draft).warnings).toContainEqual(
      expect.objectContaining({ code, weight: 'stop' }),
    );
  });
});

it('what cannot be read is shown whole, as it is, and marked', () => {
  const raw = `0x${'ab'.repeat(90)}`;
  const { warnings, allows } = review({
    policies: [...grant().policies, { ...frame, kind: 'unknown', raw }],
    key: { kind: 'key', address: KEY, operates: true, signs: true },
    hook: ROUTER,
    unread: [
      { part: 'hook data', raw: '0x1234' },
      { part: 'policy 4', raw },
    ],
  });
  expect(codes(warnings)).toEqual(['SIGNS_MESSAGES', 'NOT_ALL_READABLE', 'FOREIGN_HOOK']);
  expect(allows.slice(-3)).toEqual([
    `Nobody here can read the policy ${POLICY}. It can only narrow what the others allow.`,
    'Nobody here can read the hook data: 0x1234.',
    `Nobody here can read the policy 4: ${raw}.`,
  ]);
});
