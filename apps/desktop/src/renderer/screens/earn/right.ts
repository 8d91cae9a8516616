import type { EarnAccount } from '../../../contract/earn.ts';

/** Whether 1tx may act on a chain: it may, its right is over, or it never had one that it names. */
export type Right = 'held' | 'over' | 'none';

/** By the word of the service, which is the one that would act; the chain decides in the end. */
export function rightOn(
  { grants }: Pick<EarnAccount, 'grants'>,
  chain: string,
  now: number,
): Right {
  const told = grants.find((grant) => grant.chain.id === chain)?.told ?? null;
  if (told === null) return 'none';
  return told.expiresAt !== null && told.expiresAt <= now ? 'over' : 'held';
}
