import type { CommandRefusal } from '../../action/definition.ts';
import type { Instant } from '../../ports/clock.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnAsset } from '../asset.ts';
import { isPositive, isRecord, isUsdc, type Owned, ownedProblem, refuse } from '../shape.ts';

/** The right to act for an account on one chain. Cap and end are always said. */
export interface AuthorizeInput extends Owned {
  /** What the cap is counted in; its chain is the one to be authorized. */
  readonly usdc: EarnAsset;
  /** Base units per period of the service's policy, decimal string. */
  readonly spendCap: string;
  /** Whole seconds. */
  readonly expiresAt: Instant;
}

/** Longer than a year nobody remembers what was allowed. */
const LONGEST_MS = 366 * 24 * 60 * 60_000;

export function parseAuthorizeInput(value: JsonValue): Result<AuthorizeInput, CommandRefusal> {
  if (!isRecord(value)) return refuse('BAD_INPUT', 'An authorization is an object.');
  const input = value as Partial<AuthorizeInput>;
  const problem = ownedProblem(input);
  if (problem !== null) return refuse(problem.code, problem.message);
  if (!isUsdc(input.usdc)) {
    return refuse('BAD_ASSET', 'The USDC of the cap is missing, or has not six decimals.');
  }
  if (!isPositive(input.spendCap)) {
    return refuse(
      'BAD_CAP',
      'Say how much may be spent in a period; a grant is never without a cap.',
    );
  }
  const { expiresAt } = input;
  if (
    typeof expiresAt !== 'number' ||
    !Number.isSafeInteger(expiresAt) ||
    expiresAt % 1_000 !== 0
  ) {
    return refuse('BAD_EXPIRY', 'Say until when the grant holds; it never holds for ever.');
  }
  const { owner, account, usdc, spendCap } = input as AuthorizeInput;
  return ok({ owner, account, usdc, spendCap, expiresAt });
}

/** Whether an end makes sense at the moment it is asked for. */
export function expiryProblem(expiresAt: Instant, now: Instant): CommandRefusal | null {
  if (expiresAt <= now) return { code: 'BAD_EXPIRY', message: 'That time has passed already.' };
  if (expiresAt - now > LONGEST_MS) {
    return { code: 'BAD_EXPIRY', message: 'A grant may hold for a year at most.' };
  }
  return null;
}
