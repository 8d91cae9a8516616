import { z } from 'zod';

/**
 * Everything that may go wrong across the contract. Closed: a screen can have a sentence for each.
 * What comes from deeper down keeps its own word in `detail`.
 */
export const failureCodes = [
  // of the contract itself
  'BAD_INPUT',
  'LOCKED',
  'NOT_NOW',
  'NO_PROFILE',
  'BACKEND_RESTARTED',
  'BUG',
  // of opening
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'TOO_MANY_ATTEMPTS',
  'PASSPHRASE_TOO_SHORT',
  'DOOR_CLOSED',
  'LEDGER_IN_USE',
  'LEDGER_DAMAGED',
  'LEDGER_TOO_NEW',
  'LEDGER_MISSING',
  'KEYCHAIN_LOCKED',
  'KEYCHAIN_ABSENT',
  'KEYCHAIN_FAILED',
  'DISK_FULL',
  'DISK_ERROR',
  'RECOVERED_MODE',
  // of doing
  'REFUSED',
  'NOT_FOUND',
  'REVIEW_CHANGED',
  'REVIEW_EXPIRED',
  'SANDBOX_AND_LIVE_MIXED',
  'WRONG_CHAIN',
  // of the world
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_REFUSED',
  'PROVIDER_LIED',
  'RATE_LIMITED',
  'CHAIN_UNAVAILABLE',
] as const;

export const failure = z.strictObject({
  code: z.enum(failureCodes),
  /** What happened and what to do, for a person. Never a secret. */
  message: z.string(),
  /** The code of the part that failed, verbatim, e.g. `AMOUNT_TOO_LOW`. */
  detail: z.string().optional(),
  retryAfterMs: z.number().optional(),
  /** To be named to the provider's support. */
  requestId: z.string().optional(),
  /** Who holds the ledger, where the code is LEDGER_IN_USE. */
  holder: z.strictObject({ pid: z.int(), program: z.string(), since: z.int() }).optional(),
});

export type FailureCode = (typeof failureCodes)[number];
export type Failure = z.output<typeof failure>;

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/**
 * Every procedure answers with one of these; nothing is ever thrown across the contract. Only a stream
 * has no answer to put a refusal into: it fails at once with an ORPCError whose `data` is a
 * {@link Failure}, and ends without one when the house is locked.
 */
export function answer<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: failure }),
  ]);
}
