import { createHash, randomBytes } from 'node:crypto';
import { type LocalSigner, startSignerProcess, unlockThroughPipe } from '../signer/index.ts';

export interface TestSignerOptions {
  readonly profile: 'live' | 'sandbox';
  readonly passphrase: string;
  readonly seed?: string;
  readonly idleMs?: number;
  readonly onEnd?: () => void;
}

/** A real signer process with a key opener that protects nothing. Lock it at the end. */
export function startTestSigner(options: TestSignerOptions): LocalSigner {
  const sha256 = createHash('sha256').update(options.passphrase).digest('hex');
  const idle = options.idleMs === undefined ? [] : [String(options.idleMs)];
  return startSignerProcess({
    entry: new URL(
      `./signer-entry${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
      import.meta.url,
    ),
    args: [options.profile, sha256, options.seed ?? 'seed', ...idle],
    execArgv: ['--conditions=source'],
    random: { bytes: (length) => Uint8Array.from(randomBytes(length)) },
    ...(options.onEnd ? { onEnd: options.onEnd } : {}),
  });
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
