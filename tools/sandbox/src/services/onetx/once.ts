import { accountOf } from '../../kernel/account.ts';
import type { KeyName } from './auth.ts';
import type { Action } from './records.ts';
import { badRequest } from './refusal.ts';
import { requireOwner, requireRelayer } from './submit.ts';
import type { Buy, Sell } from './wire.ts';
import type { OneTxWorld } from './world.ts';

/** What buy and sell answer. */
const answerTo = (action: Action, idempotent: boolean) => ({
  accountAddress: accountOf(action.owner),
  actionId: action.id,
  userOpHash: action.userOpHash,
  ...(idempotent ? { idempotent: true } : {}),
});

/**
 * Makes an action, or gives the one its key has already. In turn for each owner, so that two calls with one key cannot both find it
 * free.
 */
export function once(
  world: OneTxWorld,
  key: KeyName,
  asked: Buy | Sell,
  make: () => Promise<Action>,
): Promise<ReturnType<typeof answerTo>> {
  if ((asked.referralFeeBps ?? 0) > 0 && asked.referralWallet === undefined) {
    throw badRequest('referralWallet is required when referralFeeBps is set');
  }
  requireOwner(world, key, asked.ownerEoa);
  return world.inTurn(asked.ownerEoa, async () => {
    const { idempotencyKey } = asked;
    const before =
      idempotencyKey === undefined ? undefined : world.book.claimed(key, idempotencyKey);
    if (before !== undefined) return answerTo(before, true);
    requireRelayer(world);
    return answerTo(await make(), false);
  });
}
