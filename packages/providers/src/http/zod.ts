import { err, ok, type Result } from '@countinghouse/core';
import type { ZodType } from 'zod';

/** Makes an operation's `parse` of a generated parser. Errors name the place, never the value. */
export function parseWith<T>(schema: ZodType<T>): (json: unknown) => Result<T, string> {
  return (json) => {
    const parsed = schema.safeParse(json);
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    const place = issue?.path.map(String).join('.') ?? '';
    return err(`${place === '' ? 'the whole of it' : place} (${issue?.code ?? 'unknown'})`);
  };
}
