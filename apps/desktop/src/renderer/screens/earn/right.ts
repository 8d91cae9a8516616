import type { AccountOnChain, EarnAccount } from '../../../contract/earn.ts';

export type Right = AccountOnChain['right'];

/** Whether 1tx may act on a chain, as it was judged when the account was read; ends pass meanwhile. */
export function rightOn(
  { chains }: Pick<EarnAccount, 'chains'>,
  chain: string,
  now: number,
): Right {
  const on = chains.find((one) => one.chain.id === chain);
  if (on === undefined) return 'unknown';
  const { right, rightEndsAt } = on;
  return mayAct(right) && rightEndsAt !== null && rightEndsAt <= now ? 'over' : right;
}

/** Whether an order can be begun by it. */
export function mayAct(right: Right): boolean {
  return right === 'held' || right === 'told';
}
