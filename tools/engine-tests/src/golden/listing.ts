import { type ActionRow, actionStream, type LedgerPort } from '@countinghouse/core';
import { z } from 'zod';

const listed = z.object({
  story: z.string(),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  kind: z.string(),
  definitionVersion: z.int(),
  /** Where it was left: how many events it has, and the type of the last. */
  events: z.int(),
  lastEvent: z.string(),
  status: z.string(),
  sentence: z.string(),
  waitingFor: z.string().nullable(),
  open: z.boolean(),
  watched: z.boolean(),
});

/** What a golden ledger holds, and what opens it. */
export const listingSchema = z.object({
  schema: z.int(),
  passphrase: z.string(),
  recoveryCode: z.string(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  actions: z.array(listed),
});
export type Listing = z.infer<typeof listingSchema>;
export type Listed = z.infer<typeof listed>;

/** What stands in the ledger about one action. */
export async function listAction(
  ledger: LedgerPort,
  story: string,
  row: ActionRow,
): Promise<Listed> {
  const events = await ledger.readStream(actionStream(row.id));
  return {
    story,
    id: row.id,
    kind: row.kind,
    definitionVersion: row.definitionVersion,
    events: events.length,
    lastEvent: events.at(-1)?.type ?? '',
    status: row.status,
    sentence: row.sentence,
    waitingFor: row.waitingFor,
    open: row.open,
    watched: row.nextAt !== null,
  };
}

/** Why a person may still be needed when nothing more can happen by itself. */
export const HONEST_CALLS: ReadonlySet<string> = new Set([
  'NONCE_GAP',
  'PAYOUT_MISSING',
  'PAYOUT_SHORT',
  'REFUND_MISSING',
  'REFUND_SHORT',
  'PAST_DEADLINE',
  'LATE_DEPOSIT',
]);

/** The stories of actions that the program which made the ledger did not know. */
export function strangersOf({ actions }: Listing): ReadonlySet<string> {
  const unknown = actions.filter(({ waitingFor }) => waitingFor === 'UNKNOWN_DEFINITION');
  return new Set(unknown.map(({ story }) => story));
}
