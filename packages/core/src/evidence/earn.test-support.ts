import type { JsonObject } from '../ports/json.ts';
import { type EarnWish, earnErrand } from '../simulation/driver/earn-inputs.ts';
import { CALM_PERSON, type EarnKind } from '../simulation/driver/errand.ts';
import { SIMULATION_START } from '../simulation/time.ts';
import { ARBITRUM, BASE } from '../simulation/world.ts';

const UNITS = 5_000_000n;

const WISHES: readonly EarnWish[] = [
  { kind: 'fund', chain: BASE, units: 777n },
  { kind: 'authorize', chain: BASE, cap: 100_000_000n, until: SIMULATION_START + 604_800_000 },
  { kind: 'revoke', chain: null },
  { kind: 'earn-buy', from: BASE, to: ARBITRUM, units: UNITS, fast: true },
  { kind: 'earn-sell', chain: BASE, units: UNITS },
  { kind: 'withdraw', chain: BASE, units: UNITS },
  { kind: 'earn-exit', chain: BASE },
  { kind: 'earn-removal', chain: BASE },
];

/** One of every kind of action of an earning account, as the form hands it over. */
export const EARN_INPUTS: readonly { readonly kind: EarnKind; readonly input: JsonObject }[] =
  WISHES.map((wish) => {
    const { input } = earnErrand(wish.kind, wish, CALM_PERSON);
    return { kind: wish.kind, input };
  });

export function inputOf(kind: EarnKind): JsonObject {
  const found = EARN_INPUTS.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`nothing is known of ${kind}`);
  return found.input;
}
