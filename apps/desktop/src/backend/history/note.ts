import type { Instant, StoredEvent } from '@countinghouse/core';
import { z } from 'zod';

/** What everything came to at one moment, all of it read and priced. */
export interface Note {
  readonly at: Instant;
  /** Cents of the US dollar, decimal string. */
  readonly total: string;
  readonly positions: readonly NotedPosition[];
}

export interface NotedPosition {
  /** The account that earns, not its owner. */
  readonly account: string;
  readonly instrument: string;
  /** What it was worth, base units of USDC, decimal string. */
  readonly assets: string;
}

export const NOTED = 'total.noted';

const whole = z.string().regex(/^(0|[1-9][0-9]{0,77})$/);
const shape = z.looseObject({
  at: z.int().min(0),
  total: whole,
  positions: z.array(z.looseObject({ account: z.string(), instrument: z.string(), assets: whole })),
});

/** The notes among some events; what another version wrote and this one cannot read is passed over. */
export function notesIn(events: readonly StoredEvent[]): readonly Note[] {
  return events.flatMap(({ type, data }) => {
    const parsed = type === NOTED ? shape.safeParse(data) : null;
    return parsed?.success ? [parsed.data] : [];
  });
}
