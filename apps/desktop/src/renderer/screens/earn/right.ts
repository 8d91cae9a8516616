import type { AccountOnChain, EarnAccount } from '../../../contract/earn.ts';

export type Right = AccountOnChain['right'];

/** Whether 1tx may act on a chain, as it was judged when the account was read; ends pass meanwhile. */
export function rightOn(
  { chains, grants }: Pick<EarnAccount, 'chains' | 'grants'>,
  chain: string,
  now: number,
): Right {
  const on = chains.find((one) => one.chain.id === chain);
  if (on === undefined) return 'unknown';
  const { right, rightEndsAt } = on;
  if (!mayAct(right) || rightEndsAt === null || rightEndsAt > now) return right;
  // That an end which 1tx names has passed ends nothing on the chain.
  const stands = grants.some(
    ({ chain: { id }, signed, onChain }) =>
      id === chain && onChain !== 'void' && signed !== null && (signed.expiresAt ?? now + 1) > now,
  );
  return stands ? 'stopped' : 'over';
}

/** Whether an order can be begun by it. */
export function mayAct(right: Right): boolean {
  return right === 'held' || right === 'told';
}

/** Whether a sale can be begun: a doubt about the right keeps no money from coming back. */
export function maySell(right: Right): boolean {
  return mayAct(right) || right === 'ended' || right === 'unknown';
}
