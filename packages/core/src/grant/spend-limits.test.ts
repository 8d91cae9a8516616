import { describe, expect, it } from 'vitest';
import type { DecodedGrant, GrantedCall, GrantPolicy } from './decoded-grant.ts';
import { spendLimits } from './spend-limits.ts';

const TOKEN = `0x${'33'.repeat(20)}`;
const ROUTER = `0x${'44'.repeat(20)}`;
const frame = { contract: `0x${'55'.repeat(20)}`, enforced: true } as const;

const call = (change: Partial<GrantedCall>): GrantedCall => ({
  ...{ how: 'call', target: TOKEN, selector: '0x095ea7b3' },
  function: 'approve(address spender, uint256 amount)',
  ...{ valueAtMost: '0', rules: [] },
  amount: { argument: 'amount', atMost: '5' },
  recipient: { argument: 'spender', only: [ROUTER] },
  ...change,
});
const buy = (atMost: string | null) =>
  call({
    ...{ target: ROUTER, selector: '0x01020304', recipient: null },
    function:
      'buy(bytes32 instrumentId, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral)',
    amount: { argument: 'amount', atMost },
  });
const sell = call({
  ...{ target: ROUTER, selector: '0x01020305', recipient: null, amount: null },
  function:
    'sell(bytes32 instrumentId, uint256 shares, uint256 minOut, uint16 referralBps, address referral)',
});
const calls = (...list: readonly GrantedCall[]): GrantPolicy => ({
  ...frame,
  kind: 'calls',
  calls: list,
});
const grant = (...policies: readonly GrantPolicy[]): DecodedGrant => ({
  ...{ kind: 'grant', chain: 'eip155:8453', account: ROUTER, nonce: 1, hook: null, unread: [] },
  right: { kind: 'permission', permissionId: '0x01020304', computedId: '0x01020304' },
  key: { kind: 'key', address: ROUTER, operates: true, signs: false },
  policies,
  access: { kind: 'execute' },
});
const eachOf = (...policies: readonly GrantPolicy[]) =>
  spendLimits(grant(...policies), TOKEN).each?.toString() ?? null;

describe('the most that one call can move', () => {
  it('is the highest limit of those that move it', () => {
    expect(eachOf(calls(call({}), buy('7'), sell))).toBe('7');
  });

  it.each([
    ['no rule is about calls', []],
    ['a call has no limit', [calls(call({}), buy(null))]],
    ['a function is not known', [calls(call({}), call({ function: null, amount: null }))]],
    ['code may be run as the account', [calls(call({}), call({ how: 'delegatecall' }))]],
    ['nothing that moves it is allowed', [calls(sell)]],
    ['the rules are switched off', [{ ...calls(call({})), enforced: false }]],
    [
      'a limit counts something that is not named',
      [
        calls(
          call({}),
          call({ target: ROUTER, function: 'deposit(uint256 amount, address receiver)' }),
        ),
      ],
    ],
  ])('cannot be told where %s', (_, policies) => {
    expect(eachOf(...policies)).toBeNull();
  });

  it('cannot be told of a second owner, whom nothing limits', () => {
    const owner = { ...grant(calls(call({}))), right: { kind: 'validator', contract: ROUTER } };
    expect(spendLimits(owner as DecodedGrant, TOKEN)).toEqual({ each: null, caps: [] });
  });
});

it('the caps over time are those of the token that are enforced', () => {
  const cap = { ...frame, kind: 'spend-cap', token: TOKEN, units: '9', everySeconds: 60 } as const;
  const { caps } = spendLimits(
    grant(
      cap,
      { ...cap, token: ROUTER },
      { ...cap, enforced: false },
      { ...cap, everySeconds: null },
    ),
    TOKEN,
  );
  expect(caps.map(({ units, everySeconds }) => [units.toString(), everySeconds])).toEqual([
    ['9', 60],
    ['9', null],
  ]);
});
