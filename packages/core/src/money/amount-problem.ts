import { err } from '../result/result.ts';

/** Why a typed amount was not taken. The set is closed; a sentence for the person comes with each. */
export type AmountProblemCode =
  | 'NOT_TEXT'
  | 'EMPTY'
  | 'TOO_LONG'
  | 'NEGATIVE'
  | 'HEX'
  | 'EXPONENT'
  | 'OTHER_DIGITS'
  | 'NOT_A_NUMBER'
  | 'NO_DIGITS'
  | 'TRAILING_SEPARATOR'
  | 'MISPLACED_SEPARATOR'
  | 'AMBIGUOUS'
  | 'TOO_MANY_DECIMALS'
  | 'TOO_LARGE'
  | 'BAD_DECIMALS'
  | 'BAD_LOCALE';

/** A refusal of {@link parseAmount}. `readings` is there for `AMBIGUOUS` only: both numbers the text could mean, each written so that the same locale takes it. */
export type AmountProblem = {
  readonly code: AmountProblemCode;
  readonly message: string;
  readonly readings?: readonly [string, string];
};

/** A failed result that carries an {@link AmountProblem}. */
export function refuseAmount(
  code: AmountProblemCode,
  message: string,
  readings?: readonly [string, string],
): { readonly ok: false; readonly error: AmountProblem } {
  return err(readings === undefined ? { code, message } : { code, message, readings });
}
