import { createHash, randomBytes } from 'node:crypto';
import { type LocalSigner, startSignerProcess, unlockThroughPipe } from '../signer/index.ts';

export interface TestSignerOptions {
  readonly profile: 'live' | 'sandbox';
  /** SHA-256 of the passphrase as hex: the process that starts the signer need not know it. */
  readonly passphraseSha256: string;
  /** Where the fake keys come from; default `seed`. */
  readonly seed?: string;
  readonly idleMs?: number;
  readonly doorParent?: string;
  readonly onEnd?: () => void;
}

/** Whether this very file runs as TypeScript. */
const fromSource = import.meta.url.endsWith('.ts');

/** A real signer process with a key opener that protects nothing. Lock it at the end. */
export function startTestSigner(options: TestSignerOptions): LocalSigner {
  const idle = options.idleMs === undefined ? [] : [String(options.idleMs)];
  return startSignerProcess({
    entry: new URL(`./signer-entry.${fromSource ? 'ts' : 'js'}`, import.meta.url),
    args: [options.profile, options.passphraseSha256, options.seed ?? 'seed', ...idle],
    execArgv: fromSource ? ['--conditions=source'] : [],
    random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
    ...(options.doorParent ? { doorParent: options.doorParent } : {}),
    ...(options.onEnd ? { onEnd: options.onEnd } : {}),
  });
}

/** SHA-256 of a passphrase as hex. */
export function sha256OfPassphrase(passphrase: string): string {
  return createHash('sha256').update(passphrase, 'utf8').digest('hex');
}

/** Unlocks as the person would; throws where that fails. */
export async function unlockTestSigner(signer: LocalSigner, passphrase: string) {
  const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
  if (!door.ok) throw new Error(door.error.message);
  const visit = await unlockThroughPipe(door.value.address, Buffer.from(passphrase, 'utf8'));
  const outcome = await door.value.outcome;
  if (!visit.ok || !outcome.ok) throw new Error('the test signer did not unlock');
  return outcome.value;
}
