import { formatAmount } from '../money/index.ts';
import { showAddress } from '../review/show.ts';
import type { ArgumentRule, DecodedGrant, GrantedCall, GrantPolicy } from './decoded-grant.ts';
import type { GrantAsked } from './grant-review.ts';
import { expiryOf, startOf } from './spans.ts';
import { utc } from './utc.ts';

/** How addresses are called, by lower-case address. */
export type AddressNames = Readonly<Record<string, string>>;

/** What a grant allows, to be read from top to bottom. */
export function grantSentences(
  grant: DecodedGrant,
  asked: GrantAsked,
  names: AddressNames,
): readonly string[] {
  const ends = expiryOf(grant);
  const starts = startOf(grant);
  const when = [
    ...(starts > 0 ? [`from ${utc(starts)}`] : []),
    ends === null ? 'without an end' : `until ${utc(ends)}`,
  ].join(' ');
  return [
    `${keyOf(grant)} may act for the account ${showAddress(grant.account)} ${when}.`,
    ...grant.policies.flatMap((policy) => policySentences(policy, asked, names)),
    ...grant.unread.map(({ part, raw }) => `Nobody here can read the ${part}: ${raw}.`),
  ];
}

function keyOf({ right, key }: DecodedGrant): string {
  if (right.kind === 'validator') return `Whoever the contract ${right.contract} accepts`;
  if (key.kind === 'unknown') return `Whoever the contract ${key.contract} accepts`;
  return `The key ${showAddress(key.address)}`;
}

function policySentences(
  policy: GrantPolicy,
  asked: GrantAsked,
  names: AddressNames,
): readonly string[] {
  if (!policy.enforced) {
    return [`The policy ${showAddress(policy.contract)} is switched off for operations.`];
  }
  switch (policy.kind) {
    case 'calls':
      return policy.calls.map((call) => callSentence(call, asked, names));
    case 'spend-cap': {
      const known = policy.token.toLowerCase() === asked.token.toLowerCase();
      const units = known
        ? `${formatAmount(BigInt(policy.units), asked.decimals)} ${asked.symbol}`
        : `${policy.units} base units of ${named(policy.token, names)}`;
      const every = policy.everySeconds === null ? 'in all' : `every ${policy.everySeconds} s`;
      return [`It may spend ${units} ${every}.`];
    }
    case 'rate':
      return [
        policy.renews
          ? `It may act ${policy.times} times every ${policy.everySeconds} s.`
          : `It may act ${policy.times} times in all, at most once in ${policy.everySeconds} s.`,
      ];
    case 'gas':
      return [
        `Its gas may cost the account ${policy.atMost} base units of the native asset in all.`,
      ];
    case 'anything':
      return ['It may do anything the account can do.'];
    case 'unknown':
      return [
        `Nobody here can read the policy ${policy.contract}. It can only narrow what the others allow.`,
      ];
    case 'time':
    case 'message-callers':
      return [];
  }
}

function callSentence(call: GrantedCall, asked: GrantAsked, names: AddressNames): string {
  const ofToken = call.target?.toLowerCase() === asked.token.toLowerCase();
  const where = call.target === null ? 'any contract' : named(call.target, names);
  const what =
    call.function ??
    (call.selector === '0x00000000' ? 'a plain payment' : `the function ${call.selector}`);
  const rules = call.rules.map((rule) => ruleWords(rule, ofToken ? asked : null, names));
  const value = BigInt(call.valueAtMost);
  const extra = value > 0n ? ` It may pay ${value} base units of the native asset with it.` : '';
  const how = call.how === 'call' ? 'It may call' : 'It may run as the account itself';
  return `${how} ${what} of ${where}${rules.length === 0 ? '' : `, where ${rules.join(' and ')}`}.${extra}`;
}

const WORDS = {
  equal: 'is',
  'greater-than': 'is more than',
  'less-than': 'is less than',
  'at-least': 'is at least',
  'at-most': 'is at most',
  'not-equal': 'is not',
  'one-of': 'is one of',
  'slice-equal': 'has in it',
  unknown: 'follows a rule nobody here knows:',
} as const;

function ruleWords(rule: ArgumentRule, asked: GrantAsked | null, names: AddressNames): string {
  const { argument, condition, values, offset } = rule;
  const name = argument === null ? `the word at byte ${offset}` : argument.name;
  const shown = values.map((value) => {
    if (argument?.type === 'address') return named(value, names);
    if (asked !== null && argument?.name === 'amount' && /^\d+$/.test(value)) {
      return `${formatAmount(BigInt(value), asked.decimals)} ${asked.symbol}`;
    }
    return value;
  });
  return `${name} ${WORDS[condition]} ${shown.join(', ')}`;
}

function named(address: string, names: AddressNames): string {
  const name = names[address.toLowerCase()];
  return name === undefined ? address : `${name} (${showAddress(address)})`;
}
