import type { JsonValue } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { failed, ofPart } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

/** A person's yes to the review with this digest, and no other. */
export function approve(
  house: OpenHouse,
  { commandId, actionId, digest, secondYes }: InputOf<'actions', 'approve'>,
): Promise<Answer<null>> {
  const payload = secondYes === undefined ? { digest } : { digest, secondYes };
  return give(house, { commandId, actionId, name: 'approve', payload });
}

/** Any other wish of a person about an action. */
export function command(
  house: OpenHouse,
  { commandId, actionId, name, transaction }: InputOf<'actions', 'command'>,
): Promise<Answer<null>> {
  const payload = transaction === undefined ? null : { transaction };
  return give(house, { commandId, actionId, name, payload });
}

async function give(
  { engine, runner }: OpenHouse,
  wish: {
    readonly commandId: string;
    readonly actionId: string;
    readonly name: string;
    readonly payload: JsonValue;
  },
): Promise<Answer<null>> {
  const answer = await engine.command(wish);
  if (!answer.ok) return failed(ofPart(answer.error));
  runner.poke();
  return { ok: true, value: null };
}
