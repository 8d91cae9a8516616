import { z } from 'zod';
import { change, read } from './access.ts';
import { answer } from './result.ts';
import { commandId } from './values.ts';

export const settingsValue = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Minutes without a key or a pointer until the lock; null never. */
  idleMinutes: z.int().min(1).max(240).nullable(),
  /** What an idle lock does while nothing is open; with something open it is always the screen lock. */
  idleLock: z.enum(['screen', 'full']),
  /** BCP 47 for numbers and dates; null follows the system. */
  locale: z.string().max(35).nullable(),
  slippageBasisPoints: z.int().min(1).max(5_000),
});

export const settings = {
  get: read.output(answer(settingsValue)),
  set: change
    .input(z.strictObject({ commandId, change: settingsValue.partial() }))
    .output(answer(settingsValue)),
  /** When today's recovery code was last read from paper and opened the vault; null: never yet. */
  recoveryCode: read.output(answer(z.strictObject({ triedAt: z.int().nullable() }))),
  /** The keychain may no longer open tracking. */
  forgetKeychain: change.input(z.strictObject({ commandId })).output(answer(z.null())),
};

export type Settings = z.output<typeof settingsValue>;
