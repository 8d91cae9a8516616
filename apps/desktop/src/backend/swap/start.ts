import type { JsonValue } from '@countinghouse/core';
import type { Answer } from '../../contract/result.ts';
import { startedBefore } from '../actions/started-before.ts';
import { failed, ofPart } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { planForm } from './plan-form.ts';

/** Writes a swap down. The engine asks for the real quote next; nothing is sent before an approval. */
export async function startSwap(
  house: OpenHouse,
  { commandId, form, shown }: InputOf<'swap', 'start'>,
): Promise<Answer<{ actionId: string }>> {
  const before = await startedBefore(house, commandId);
  if (before !== null) return before;
  const { timeEstimateMs, ...amounts } = shown;
  const planned = await planForm(house, form, { dry: false, shown: amounts, timeEstimateMs });
  if (!planned.ok) return failed(planned.error);
  const input = planned.value.input as unknown as JsonValue;
  const started = await house.engine.start(commandId, 'swap', input);
  if (!started.ok) return failed(ofPart(started.error));
  house.runner.poke();
  return { ok: true, value: { actionId: started.value.actionId } };
}
