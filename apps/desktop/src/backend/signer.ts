import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LocalSigner, type SpawnSigner, startSignerProcess } from '@countinghouse/wallet';
import type { BackendConfig } from './config.ts';
import { systemRandom } from './system.ts';

/** Which profile a signer works for: how it derives, and where the key header lies. */
export type SignerPlace = Pick<BackendConfig, 'profile' | 'directory'>;

/** Starts signer processes: forks them (Node), or asks the host for them (Electron). */
export type SignerStarter = (place: SignerPlace, onEnd: () => void) => LocalSigner;

/** Starts the signer process of a profile, from source or from the build. */
export function startSigner(place: SignerPlace, onEnd: () => void): LocalSigner {
  const source = new URL('./signer-entry.ts', import.meta.url);
  const fromSource = existsSync(fileURLToPath(source));
  return startSignerProcess({
    entry: fromSource ? source : new URL('./signer-entry.js', import.meta.url),
    args: [place.profile, place.directory],
    execArgv: fromSource ? ['--conditions=source'] : [],
    random: systemRandom,
    onEnd,
  });
}

/** As {@link startSigner}, with processes somebody else starts. */
export function brokeredSigner(spawn: (place: SignerPlace) => SpawnSigner): SignerStarter {
  return (place, onEnd) => startSignerProcess({ spawn: spawn(place), random: systemRandom, onEnd });
}
