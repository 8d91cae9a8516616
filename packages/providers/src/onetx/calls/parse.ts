import { err, ok, type Result } from '@countinghouse/core';
import { parseWith } from '../../http/zod.ts';
import * as schema from '../generated/zod.gen.ts';
import type { Action, AuthorizationPreparation, SubmittedAction } from '../wire.ts';

const parseWhole = parseWith(schema.zSubmittedAction);
const parseId = parseWith(schema.zSubmittedAction.pick({ actionId: true }));
const parseAction = parseWith(schema.zAction);
const parsePreparation = parseWith(schema.zAuthorizationPreparation);

/**
 * The answer to something that moved money. If only the rest of it is broken, the id is kept: with it
 * the action can be followed, without it one would have to doubt that there is any.
 */
export function parseSubmitted(json: unknown): Result<SubmittedAction, string> {
  const whole = parseWhole(json);
  return whole.ok ? whole : parseId(json);
}

/** An action, refused if it says that it is another one than was asked for. */
export function parseActionOf(id: string): (json: unknown) => Result<Action, string> {
  return (json) => {
    const parsed = parseAction(json);
    if (!parsed.ok) return parsed;
    const named = parsed.value.operationId ?? id;
    return named === id ? parsed : err('operationId (of_another_action)');
  };
}

/**
 * Typed data to be signed, refused where it holds a number that JSON cannot have carried whole: it
 * would be signed as another one than was sent.
 */
export function parseAuthorization(json: unknown): Result<AuthorizationPreparation, string> {
  const parsed = parsePreparation(json);
  if (!parsed.ok) return parsed;
  const place = unsafeNumber(parsed.value.enableTypedData, 'enableTypedData');
  return place === undefined ? ok(parsed.value) : err(`${place} (unsafe_number)`);
}

function unsafeNumber(value: unknown, place: string): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : place;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = unsafeNumber(inner, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
