import { formatAmount } from '../money/index.ts';
import { showAddress } from '../review/show.ts';
import { type AddressNames, callSentences, named } from './calls-in-words.ts';
import type { DecodedGrant, GrantPolicy } from './decoded-grant.ts';
import type { GrantAsked } from './grant-review.ts';
import { period } from './period.ts';
import { expiryOf, startOf } from './spans.ts';
import { utc } from './utc.ts';

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
    `${keyOf(grant)} may act for the account ${grant.account} ${when}.`,
    ...grant.policies.flatMap((policy) => policySentences(policy, asked, names)),
    ...grant.unread.map(({ part, raw }) => `Nobody here can read the ${part}: ${raw}.`),
  ];
}

function keyOf({ right, key }: DecodedGrant): string {
  if (right.kind === 'validator') return `Whoever the contract ${right.contract} accepts`;
  if (key.kind === 'unknown') return `Whoever the contract ${key.contract} accepts`;
  return `The key ${key.address}`;
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
      return callSentences(policy.calls, asked, names);
    case 'spend-cap': {
      const known = policy.token.toLowerCase() === asked.token.toLowerCase();
      const units = known
        ? `${formatAmount(BigInt(policy.units), asked.decimals)} ${asked.symbol}`
        : `${policy.units} base units of ${named(policy.token, names)}`;
      const every =
        policy.everySeconds === null ? 'in all' : `every ${period(policy.everySeconds)}`;
      return [`It may spend at most ${units} ${every}.`];
    }
    case 'rate':
      return [
        policy.renews
          ? `It may act ${policy.times} times every ${period(policy.everySeconds)}.`
          : `It may act ${policy.times} times in all.`,
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
