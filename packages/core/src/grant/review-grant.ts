import { sameHex } from '../address/same-hex.ts';
import type { Instant } from '../ports/clock.ts';
import type { TypedDataPayload } from '../review/payload.ts';
import type { ReviewWarning } from '../review/review.ts';
import type { AddressNames } from './calls-in-words.ts';
import type { DecodedGrant, GrantedCall } from './decoded-grant.ts';
import type { GrantAsked, GrantMismatch, GrantReview } from './grant-review.ts';
import { grantMismatches } from './mismatches.ts';
import { handsOverOthers, strangersOf } from './movements.ts';
import { GRANT_RULES } from './rules.ts';
import { grantSentences } from './sentences.ts';
import { callsOf, expiryOf, namesAnyReferral } from './spans.ts';
import { nameOf, unlimitedReasons } from './unlimited.ts';

/** A grant to be reviewed, and what is known beside its bytes. */
export interface GrantDraft {
  readonly actionId: string;
  readonly payload: TypedDataPayload;
  /** What the decoder made of the payload. */
  readonly decoded: DecodedGrant;
  readonly asked: GrantAsked;
  /** Who asked for it, e.g. `1tx`. */
  readonly through: string;
  /** The account as this program computes it from its owner. */
  readonly computedAccount: string;
  /** The account as the service named it before. */
  readonly toldAccount: string;
  /** Nonces for which the account would take the signature; null where the chain could not be asked. */
  readonly nonces: readonly number[] | null;
  readonly names: AddressNames;
  readonly validUntil: Instant;
  readonly preparedAt: Instant;
}

/**
 * Writes the review of a grant. One that acts on another account than the service named, that is used
 * up, or that has ended carries a `stop`; whatever goes beyond what was asked is a `risk`.
 */
export function reviewGrant(draft: GrantDraft): GrantReview {
  const { decoded, asked, payload, preparedAt } = draft;
  const unlimited = unlimitedReasons(decoded, asked.token, payload.from);
  const now = Math.floor(preparedAt / 1000);
  const mismatches = grantMismatches(decoded, { ...draft, now });
  return {
    version: 1,
    kind: 'grant',
    actionId: draft.actionId,
    purpose: 'authorize',
    payload,
    decoded,
    owner: payload.from,
    account: decoded.account,
    asked,
    unlimited,
    mismatches,
    allows: grantSentences(decoded, asked, draft.names),
    expiresAt: expiryOf(decoded),
    rules: GRANT_RULES,
    through: draft.through,
    validUntil: draft.validUntil,
    preparedAt,
    warnings: [
      ...stops(draft, now),
      ...unlimited.map(({ code, sentence }) => risk(`UNLIMITED_${code}`, sentence)),
      ...mismatches.map(mismatchWarning),
      ...risks(decoded),
      ...handedOver(draft),
    ],
    compare: decoded.account,
  };
}

function* stops({ decoded, toldAccount, payload }: GrantDraft, now: number) {
  if (decoded.account.toLowerCase() !== toldAccount.toLowerCase()) {
    const sentence = `This is for the account ${decoded.account}, but the service named ${toldAccount} as yours.`;
    yield stop('WRONG_ACCOUNT', sentence);
  }
  const ends = expiryOf(decoded);
  if (ends !== null && ends <= now) yield stop('ALREADY_EXPIRED', 'This grant has already ended.');
  if (decoded.key.kind === 'key' && sameHex(decoded.key.address, payload.from)) {
    yield stop('KEY_IS_OWNER', 'The key it gives this right to is your own.');
  }
}

function* risks(grant: DecodedGrant): Iterable<ReviewWarning> {
  const { key, policies, hook, unread, access } = grant;
  if (key.kind === 'unknown') {
    yield risk('UNKNOWN_SIGNER', `Who may use it is decided by the contract ${key.contract}.`);
  } else if (key.signs) {
    const sentence =
      'The key may also sign messages in the name of the account, such as permits of tokens. Rules about calls do not limit that.';
    yield risk('SIGNS_MESSAGES', sentence);
  }
  for (const call of callsOf(grant).filter(namesAnyReferral)) {
    const sentence = `${nameOf(call)} may name anybody as referral, who gets up to 5 % of it, each time anew.`;
    yield risk('ANY_REFERRAL', sentence);
  }
  for (const { contract, enforced: asked } of policies) {
    if (!asked) yield risk('POLICY_OFF', `The policy ${contract} is there but switched off.`);
  }
  if (policies.some((policy) => policy.kind === 'unknown') || unread.length > 0) {
    yield risk('NOT_ALL_READABLE', 'A part of this grant cannot be read and is shown as it is.');
  }
  if (hook !== null) yield risk('FOREIGN_HOOK', `The contract ${hook} is called at every use.`);
  if (access.kind === 'none') {
    yield note('NO_ACCESS', 'It opens no function of the account; it cannot be used as it is.');
  }
}

/** Shares must be given to whoever sells them, all of them when all is sold; to nobody else. */
function* handedOver({ decoded, asked, payload }: GrantDraft): Iterable<ReviewWarning> {
  const takers = new Map<string, GrantedCall[]>();
  const lawful = callsOf(decoded).filter(
    (call) =>
      handsOverOthers(call, asked.token) && strangersOf(call, decoded, payload.from).length === 0,
  );
  for (const call of lawful) {
    const who = call.recipient?.only?.join(', ') ?? '';
    takers.set(who, [...(takers.get(who) ?? []), call]);
  }
  for (const [who, calls] of takers) {
    const [first] = calls;
    const what =
      calls.length === 1 && first !== undefined
        ? `${nameOf(first)} has no limit of amount`
        : `${calls.length} tokens other than the one you set a limit for have no limit of amount`;
    const sentence = `${what}; only ${who} can take what is given that way.`;
    yield note('OTHER_TOKEN_UNLIMITED', sentence);
  }
}

/** Less than was asked for is good to know; more must be read. The nonce decides whether it works at all. */
function mismatchWarning({ code, sentence }: GrantMismatch): ReviewWarning {
  return code === 'ENDS_EARLIER' || code === 'STARTS_LATER'
    ? note(code, sentence)
    : code === 'OTHER_NONCE'
      ? stop(code, sentence)
      : risk(code, sentence);
}

function stop(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'stop', sentence };
}

function risk(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'risk', sentence };
}

function note(code: string, sentence: string): ReviewWarning {
  return { code, weight: 'note', sentence };
}
