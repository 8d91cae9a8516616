import type { CommandRefusal } from '../../action/definition.ts';
import type { JsonValue } from '../../ports/json.ts';
import { ok, type Result } from '../../result/result.ts';
import type { EarnAsset } from '../asset.ts';
import { isPositive, isRecord, isUsdc, type Owned, ownedProblem, refuse } from '../shape.ts';

/** USDC from the account to its owner; there is no other recipient. */
export interface WithdrawInput extends Owned {
  readonly usdc: EarnAsset;
  /** Base units, decimal string. */
  readonly amount: string;
  /** The person knows that another withdrawal is in doubt, and accepts that both may run. */
  readonly besideAnother: boolean;
}

export function parseWithdrawInput(value: JsonValue): Result<WithdrawInput, CommandRefusal> {
  if (!isRecord(value)) return refuse('BAD_INPUT', 'A withdrawal is an object.');
  const input = value as Partial<WithdrawInput>;
  const problem = ownedProblem(input);
  if (problem !== null) return refuse(problem.code, problem.message);
  if (!isUsdc(input.usdc)) {
    return refuse('BAD_ASSET', 'The USDC to withdraw is missing, or has not six decimals.');
  }
  if (!isPositive(input.amount)) return refuse('BAD_AMOUNT', 'Say how much, more than nothing.');
  const { owner, account, usdc, amount } = input as WithdrawInput;
  return ok({ owner, account, usdc, amount, besideAnother: input.besideAnother === true });
}
