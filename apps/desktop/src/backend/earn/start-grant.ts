import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin } from './begin.ts';
import { usdcTyped } from './typed.ts';

const LONGEST_MS = 366 * 24 * 60 * 60_000;

/** Asks the service for a grant to be read and signed. Cap and end are never left open. */
export function authorize(house: OpenHouse, wish: InputOf<'earn', 'authorize'>) {
  return begin(house, 'authorize', wish, () => {
    const cap = usdcTyped(house, wish.chain, wish.spendCap);
    if (!cap.ok) return cap;
    const expiresAt = Math.floor(wish.expiresAt / 1_000) * 1_000;
    const left = expiresAt - house.clock.now();
    if (left <= 0) return refuse('REFUSED', 'That time has passed already.', 'BAD_EXPIRY');
    if (left > LONGEST_MS) {
      return refuse('REFUSED', 'A grant may hold for a year at most.', 'BAD_EXPIRY');
    }
    const { usdc, units } = cap.value;
    return { ok: true, value: { usdc, spendCap: units.toString(), expiresAt } };
  });
}

/** Asks the service to stop, on one chain or on all of them. */
export function revoke(house: OpenHouse, wish: InputOf<'earn', 'revoke'>) {
  return begin(house, 'revoke', wish, () => ({ ok: true, value: { chain: wish.chain } }));
}
