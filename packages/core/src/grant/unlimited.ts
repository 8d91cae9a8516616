import { showAddress } from '../review/show.ts';
import type { DecodedGrant, GrantedCall } from './decoded-grant.ts';
import type { UnlimitedReason } from './grant-review.ts';
import { callsOf, enforced, expiryOf, partsWith } from './spans.ts';

/**
 * Every direction in which a grant has no bounds; none means that each has some. Amounts are those of
 * `token`, which the person wanted to set a limit to.
 */
export function unlimitedReasons(grant: DecodedGrant, token: string): readonly UnlimitedReason[] {
  return [...reasons(grant, token)];
}

function* reasons(grant: DecodedGrant, token: string): Iterable<UnlimitedReason> {
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
  const capped = enforced(grant, 'spend-cap').some((cap) => sameHex(cap.token, token));
  for (const call of calls) {
    if (call.amount?.atMost === null && partsWith(call, token) && !capped) {
      yield { code: 'NO_AMOUNT_LIMIT', sentence: `${nameOf(call)} has no limit of amount.` };
    }
    if (call.recipient?.only === null) {
      yield {
        code: 'ANY_RECIPIENT',
        sentence: `${nameOf(call)} may name anybody as ${call.recipient.argument}.`,
      };
    }
  }
  if (expiryOf(grant) === null) {
    yield { code: 'NO_EXPIRY', sentence: 'It never expires.' };
  }
}

/** `approve of 0x1234…abcd`. */
export function nameOf({ function: signature, selector, target }: GrantedCall): string {
  const name = signature === null ? `The function ${selector}` : signature.replace(/\(.*$/, '');
  return `${name} of ${target === null ? 'any contract' : showAddress(target)}`;
}

function sameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
