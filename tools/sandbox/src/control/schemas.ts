import { z } from 'zod';
import { Fault } from '../http/faults.ts';
import { Behaviour } from '../services/oneclick/behaviour.ts';
import { Distortion } from '../services/oneclick/distortion.ts';
import { Settings } from '../services/oneclick/settings.ts';
import { AnswerLie } from '../services/onetx/distortion.ts';
import { ActionBehaviour } from '../services/onetx/records.ts';
import { OneTxSettings } from '../services/onetx/settings.ts';

const chain = z.number().int();
const units = z.string().regex(/^\d+$/, 'a decimal string of smallest units');
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-fA-F]{64}$/);
const count = z.number().int().min(1).max(1_000_000).default(1);

/** Bodies of the control calls, by path under `/_sandbox/`. */
export const BODIES = {
  faults: Fault,
  'quotes/next': z.strictObject({ count, distortion: Distortion }),
  'orders/next': z.strictObject({ count, behaviour: Behaviour }),
  'orders/behave': z.strictObject({
    depositAddress: z.string(),
    memo: z.string().optional(),
    behaviour: Behaviour,
  }),
  settings: Settings.partial(),
  'time/advance': z.strictObject({ seconds: z.number().int().min(1).max(100_000_000) }),
  faucet: z.strictObject({ chain, address, asset: z.string(), amount: units }),
  mine: z.strictObject({ chain, blocks: z.number().int().min(1).max(10_000).default(1) }),
  automine: z.strictObject({ chain, on: z.boolean() }),
  reorg: z.strictObject({
    chain,
    depth: z.number().int().min(1).max(256),
    drop: z.union([z.enum(['none', 'all']), z.array(hash)]).default('none'),
  }),
  drop: z.strictObject({ chain, hash }),
  'base-fee': z.strictObject({ chain, wei: units }),
  'deposits/announce': z.strictObject({
    depositAddress: z.string(),
    memo: z.string().optional(),
    amount: units,
    /** Needed for ANY_INPUT, where there is no single origin. */
    assetId: z.string().optional(),
    txHash: z.string().optional(),
    from: z.string().optional(),
    /** Seen but not yet confirmed; announce it again, confirmed, under the same hash. */
    confirmed: z.boolean().default(true),
  }),
  'onetx/faults': Fault,
  'onetx/answers/next': AnswerLie,
  'onetx/actions/next': z.strictObject({ count, behaviour: ActionBehaviour }),
  'onetx/actions/behave': z.strictObject({ actionId: z.string(), behaviour: ActionBehaviour }),
  // What an instrument yields is also the chain's: see the next.
  'onetx/settings': OneTxSettings.omit({ apy: true }).partial(),
  'onetx/apy': z.strictObject({ instrumentId: hash, percent: z.number().min(0).max(1_000_000) }),
  'onetx/deposits': z.strictObject({ instrumentId: hash, open: z.boolean() }),
  'onetx/swap-loss': z.strictObject({ chain, bps: z.number().int().min(0).max(10_000) }),
  'onetx/protocol-fee': z.strictObject({ chain, bps: z.number().int().min(0).max(500) }),
  'onetx/listening': z.strictObject({ on: z.boolean() }),
  reset: z.strictObject({}),
} as const;

/** What each control takes, before defaults are filled in. */
export type ControlInput<K extends keyof typeof BODIES> = z.input<(typeof BODIES)[K]>;
export type ControlBody<K extends keyof typeof BODIES> = z.output<(typeof BODIES)[K]>;
