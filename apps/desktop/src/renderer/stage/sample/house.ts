import type { HouseState } from '../../../contract/house.ts';
import type { Script } from '../script.ts';
import { ago } from './time.ts';

export const SANDBOX = {
  id: 'f3b1',
  name: 'Practice',
  kind: 'sandbox',
  createdAt: ago(60 * 24 * 9),
} as const;
export const LIVE = {
  id: 'a902',
  name: 'Treasury',
  kind: 'live',
  createdAt: ago(60 * 24 * 120),
} as const;

const UNLOCKED: HouseState = {
  phase: 'unlocked',
  profiles: [SANDBOX, LIVE],
  profile: SANDBOX,
  waiting: 1,
  underWay: 2,
  recovered: [],
  keychain: 'available',
  keychainOpensTracking: false,
  failure: null,
  sandbox: 'running',
  theme: 'system',
};

/** A house that stays as it is: open, with something to do, unless changed. */
export function houseOf(change: Partial<HouseState> = {}): Script {
  return { house: { watch: () => [{ ...UNLOCKED, ...change }] } };
}

export const LOCKED: Partial<HouseState> = { phase: 'locked', waiting: null, underWay: null };
