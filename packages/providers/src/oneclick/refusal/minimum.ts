import { formatAmount } from '@countinghouse/core';
import type { Described } from '../../http/operation.ts';
import type { AssetUnits } from '../units.ts';

export interface MinimumContext {
  readonly swapType: string | undefined;
  /** Of the origin asset, where a token list has told. */
  readonly origin: AssetUnits | undefined;
}

/**
 * The sentence for "too low for bridge, try at least N". Under a fixed input N has always been base
 * units of the origin asset. Under a fixed output nobody has measured it, so no unit is claimed.
 */
export function describeMinimum(digits: string, context: MinimumContext): Described {
  const { origin, swapType } = context;
  const base = `${digits} base units`;
  const human =
    origin === undefined
      ? undefined
      : `${formatAmount(BigInt(digits), origin.decimals)} ${origin.symbol}`;
  if (swapType === 'EXACT_OUTPUT') {
    const guess = human === undefined ? '' : ` (if of the asset you send: ${human})`;
    return low(
      `This is below the minimum of the route. 1Click names ${base} without saying of which asset${guess}. Ask for a larger amount.`,
    );
  }
  return low(
    human === undefined
      ? `This is below the minimum of the route: send at least ${base} of the asset you send.`
      : `This is below the minimum of the route: send at least ${human} (${base}).`,
  );
}

function low(message: string): Described {
  return { kind: 'refused', code: 'AMOUNT_TOO_LOW', message };
}
