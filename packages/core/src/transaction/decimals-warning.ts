import type { Trouble } from '../action/definition.ts';
import type { ChainPort } from '../ports/chain.ts';
import { ok, type Result } from '../result/result.ts';
import type { ReviewAmount, ReviewWarning } from '../review/review.ts';

/** Stops a payment whose amount is read with other decimals than the token's contract has. */
export async function decimalsWarning(
  chain: ChainPort,
  token: string | null,
  pays: ReviewAmount,
): Promise<Result<readonly ReviewWarning[], Trouble>> {
  if (token === null) return ok([]);
  const told = await chain.decimals(token);
  if (!told.ok) return told;
  if (told.value === null || told.value === pays.decimals) return ok([]);
  const sentence = `${pays.symbol} has ${told.value} decimals, not ${pays.decimals}: another amount would move than you read.`;
  return ok([{ code: 'DECIMALS_DIFFER', weight: 'stop', sentence }]);
}
