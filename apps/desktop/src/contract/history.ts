import { z } from 'zod';
import { read } from './access.ts';
import { answer } from './result.ts';
import { evmAddress, instant, units } from './values.ts';

/** How far back; null: from the first note on. */
const days = z.union([z.literal(7), z.literal(30), z.literal(365)]).nullable();

/** True: nothing is known of the time between this point and the one before, so no line joins them. */
const gap = z.boolean();

/** What everything came to, as it was noted: wallets, and the accounts that earn. */
export const totalHistory = z.strictObject({
  /** Oldest first, thinned out to a few hundred. Each was noted as it stands. */
  points: z.array(z.strictObject({ at: instant, /** Of the US dollar. */ cents: units, gap })),
});

/** What one position was worth, as it was noted. */
export const positionHistory = z.strictObject({
  /** Oldest first, from when it was first held. Once nothing is held any more it is worth nothing. */
  points: z.array(
    z.strictObject({ at: instant, /** Base units of USDC, which has six decimals. */ units, gap }),
  ),
});

/** What was noted while the house was open, at most once an hour; from this ledger alone. */
export const history = {
  total: read.input(z.strictObject({ days })).output(answer(totalHistory)),
  position: read
    .input(
      z.strictObject({ owner: evmAddress, instrument: z.string().regex(/^0x[0-9a-f]{64}$/), days }),
    )
    .output(answer(positionHistory)),
};

export type HistoryDays = z.output<typeof days>;
export type TotalHistory = z.output<typeof totalHistory>;
export type PositionHistory = z.output<typeof positionHistory>;
