import { expect, it } from 'vitest';
import type { EarnGrant } from '../../ports/earn-provider.ts';
import { earnErrand } from '../../simulation/driver/earn-inputs.ts';
import { CALM_PERSON } from '../../simulation/driver/errand.ts';
import { ARBITRUM, BASE, EARNING } from '../../simulation/world.ts';
import { judgeRight, type RightStands, type StandingRight, toldRight } from '../rights/judge.ts';
import type { OrderRight } from '../rights/words.ts';
import type { OrderInput } from './input.ts';
import { orderWarnings } from './warnings.ts';

const NOW = 1_000_000;
const grant = (chain: string | null, expiresAt: number | null): EarnGrant => ({
  chain,
  status: 'active',
  policyVersion: null,
  expiresAt,
});

const CALM = {
  computedAccount: EARNING,
  held: 5n,
  fastFee: null,
  nothing: false,
  cap: null,
  wayBack: null,
} as const;

it.each([
  ['no end is told', [], false],
  ['the one there is has ended', [grant(BASE, NOW)], true],
  ['all have ended', [grant(BASE, NOW), grant(null, NOW - 1)], true],
  ['an earlier one has ended', [grant(BASE, NOW), grant(BASE, NOW + 1)], false],
  ['the one of all chains is good', [grant(BASE, NOW), grant(null, NOW + 1)], false],
  ['one has no end', [grant(BASE, NOW), grant(BASE, null)], false],
  ['only that of another chain is good', [grant(BASE, NOW), grant(ARBITRUM, NOW + 1)], true],
])('a right that has ended stops an order unless another is good: %s', (_, grants, stops) => {
  const wish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5n } as const;
  const input = earnErrand('buy', wish, CALM_PERSON).input as unknown as OrderInput;
  const told = { account: EARNING, deployedOn: [], authorizedOn: [BASE], grants, received: '' };
  const right = judgeRight({
    ...{ told: toldRight(told, BASE), there: { validNonceFrom: 0 }, signed: [], now: NOW },
  });
  const facts = { told, right, ...CALM };
  const codes = orderWarnings(input, facts).map(({ code }) => code);
  expect(codes).toEqual([stops ? 'GRANT_EXPIRED' : 'RIGHT_ONLY_TOLD']);
});

it.each<readonly [RightStands, string | null, string]>([
  ['held', null, ''],
  ['told', 'note', 'RIGHT_ONLY_TOLD'],
  ['ended', 'stop', 'GRANT_ENDED'],
  ['over', 'stop', 'GRANT_EXPIRED'],
  ['stopped', 'stop', 'NO_GRANT'],
  ['none', 'stop', 'NO_GRANT'],
  ['unknown', 'stop', 'GRANT_UNKNOWN'],
])('a right that is %s, although 1tx says that it may act', (right, weight, code) => {
  const wish = { kind: 'earn-buy', from: BASE, to: BASE, units: 5n } as const;
  const input = earnErrand('buy', wish, CALM_PERSON).input as unknown as OrderInput;
  const told = { account: EARNING, deployedOn: [], authorizedOn: [BASE], grants: [], received: '' };
  const facts = { told, right, ...CALM };
  const found = orderWarnings(input, facts).map((one) => [one.weight, one.code]);
  expect(found).toEqual(weight === null ? [] : [[weight, code]]);
});

const saleUnder = (right: RightStands, more: Partial<OrderRight> = {}) => {
  const wish = { kind: 'earn-sell', chain: BASE, units: 5n } as const;
  const input = earnErrand('sell', wish, CALM_PERSON).input as unknown as OrderInput;
  const told = { account: EARNING, deployedOn: [], authorizedOn: [BASE], grants: [], received: '' };
  return orderWarnings(input, { told, right, ...CALM, ...more });
};

it.each<readonly [RightStands, string]>([
  ['ended', 'risk'],
  ['unknown', 'risk'],
  ['over', 'stop'],
  ['stopped', 'stop'],
  ['none', 'stop'],
])('a doubt about the right keeps no money from coming back: %s', (right, weight) => {
  expect(saleUnder(right).map((one) => one.weight)).toEqual([weight]);
});

it('a right that 1tx alone speaks of after another has ended is a risk to read', () => {
  const [warning] = saleUnder('told', { before: 'void' });
  expect(warning).toMatchObject({ code: 'RIGHT_ONLY_TOLD', weight: 'risk' });
  expect(warning?.sentence).toContain(
    'has ended on chain. 1tx says that it may act there: then by',
  );
});

it('why nobody can tell whether it stands is said', () => {
  const unread: StandingRight = { onChain: 'unknown', endsAt: null, unread: true };
  const [failed] = saleUnder('unknown', { signed: [unread] });
  const [apart] = saleUnder('unknown', { signed: [{ ...unread, unread: false }] });
  expect(failed?.sentence).toContain('Base could not be asked about it.');
  expect(apart?.sentence).toContain('the servers of the chain contradict each other.');
});

it.each([
  ['a buy above its own cap is stopped', 'earn-buy', 5n, ['ABOVE_CAP']],
  ['a buy within it is not', 'earn-buy', 4n, []],
  ['shares are no USDC, so a sale has no cap', 'earn-sell', 5n, []],
] as const)('%s', (_, kind, units, expected) => {
  const wish =
    kind === 'earn-buy'
      ? ({ kind, from: BASE, to: BASE, units } as const)
      : ({ kind, chain: BASE, units } as const);
  const input = earnErrand('order', wish, CALM_PERSON).input as unknown as OrderInput;
  const told = { account: EARNING, deployedOn: [], authorizedOn: [BASE], grants: [], received: '' };
  const period = { units: '4', everySeconds: 86_400, used: '0' };
  const cap = { givenAt: 0, certain: true, each: null, period };
  const warnings = orderWarnings(input, { told, right: 'held', ...CALM, cap });
  expect(warnings.map(({ code }) => code)).toEqual(expected);
  expect(warnings.every(({ weight }) => weight === 'stop')).toBe(true);
});
