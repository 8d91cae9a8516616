import { formatAmount } from '../money/index.ts';
import type { DecodedGrant } from './decoded-grant.ts';
import type { GrantAsked, GrantMismatch } from './grant-review.ts';
import { countsIn, partsWith } from './movements.ts';
import { callsOf, enforced, expiryOf, startOf } from './spans.ts';
import { nameOf } from './unlimited.ts';
import { utc } from './utc.ts';

/** What the grant is compared with. */
export interface GrantExpectation {
  readonly asked: GrantAsked;
  /** The account as this program computes it from its owner. */
  readonly computedAccount: string;
  /** Nonces for which the account would take the signature; null where the chain could not be asked. */
  readonly nonces: readonly number[] | null;
  /** Unix seconds. */
  readonly now: number;
}

/** Every point in which the grant is not what was asked for, the gravest first. */
export function grantMismatches(
  grant: DecodedGrant,
  expected: GrantExpectation,
): readonly GrantMismatch[] {
  return [
    ...amountMismatches(grant, expected.asked),
    ...timeMismatches(grant, expected),
    ...identityMismatches(grant, expected),
  ];
}

function* amountMismatches(grant: DecodedGrant, asked: GrantAsked): Iterable<GrantMismatch> {
  const cap = BigInt(asked.spendCap);
  const shown = (units: bigint) => `${formatAmount(units, asked.decimals)} ${asked.symbol}`;
  const caps = enforced(grant, 'spend-cap');
  for (const { units, token } of caps) {
    if (token.toLowerCase() !== asked.token.toLowerCase() || BigInt(units) <= cap) continue;
    const sentence = `It may spend ${shown(BigInt(units))} a period; you asked for ${shown(cap)}.`;
    yield { code: 'ALLOWS_MORE', sentence };
  }
  if (caps.some(({ token }) => token.toLowerCase() === asked.token.toLowerCase())) return;
  // Nothing adds up what its calls move: one operation may hold many calls, each looked at alone, and a
  // limit of how often counts operations. So no limit of a single call is a limit of the whole.
  const spending = callsOf(grant).filter((call) => partsWith(call, asked.token));
  const limited = spending.flatMap((call) =>
    call.amount?.atMost == null ? [] : [{ call, each: call.amount.atMost }],
  );
  const counted = limited.filter(({ call }) => countsIn(call, asked.token));
  for (const { call, each } of counted) {
    if (BigInt(each) <= cap) continue;
    const sentence = `${nameOf(call)} may move ${shown(BigInt(each))} at a time; you asked for ${shown(cap)}.`;
    yield { code: 'ALLOWS_MORE', sentence };
  }
  if (counted.length > 0) {
    const often =
      enforced(grant, 'rate').length === 0
        ? 'nothing that can be read limits how many there are'
        : 'how often it may act does not limit how many calls it makes each time';
    const sentence = `Each call is limited alone, and ${often}: your limit of ${shown(cap)} may be spent again and again.`;
    yield { code: 'CAP_PER_CALL', sentence };
  }
  // In units of something that is not named, a number says nothing of how much it is.
  for (const { call, each } of limited.filter((one) => !counted.includes(one))) {
    const sentence = `${nameOf(call)} is limited to ${each} base units of something this grant does not name: nobody can tell whether that keeps to your limit of ${shown(cap)}.`;
    yield { code: 'CAP_NOT_VISIBLE', sentence };
  }
  if (spending.some(({ amount }) => amount?.atMost === null) || spending.length === 0) {
    const sentence =
      enforced(grant, 'unknown').length > 0
        ? `Your limit of ${shown(cap)} is not among what can be read; it may be in the policy that nobody here can read.`
        : `Your limit of ${shown(cap)} is nowhere in this grant.`;
    yield { code: 'CAP_NOT_VISIBLE', sentence };
  }
}

function* timeMismatches(
  grant: DecodedGrant,
  { asked, now }: GrantExpectation,
): Iterable<GrantMismatch> {
  const ends = expiryOf(grant);
  if (ends === null || ends > asked.expiresAt) {
    const until = ends === null ? 'for ever' : `until ${utc(ends)}`;
    const sentence = `It is good ${until}; you asked for ${utc(asked.expiresAt)}.`;
    yield { code: 'LASTS_LONGER', sentence };
  } else if (ends < asked.expiresAt) {
    const sentence = `It ends on ${utc(ends)} already; you asked for ${utc(asked.expiresAt)}.`;
    yield { code: 'ENDS_EARLIER', sentence };
  }
  const starts = startOf(grant);
  if (starts > now) {
    yield { code: 'STARTS_LATER', sentence: `It cannot be used before ${utc(starts)}.` };
  }
}

function* identityMismatches(
  grant: DecodedGrant,
  { computedAccount, nonces }: GrantExpectation,
): Iterable<GrantMismatch> {
  const { right, account, nonce } = grant;
  if (right.kind === 'permission' && right.permissionId !== right.computedId) {
    const sentence = `It is named ${right.permissionId}; these rules and this key make ${right.computedId}.`;
    yield { code: 'OTHER_PERMISSION_ID', sentence };
  }
  if (account.toLowerCase() !== computedAccount.toLowerCase()) {
    const sentence = `The account is ${account}; computed from your address it would be ${computedAccount}.`;
    yield { code: 'OTHER_ACCOUNT', sentence };
  }
  if (nonces !== null && !nonces.includes(nonce)) {
    const sentence = `It is made for nonce ${nonce}; the account takes ${nonces.join(' or ')}.`;
    yield { code: 'OTHER_NONCE', sentence };
  }
}
