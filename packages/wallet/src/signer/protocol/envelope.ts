import { z } from 'zod';
import { command } from './commands.ts';
import { doorAddress } from './tasks.ts';

const token = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.int().min(0);

/** The first message; it fixes the token for the life of the process. */
export const hello = z.strictObject({
  hello: z.strictObject({ token, doorDirectory: z.string().min(1).max(300) }),
  id,
});

/** Only enough to answer: which call it was, and whether the caller may ask at all. */
export const sealedCall = z.looseObject({ id, token });

export const call = z.strictObject({ id, token, command });

const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  retryAfterMs: z.number().optional(),
});

const outcome = [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: failure }),
] as const;

/** Answer to a call; `id` is null where the call was too broken to have one. */
const reply = z.strictObject({ reply: id.nullable(), outcome: z.union(outcome) });

/** What came of a visit at a door. */
const doorEvent = z.strictObject({ door: id, outcome: z.union(outcome) });

export const fromSigner = z.union([reply, doorEvent]);

/** Answer to `open door`. */
export const doorOpened = z.strictObject({ door: id, address: doorAddress });

export type WireOutcome = z.output<typeof reply>['outcome'];
