import { sameHex } from '../address/same-hex.ts';
import { showAddress } from '../review/show.ts';
import type { DecodedGrant, GrantedCall } from './decoded-grant.ts';
import type { UnlimitedReason } from './grant-review.ts';
import { letsTake, partsWith, strangersOf } from './movements.ts';
import { callsOf, enforced, expiryOf } from './spans.ts';

/**
 * Every direction in which a grant has no bounds; none means that each has some. Amounts are those of
 * `token`, which the person wanted to set a limit to. `owner` is the person's own address, who may be
 * given what the account has; without it only the account itself may.
 */
export function unlimitedReasons(
  grant: DecodedGrant,
  token: string,
  owner: string | null = null,
): readonly UnlimitedReason[] {
  return [...reasons(grant, token, owner)];
}

function* reasons(
  grant: DecodedGrant,
  token: string,
  owner: string | null,
): Iterable<UnlimitedReason> {
  if (grant.right.kind === 'validator') {
    const { contract } = grant.right;
    yield {
      code: 'SECOND_OWNER',
      sentence: `The contract ${contract} becomes a second owner: it may do everything you may, for ever.`,
    };
    return;
  }
  const calls = callsOf(grant);
  if (enforced(grant, 'calls').length === 0) {
    yield {
      code: 'ANY_CALL',
      sentence: 'No rule says which contracts and functions may be called: it may do anything.',
    };
  }
  if (calls.some(({ target }) => target === null)) {
    yield { code: 'ANY_CONTRACT', sentence: 'It may call any contract with some functions.' };
  }
  if (calls.some(({ how }) => how !== 'call')) {
    yield {
      code: 'DELEGATE_CALL',
      sentence: 'It may run foreign code as the account itself: such code may do anything.',
    };
  }
  if (grant.access.kind === 'function') {
    const { selector } = grant.access;
    yield {
      code: 'ANY_FUNCTION',
      sentence: `It enters the account by the function ${selector}, into which rules about calls do not look.`,
    };
  }
  for (const call of calls) yield* unknownReasons(call, grant.account);
  const capped = enforced(grant, 'spend-cap').some((cap) => sameHex(cap.token, token));
  for (const call of calls) {
    const value = BigInt(call.valueAtMost);
    if (value > 0n) {
      const most = value < NO_LIMIT ? `up to ${value} base units` : 'any amount';
      const sentence = `${nameOf(call)} may pay ${most} of the native asset, each time anew.`;
      yield { code: 'NATIVE_VALUE', sentence };
    }
    if (call.amount?.atMost === null && partsWith(call, token) && !capped) {
      yield { code: 'NO_AMOUNT_LIMIT', sentence: `${nameOf(call)} has no limit of amount.` };
    }
    if (call.recipient?.only === null) {
      yield {
        code: 'ANY_RECIPIENT',
        sentence: `${nameOf(call)} may name anybody as ${call.recipient.argument}.`,
      };
    }
    const strangers = strangersOf(call, grant, owner);
    if (strangers.length > 0) {
      yield { code: 'FOREIGN_RECIPIENT', sentence: givesAway(call, strangers) };
    }
  }
  if (expiryOf(grant) === null) {
    yield { code: 'NO_EXPIRY', sentence: 'It never expires.' };
  }
}

/** A limit that no balance reaches is none. */
const NO_LIMIT = 2n ** 128n - 1n;

/**
 * What a call does that nobody here can name. One to the account itself passes everywhere: the account
 * takes its own calls for its owner's, whatever they change in it.
 */
function* unknownReasons(call: GrantedCall, account: string): Iterable<UnlimitedReason> {
  const { target, function: signature } = call;
  if (target === null ? signature === null : sameHex(target, account)) {
    const is = target === null ? 'may be' : 'is';
    yield {
      code: 'SELF_CALL',
      sentence: `${nameOf(call)} ${is} a call of the account to itself: by that, the key can become a second owner, who may do everything you may, for ever.`,
    };
  } else if (signature === null) {
    yield {
      code: 'UNKNOWN_FUNCTION',
      sentence: `${nameOf(call)} is not known here: what it takes or gives away has no limit that anybody can read.`,
    };
  }
}

function givesAway(call: GrantedCall, strangers: readonly string[]): string {
  const who = strangers.join(', ');
  return letsTake(call)
    ? `${nameOf(call)} lets ${who} take what the account has, and this grant buys or sells nothing there.`
    : `${nameOf(call)} may give what the account has to somebody who is not you: ${who}.`;
}

/** `approve of 0x1234…abcd`. */
export function nameOf({ function: signature, selector, target }: GrantedCall): string {
  const name = signature === null ? `The function ${selector}` : signature.replace(/\(.*$/, '');
  return `${name} of ${target === null ? 'any contract' : showAddress(target)}`;
}
