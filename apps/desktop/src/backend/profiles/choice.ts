import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './files.ts';

const shape = z.strictObject({
  version: z.literal(1),
  profileId: z.string().nullable(),
  /** After a full lock: not even the keychain may start tracking before somebody has unlocked. */
  stayLocked: z.boolean(),
  /** What the lock screen looks like; the settings proper are in the ledger. */
  theme: z.enum(['system', 'light', 'dark']),
});

/** What is remembered between two processes, outside every ledger: nothing anybody may not see. */
export type Choice = Omit<z.output<typeof shape>, 'version'>;

const NONE: Choice = { profileId: null, stayLocked: false, theme: 'system' };

/** A file that cannot be read is no loss: the person chooses again. */
export function readChoice(dataFolder: string): Choice {
  try {
    const { version: _, ...choice } = shape.parse(
      JSON.parse(readFileSync(place(dataFolder), 'utf8')),
    );
    return choice;
  } catch {
    return NONE;
  }
}

export function writeChoice(dataFolder: string, choice: Choice): void {
  writeWhole(place(dataFolder), { version: 1, ...choice });
}

function place(dataFolder: string): string {
  return join(dataFolder, 'choice.json');
}
