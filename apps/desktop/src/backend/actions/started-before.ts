import type { Answer } from '../../contract/result.ts';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';

/**
 * The action that a command id has begun already; null where the id is new. Asked before anything
 * that could fail a second time: a repeat gets its answer even while the provider is away.
 */
export async function startedBefore(
  { ledger }: OpenHouse,
  commandId: string,
): Promise<Answer<{ actionId: string }> | null> {
  const before = await ledger.command(commandId);
  if (before === null) return null;
  const actionId = (before.result as { readonly actionId?: unknown } | null)?.actionId;
  const begun = typeof actionId === 'string' && !Object.hasOwn(before.result as object, 'accepted');
  return begun
    ? { ok: true, value: { actionId } }
    : refuse('BAD_INPUT', 'This command id was used for something else. Start again.');
}
