import type { DecodedGrant } from '../../grant/decoded-grant.ts';
import type { GrantAsked, GrantReview } from '../../grant/grant-review.ts';
import { reviewGrant } from '../../grant/review-grant.ts';
import { GRANT_RULES } from '../../grant/rules.ts';
import type { TypedDataPayload } from '../../review/payload.ts';
import { attempt } from '../attempt.ts';
import { count, type Loose, word } from '../loose.ts';
import type { EvidenceProofs } from '../proofs.ts';
import { type EvidenceCheck, ownCheck } from '../report.ts';
import { same } from './same-json.ts';

/** What of a review follows from the signed bytes and from what was asked, whole. */
const WHOLE = ['owner', 'account', 'unlimited', 'allows', 'expiresAt', 'compare'] as const;
/** Of these what follows must be there; what a chain said at that time may stand beside it. */
const AT_LEAST = ['mismatches', 'warnings'] as const;

interface Shown {
  readonly seq: number;
  readonly review: Loose;
  readonly input: Loose;
  readonly offered: Loose;
}

/**
 * Writes the review of a grant anew from its bytes and holds it against the one that was shown. Rules
 * and words of another program may be others: then a difference is told, and neither passes nor fails.
 */
export function grantShown(
  shown: Shown,
  decoded: DecodedGrant,
  kernel: EvidenceProofs['kernel'],
): EvidenceCheck {
  const { seq, review } = shown;
  const anew = attempt(() => written(shown, decoded, kernel));
  if (anew === undefined) {
    return ownCheck('GRANT_READ', 'failed', 'The grant that was shown makes no sense.', seq);
  }
  const differs = [
    ...WHOLE.filter((name) => !same(review[name], anew[name])),
    ...AT_LEAST.filter((name) => !holdsAll(review[name], anew[name])),
  ];
  if (differs.length === 0) {
    return ownCheck('GRANT_READ', 'passed', 'The signed bytes allow exactly what was shown.', seq);
  }
  return review.rules === GRANT_RULES
    ? ownCheck('GRANT_READ', 'failed', `Shown otherwise than signed: ${differs.join(', ')}.`, seq)
    : ownCheck('GRANT_READ', 'not checked', underOthers(anew, differs), seq);
}

/** As this program would have put it. The nonces that the account took then are not in the file. */
function written(
  { review, input, offered }: Shown,
  decoded: DecodedGrant,
  kernel: EvidenceProofs['kernel'],
): GrantReview {
  const asked = review.asked as GrantAsked;
  return reviewGrant({
    actionId: word(review.actionId),
    payload: review.payload as TypedDataPayload,
    decoded,
    asked,
    through: word(review.through),
    computedAccount: kernel.accountOf(word(input.owner)),
    toldAccount: word(offered.account),
    nonces: null,
    names: { [asked.token.toLowerCase()]: asked.symbol },
    validUntil: count(review.validUntil),
    preparedAt: count(review.preparedAt),
  });
}

function underOthers(
  { unlimited, mismatches, allows }: GrantReview,
  differs: readonly string[],
): string {
  const without = unlimited.length === 0 ? [] : ['Without bounds:', ...unlimited.map(told)];
  const beyond = mismatches.length === 0 ? [] : ['Not as asked:', ...mismatches.map(told)];
  return [
    `It was written by other rules than this program’s; by these it differs in ${differs.join(', ')}.`,
    ...['It allows:', ...allows, ...without, ...beyond],
  ].join(' ');
}

function told({ sentence }: { readonly sentence: string }): string {
  return sentence;
}

function holdsAll(list: unknown, wanted: readonly unknown[]): boolean {
  return Array.isArray(list) && wanted.every((one) => list.some((each) => same(each, one)));
}
