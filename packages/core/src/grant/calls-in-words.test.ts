import { describe, expect, it } from 'vitest';
import { callSentences } from './calls-in-words.ts';
import type { ArgumentRule, GrantedCall } from './decoded-grant.ts';
import { period } from './period.ts';

const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const ROUTER = '0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC';
const A = '0xa53Cf822FE93002aEaE16d395CD823Ece161a6AC';
const B = '0xEC4b217240f0292c65Bf136b341e400e2D28cA6F';
const asked = { spendCap: '5000000', expiresAt: 1, token: USDC, symbol: 'USDC', decimals: 6 };
const names = { [USDC.toLowerCase()]: 'USDC' };

const rule = (
  condition: ArgumentRule['condition'],
  name: string,
  type: string,
  ...values: readonly string[]
): ArgumentRule => ({ condition, offset: '0', argument: { index: 0, name, type }, values });
const spender = rule('equal', 'spender', 'address', ROUTER);
const approve = (target: string, atMost: string | null): GrantedCall => ({
  how: 'call',
  target,
  selector: '0x095ea7b3',
  function: 'approve(address spender, uint256 amount)',
  valueAtMost: '0',
  rules: [spender, ...(atMost === null ? [] : [rule('at-most', 'amount', 'uint256', atMost)])],
  amount: { argument: 'amount', atMost },
  recipient: { argument: 'spender', only: [ROUTER] },
});
const routed = (
  signature: string,
  rules: readonly ArgumentRule[],
  atMost?: string,
): GrantedCall => ({
  ...approve(ROUTER, null),
  function: signature,
  rules,
  amount: atMost === undefined ? null : { argument: 'amount', atMost },
  recipient: null,
});
const BUY =
  'buy(bytes32 instrumentId, uint256 amount, uint256 minDeposited, bool fast, uint256 maxFee, uint16 referralBps, address referral)';
const SELL =
  'sell(bytes32 instrumentId, uint256 shares, uint256 minOut, uint16 referralBps, address referral)';
const inWords = (...calls: readonly GrantedCall[]) => callSentences(calls, asked, names);

describe('calls in words', () => {
  it('says plainly what is known well', () => {
    expect(
      inWords(
        approve(USDC, '5000000'),
        routed(BUY, [rule('at-most', 'amount', 'uint256', '5000000')], '5000000'),
        routed(SELL, []),
      ),
    ).toEqual([
      `It may let ${ROUTER} take at most 5 USDC (0x8335…2913) out of the account, by approve.`,
      `It may buy through ${ROUTER} with at most 5 USDC each time.`,
      `It may sell through ${ROUTER}.`,
    ]);
  });

  it('says one right over several tokens once, and keeps apart what differs', () => {
    const free = { ...approve(B, null), rules: [], recipient: { argument: 'spender', only: null } };
    expect(inWords(approve(A, null), free, approve(B, null), approve(USDC, null))).toEqual([
      `It may let ${ROUTER} take any amount of 2 other tokens out of the account, by approve: ${A} and ${B}.`,
      `It may call approve(address spender, uint256 amount) of ${B}.`,
      `It may let ${ROUTER} take any amount of USDC (0x8335…2913) out of the account, by approve.`,
    ]);
  });

  it('leaves out no rule', () => {
    const id = rule('one-of', 'instrumentId', 'bytes32', '0x01', '0x02');
    const least = rule('at-least', 'amount', 'uint256', '2000000');
    expect(
      inWords(
        routed(SELL, [id]),
        { ...approve(USDC, '9'), rules: [spender, least], amount: null },
        { ...approve(USDC, '5000000'), valueAtMost: '7' },
      ),
    ).toEqual([
      `It may sell through ${ROUTER}, where instrumentId is one of 0x01, 0x02.`,
      'It may call approve(address spender, uint256 amount) of USDC (0x8335…2913), where spender is 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC and amount is at least 2 USDC.',
      `It may let ${ROUTER} take at most 5 USDC (0x8335…2913) out of the account, by approve. It may pay 7 base units of the native asset with it.`,
    ]);
  });

  it('gives what runs as the account itself, and what nobody knows, no friendlier name', () => {
    expect(
      inWords(
        { ...approve(USDC, '5000000'), how: 'delegatecall' },
        { ...routed('', []), function: null, selector: '0x12345678', target: null },
      ),
    ).toEqual([
      'It may run as the account itself approve(address spender, uint256 amount) of USDC (0x8335…2913), where spender is 0xbFdd5bEdC0cB9B8795A93C2a1fB634012C8F99bC and amount is at most 5 USDC.',
      'It may call the function 0x12345678 of any contract.',
    ]);
  });

  it('names periods in units people use, exactly', () => {
    expect([86_400, 604_800, 3_600, 90, 61, 1].map(period)).toEqual([
      '24 hours',
      '7 days',
      '60 minutes',
      '90 seconds',
      '61 seconds',
      '1 second',
    ]);
  });
});
