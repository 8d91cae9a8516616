import type { JsonValue } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { startedBefore } from '../actions/started-before.ts';
import { failed, ofPart, refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import { unusedOf } from './former.ts';
import { type Ours, oursOf } from './ours.ts';
import { toldOtherwise } from './told-otherwise.ts';

type Begun = Answer<{ actionId: string }>;

/** What `begin` adds to every plan. */
export interface Owned {
  readonly owner: string;
  readonly account: string;
}

/** What the owner of an account wants, under the id that makes a repeat harmless. */
export interface OwnerWish {
  readonly commandId: string;
  readonly owner: string;
  /** Of a removal or an exit: one of the owner's that is not used any more. */
  readonly account?: string | undefined;
}

/** Needs no word of the service, and takes rights away or brings money home: never held up. */
const WITHOUT_SERVICE: readonly string[] = ['revoke', 'earn-exit', 'earn-removal'];

/**
 * Writes an action of an earning account down; the engine goes on from there. The account is computed
 * from the owner's address, or is the one a person agreed to; a page says neither, and while the
 * service names another than that nothing is begun.
 *
 * @param plan makes the input of the action, from what is known here and what the person typed
 */
export async function begin(
  house: OpenHouse,
  kind: string,
  { commandId, owner, account }: OwnerWish,
  plan: (mine: Ours) => Promise<Answer<object>> | Answer<object>,
): Promise<Begun> {
  const before = await startedBefore(house, commandId);
  if (before !== null) return before;
  const mine = await meant(house, owner, account);
  if (!mine.ok) return mine;
  const other = WITHOUT_SERVICE.includes(kind) ? null : await toldOtherwise(house, mine.value);
  if (other !== null) return other;
  const planned = await plan(mine.value);
  if (!planned.ok) return planned;
  const named = { owner: mine.value.owner.address, account: mine.value.account };
  // A payment names its payer otherwise, and its own field wins.
  const input = { ...(kind === 'fund' ? {} : named), ...planned.value };
  const started = await house.engine.start(commandId, kind, input as unknown as JsonValue);
  if (!started.ok) return failed(ofPart(started.error));
  house.runner.poke();
  return { ok: true, value: { actionId: started.value.actionId } };
}

/** The account that is used, or one that was: what was given there can be ended there. */
async function meant(house: OpenHouse, owner: string, account?: string): Promise<Answer<Ours>> {
  const mine = await oursOf(house, owner);
  const same = (one: string) => one.toLowerCase() === account?.toLowerCase();
  if (!mine.ok || account === undefined || same(mine.value.account)) return mine;
  const found = (await unusedOf(house, mine.value)).find(same);
  return found === undefined
    ? refuse('NOT_FOUND', 'That was never an account of this address here.')
    : { ok: true, value: { ...mine.value, account: found } };
}
