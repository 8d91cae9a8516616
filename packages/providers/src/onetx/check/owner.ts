import { err, type Instant, MAX_UNITS, ok, type Result } from '@countinghouse/core';
import * as schema from '../generated/zod.gen.ts';
import type {
  CheckedAuthorization,
  CheckedAuthorizationConfirmation,
  CheckedWithdrawal,
  CheckedWithdrawalConfirmation,
} from '../wire.ts';
import { checkForm, checkOwner, firstProblem, problem, type RequestProblem } from './form.ts';

const TEN_YEARS_S = 10 * 366 * 24 * 60 * 60;

/**
 * Everything that can be known to be wrong with a request for a grant. One without a cap or without
 * an end is not sent, although the service would take it: it would be for everything, for ever.
 */
export function checkAuthorization(
  request: unknown,
  now: Instant,
): Result<CheckedAuthorization, RequestProblem> {
  const form = checkForm(schema.zAuthorizationRequest, request);
  if (!form.ok) return form;
  const { spendCap, expiresAt } = form.value;
  const wrong = firstProblem(checkCap(spendCap), checkEnd(expiresAt, Math.floor(now / 1000)));
  return wrong === undefined ? withOwner(form.value) : err(wrong);
}

export function checkAuthorizationConfirmation(
  request: unknown,
): Result<CheckedAuthorizationConfirmation, RequestProblem> {
  const form = checkForm(schema.zAuthorizationConfirmation, request);
  return form.ok ? withOwner(form.value) : form;
}

export function checkWithdrawal(request: unknown): Result<CheckedWithdrawal, RequestProblem> {
  const form = checkForm(schema.zWithdrawalRequest, request);
  if (!form.ok) return form;
  return /^[0.]+$/.test(form.value.amountUsdc)
    ? err(problem('BAD_AMOUNT', 'The amount must be more than zero.'))
    : withOwner(form.value);
}

export function checkWithdrawalConfirmation(
  request: unknown,
): Result<CheckedWithdrawalConfirmation, RequestProblem> {
  const form = checkForm(schema.zWithdrawalConfirmation, request);
  return form.ok ? withOwner(form.value) : form;
}

function checkCap(cap: string | undefined): RequestProblem | undefined {
  if (cap === undefined)
    return problem('BAD_SPEND_CAP', 'A grant needs a spend cap; it is never left open.');
  const units = BigInt(cap);
  return units > 0n && units <= MAX_UNITS
    ? undefined
    : problem(
        'BAD_SPEND_CAP',
        'The spend cap must be more than zero, and no more than a chain can hold.',
      );
}

function checkEnd(end: number | undefined, now: number): RequestProblem | undefined {
  if (end === undefined)
    return problem('BAD_EXPIRY', 'A grant needs an end; it is never left open.');
  if (end <= now) return problem('BAD_EXPIRY', 'The end of the grant has passed already.');
  return end - now > TEN_YEARS_S
    ? problem(
        'BAD_EXPIRY',
        'The end of the grant is more than ten years away. Choose an earlier one.',
      )
    : undefined;
}

function withOwner<T extends { readonly ownerEoa: string }>(request: T): Result<T, RequestProblem> {
  const owner = checkOwner(request.ownerEoa);
  return owner.ok ? ok({ ...request, ownerEoa: owner.value }) : owner;
}
