import { describe, expect, it } from 'vitest';
import { jsonDigest } from '../review/digest.ts';
import type { DecodedGrant, GrantedCall } from './decoded-grant.ts';
import { reviewGrant } from './review-grant.ts';
import { GRANT_RULES } from './rules.ts';

const OWNER = `0x${'11'.repeat(20)}`;
const ACCOUNT = `0x${'22'.repeat(20)}`;
const TOKEN = `0x${'33'.repeat(20)}`;
const OTHER = `0x${'44'.repeat(20)}`;
const NOW = 1_800_000_000;
const frame = { contract: `0x${'55'.repeat(20)}`, enforced: true } as const;

const call = (change: Partial<GrantedCall>): GrantedCall => ({
  ...{ how: 'call', target: TOKEN, selector: '0x095ea7b3' },
  function: 'approve(address spender, uint256 amount)',
  ...{ valueAtMost: '0', rules: [] },
  amount: { argument: 'amount', atMost: '7000000' },
  recipient: { argument: 'spender', only: [OTHER] },
  ...change,
});

const plain: DecodedGrant = {
  ...{ kind: 'grant', chain: 'eip155:8453', account: ACCOUNT, nonce: 1, hook: null, unread: [] },
  right: { kind: 'permission', permissionId: '0x01020304', computedId: '0x01020304' },
  key: { kind: 'key', address: OTHER, operates: true, signs: false },
  policies: [
    { ...frame, kind: 'calls', calls: [call({})] },
    { ...frame, kind: 'time', validAfter: 0, validUntil: NOW + 600 },
    { ...frame, kind: 'spend-cap', token: TOKEN, units: '5000000', everySeconds: 86_400 },
  ],
  access: { kind: 'execute' },
};
const [, time] = plain.policies;
const bounds = time === undefined ? [] : [time];

/** One for every rule there is. */
const GRANTS: readonly DecodedGrant[] = [
  plain,
  { ...plain, policies: [] },
  { ...plain, right: { kind: 'validator', contract: OTHER } },
  { ...plain, right: { kind: 'permission', permissionId: '0x01', computedId: '0x02' } },
  { ...plain, policies: [{ ...frame, kind: 'calls', calls: [call({ target: null })] }, ...bounds] },
  {
    ...plain,
    policies: [
      {
        ...{ ...frame, kind: 'calls' },
        calls: [
          call({ how: 'delegatecall' }),
          call({ amount: { argument: 'amount', atMost: null } }),
          call({ recipient: { argument: 'spender', only: null } }),
          call({ target: OTHER, amount: { argument: 'amount', atMost: null } }),
          call({ function: null, amount: null, recipient: null, valueAtMost: '9' }),
        ],
      },
      { ...frame, kind: 'time', validAfter: NOW + 60, validUntil: NOW + 6_000 },
      { ...frame, kind: 'rate', times: 3, everySeconds: 3_600, renews: true, startsAt: 0 },
      { ...frame, kind: 'gas', atMost: '1', paymaster: null },
      { ...frame, kind: 'message-callers', callers: [] },
    ],
  },
  {
    ...plain,
    policies: [
      { ...frame, kind: 'unknown', raw: '0xabcd' },
      { ...frame, kind: 'anything', enforced: false },
      { ...frame, kind: 'spend-cap', token: TOKEN, units: '9000000', everySeconds: null },
    ],
    key: { kind: 'unknown', contract: OTHER, raw: '0xabcd' },
    access: { kind: 'function', selector: '0x12345678', module: null, hook: null },
    ...{ hook: OTHER, unread: [{ part: 'signer', raw: '0xabcd' }] },
  },
  {
    ...plain,
    policies: [
      {
        ...{ ...frame, kind: 'calls' },
        calls: [
          call({ target: ACCOUNT, function: null, amount: null, recipient: null }),
          call({
            function: 'redeem(uint256 shares, address receiver, address owner)',
            amount: null,
            recipient: { argument: 'receiver', only: [OTHER] },
          }),
          call({ function: 'transfer(address to, uint256 amount)' }),
        ],
      },
      { ...frame, kind: 'time', validAfter: 0, validUntil: 2 ** 48 - 1 },
    ],
  },
  {
    ...plain,
    key: { kind: 'key', address: OWNER, operates: true, signs: true },
    access: { kind: 'none' },
    account: OTHER,
  },
];

describe('the rules by which grants are put into words', () => {
  it('are those of this number: evidence files are held against them', () => {
    const reviews = GRANTS.map((decoded) => {
      const { unlimited, mismatches, allows, warnings, expiresAt, compare } = reviewGrant({
        ...{ actionId: 'a', decoded, through: '1tx', nonces: null },
        payload: { kind: 'typed-data', chain: decoded.chain, from: OWNER } as never,
        asked: {
          spendCap: '5000000',
          expiresAt: NOW + 600,
          token: TOKEN,
          symbol: 'T',
          decimals: 6,
        },
        ...{ computedAccount: ACCOUNT, toldAccount: ACCOUNT, names: { [TOKEN]: 'T' } },
        ...{ preparedAt: NOW * 1_000, validUntil: NOW * 1_000 },
      });
      return { unlimited, mismatches, allows, warnings, expiresAt, compare };
    });
    // Where this differs and no file was given away under the number, only the digest is new.
    expect([GRANT_RULES, jsonDigest(reviews)]).toEqual([
      1,
      '8e1ed6f88436b997b7963947ef72a474964696277e00294a2f01c76c37797d8e',
    ]);
  });
});
