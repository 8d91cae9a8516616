import type { EarnAccount } from '../../../contract/earn.ts';

/** Whether 1tx may act on a chain. `unknown`: it could not be asked. */
export type Right = 'held' | 'over' | 'none' | 'unknown';

/** By the word of the service, which is the one that would act; the chain decides in the end. */
export function rightOn(
  { grants, told }: Pick<EarnAccount, 'grants' | 'told'>,
  chain: string,
  now: number,
): Right {
  if (told.failure !== null) return 'unknown';
  const right = grants.find((grant) => grant.chain.id === chain)?.told ?? null;
  if (right === null) return 'none';
  return right.expiresAt !== null && right.expiresAt <= now ? 'over' : 'held';
}
