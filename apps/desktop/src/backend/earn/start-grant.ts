import { type AuthorizeInput, expiryProblem } from '@countinghouse/core';
import { refuse } from '../failures.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';
import { begin, type Owned } from './begin.ts';
import { usdcTyped } from './typed.ts';

/** Asks the service for a grant to be read and signed. Cap and end are never left open. */
export function authorize(house: OpenHouse, wish: InputOf<'earn', 'authorize'>) {
  return begin(house, 'authorize', wish, () => {
    const cap = usdcTyped(house, wish.chain, wish.spendCap);
    if (!cap.ok) return cap;
    const expiresAt = Math.floor(wish.expiresAt / 1_000) * 1_000;
    const problem = expiryProblem(expiresAt, house.clock.now());
    if (problem !== null) return refuse('REFUSED', problem.message, problem.code);
    const { usdc, units } = cap.value;
    const input = { usdc, spendCap: units.toString(), expiresAt };
    return { ok: true, value: input satisfies Omit<AuthorizeInput, keyof Owned> };
  });
}

/** Asks the service to stop, on one chain or on all of them. */
export function revoke(house: OpenHouse, wish: InputOf<'earn', 'revoke'>) {
  return begin(house, 'revoke', wish, () => ({ ok: true, value: { chain: wish.chain } }));
}
