import { oursOf } from '../earn/ours.ts';
import type { Procedures } from '../procedures.ts';
import { positionIn, readNotes } from './read.ts';
import { thin } from './thin.ts';

/** The contract's group `history`. */
export const historyProcedures: Procedures<'history'> = {
  async total(house, { days }) {
    const { list, step } = await readNotes(house, days);
    const points = thin(list, step).map(({ of, gap }) => ({ at: of.at, cents: of.total, gap }));
    return { ok: true, value: { points } };
  },
  async position(house, { owner, instrument, days }) {
    const mine = await oursOf(house, owner);
    if (!mine.ok) return mine;
    const { list, step } = await readNotes(house, days);
    const held = positionIn(list, mine.value.account, instrument);
    const points = thin(held, step).map(({ of, gap }) => ({ ...of, gap }));
    return { ok: true, value: { points } };
  },
};
