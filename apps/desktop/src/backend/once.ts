import type { CommandRecord, JsonValue } from '@countinghouse/core';
import type { z } from 'zod';
import type { Answer } from '../contract/result.ts';
import { refuse } from './failures.ts';
import type { OpenHouse } from './open-house.ts';

interface Running {
  readonly procedure: string;
  readonly answer: Promise<Answer<JsonValue>>;
}

const running = new WeakMap<object, Map<string, Running>>();

/**
 * Does what a person asked for once. A repeat of the command id while it is being done waits for the
 * same answer; one that comes later, even after a restart, gets the answer the ledger has kept. What
 * failed left nothing in the ledger and may be tried again.
 *
 * @param work does it, and appends `kept(value)` together with the event that it was done.
 */
export async function once<Shape extends z.ZodType<JsonValue>>(
  house: OpenHouse,
  command: { readonly id: string; readonly procedure: string; readonly shape: Shape },
  work: (
    kept: (value: z.output<Shape>) => { readonly command: CommandRecord },
  ) => Promise<Answer<z.output<Shape>>>,
): Promise<Answer<z.output<Shape>>> {
  const { id, procedure, shape } = command;
  const inHouse = running.get(house) ?? new Map<string, Running>();
  running.set(house, inHouse);
  const already = inHouse.get(id);
  if (already !== undefined) {
    const answer = await already.answer;
    const kept = { procedure: already.procedure, value: answer.ok ? answer.value : null };
    return answer.ok ? readKept(kept, command) : answer;
  }
  const begun = begin();
  inHouse.set(id, { procedure, answer: begun });
  try {
    return await begun;
  } finally {
    inHouse.delete(id);
  }

  async function begin(): Promise<Answer<z.output<Shape>>> {
    const before = await house.ledger.command(id);
    if (before !== null) return readKept(before.result, command);
    return work((value) => ({
      command: { id, result: { procedure, value: shape.parse(value) as JsonValue } },
    }));
  }
}

/** An id is good for one wish: the answer to another is not this one's. */
function readKept<Shape extends z.ZodType<JsonValue>>(
  result: JsonValue,
  { procedure, shape }: { readonly procedure: string; readonly shape: Shape },
): Answer<z.output<Shape>> {
  const kept = result as { readonly procedure?: unknown; readonly value?: unknown } | null;
  const parsed = shape.safeParse(kept?.value);
  return kept?.procedure === procedure && parsed.success
    ? { ok: true, value: parsed.data }
    : refuse('BAD_INPUT', 'This command id was used for something else. Start again.');
}
