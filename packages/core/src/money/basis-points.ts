import type { Result } from '../result/result.ts';
import { err, ok } from '../result/result.ts';
import { mulDivCeil, mulDivFloor } from './mul-div.ts';

/** A share in hundredths of a percent, 0 to 10,000, checked by {@link parseBasisPoints}. */
export type BasisPoints = bigint & { readonly __unit: 'basis points' };

/** Why a share was not taken. */
export type BasisPointsProblem = {
  readonly code: 'NOT_BASIS_POINTS';
  readonly message: string;
};

const WHOLE = 10_000n;

/**
 * Checks a share that came from a person, a setting or a provider.
 *
 * @param value - an integer from 0 to 10,000 as number, bigint or decimal string
 */
export function parseBasisPoints(value: unknown): Result<BasisPoints, BasisPointsProblem> {
  const points = toInteger(value);
  if (points === undefined || points < 0n || points > WHOLE) {
    return err({
      code: 'NOT_BASIS_POINTS',
      message:
        'A share must be a whole number of basis points from 0 to 10000 (100 is one percent).',
    });
  }
  return ok(points as BasisPoints);
}

function toInteger(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  if (typeof value === 'string')
    return /^(?:0|[1-9]\d{0,4})$/u.test(value) ? BigInt(value) : undefined;
  return undefined;
}

/** The share of an amount, rounded down: a fee that is promised to us. */
export function basisPointsFloor(amount: bigint, share: BasisPoints): bigint {
  return mulDivFloor(amount, share, WHOLE);
}

/** The share of an amount, rounded up: a fee that we pay. */
export function basisPointsCeil(amount: bigint, share: BasisPoints): bigint {
  return mulDivCeil(amount, share, WHOLE);
}

/** The amount less the share, rounded down: the least that slippage lets arrive, as providers compute it. */
export function lessBasisPointsFloor(amount: bigint, share: BasisPoints): bigint {
  return mulDivFloor(amount, WHOLE - share, WHOLE);
}

/** The amount less the share, rounded up: the least that *we* accept when a bound is ours to set. */
export function lessBasisPointsCeil(amount: bigint, share: BasisPoints): bigint {
  return mulDivCeil(amount, WHOLE - share, WHOLE);
}

/** The amount plus the share, rounded down: the most that we let ourselves be charged. */
export function plusBasisPointsFloor(amount: bigint, share: BasisPoints): bigint {
  return mulDivFloor(amount, WHOLE + share, WHOLE);
}

/** The amount plus the share, rounded up: what has to be in the account to be sure. */
export function plusBasisPointsCeil(amount: bigint, share: BasisPoints): bigint {
  return mulDivCeil(amount, WHOLE + share, WHOLE);
}
