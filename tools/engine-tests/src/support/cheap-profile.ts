import { createProfile } from '@countinghouse/storage';
import { must } from './must.ts';

/**
 * A profile whose passphrase is turned into a key at the least cost a header may hold. Guessing it
 * is cheap, so it is for tests that unlock often; the application makes its own at full cost.
 */
export async function makeCheapProfile(directory: string, passphrase: string): Promise<void> {
  const { keys } = must(
    await createProfile({
      directory,
      passphrase: Buffer.from(passphrase, 'utf8'),
      scrypt: { N: 2 ** 15, r: 8, p: 1 },
      clock: { now: () => Date.now() },
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
      program: 'e2e',
    }),
  );
  for (const key of Object.values(keys)) if (key instanceof Uint8Array) key.fill(0);
}
