import { sameHex } from '../address/same-hex.ts';
import type { DecodedGrant, GrantedCall } from './decoded-grant.ts';
import { callsOf } from './spans.ts';

/** Functions of a token, about the token itself. Others move whatever their contract deals in. */
const TOKEN_FUNCTION = /^(?:approve|transfer|transferFrom|increaseAllowance)\(/;
/** Let somebody take, instead of giving. */
const LETS_TAKE = /^(?:approve|increaseAllowance|allow)\(/;
/** Deals for which a contract must be let take first. */
const DEALS = /^(?:buy|sell|deposit|mint|supply|depositForBurn|depositForBurnWithHook)\(/;

/** Whether a call may part with `token`: one of its own functions, or one of a contract that deals in it. */
export function partsWith(call: GrantedCall, token: string): boolean {
  if (call.amount === null) return false;
  const { target } = call;
  return target === null || sameHex(target, token) || !TOKEN_FUNCTION.test(nameIn(call));
}

/**
 * Whether the amount of a call is known to be one of `token`: of the token's own functions, of a function
 * that must name it, and of a purchase through the router of 1tx, which takes nothing but USDC.
 */
export function countsIn(call: GrantedCall, token: string): boolean {
  if (TOKEN_FUNCTION.test(nameIn(call))) return call.target !== null && sameHex(call.target, token);
  if (nameIn(call).startsWith('buy(')) return true;
  return call.rules.some(
    ({ argument, condition, values }) =>
      (argument?.name === 'asset' || argument?.name === 'burnToken') &&
      condition === 'equal' &&
      sameHex(values[0] ?? '', token),
  );
}

/** Whether a call lets somebody take, instead of giving at once. */
export function letsTake(call: GrantedCall): boolean {
  return LETS_TAKE.test(nameIn(call));
}

/**
 * Those to whom a call may give, or whom it lets take, who are neither the account nor its owner.
 * Whoever is let take may be a contract that the same grant deals with: it can do nothing without.
 */
export function strangersOf(
  call: GrantedCall,
  grant: DecodedGrant,
  owner: string | null,
): readonly string[] {
  const own = [grant.account, ...(owner === null ? [] : [owner])].flatMap(spellings);
  return (call.recipient?.only ?? []).filter(
    (who) => !own.includes(who.toLowerCase()) && !(letsTake(call) && dealsWith(grant, who)),
  );
}

/** Whether a call may hand over any amount of some other token to somebody who is named. */
export function handsOverOthers(call: GrantedCall, token: string): boolean {
  const any = call.amount === null ? letsTake(call) : call.amount.atMost === null;
  return any && !partsWith(call, token) && call.recipient?.only != null;
}

function dealsWith(grant: DecodedGrant, who: string): boolean {
  return callsOf(grant).some(
    (call) => call.target !== null && sameHex(call.target, who) && DEALS.test(nameIn(call)),
  );
}

/** An address as it is, and as a word of 32 bytes, in which bridges name their recipients. */
function spellings(address: string): readonly string[] {
  const lower = address.toLowerCase();
  return [lower, `0x${lower.slice(2).padStart(64, '0')}`];
}

function nameIn(call: GrantedCall): string {
  return call.function ?? '';
}
