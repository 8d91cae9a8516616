import { type LocalSigner, type SpawnSigner, startSignerProcess } from '@countinghouse/wallet';
import { NODE_OPTIONS, processFile } from '../host/process-file.ts';
import type { BackendConfig } from './config.ts';
import { systemRandom } from './system.ts';

/** Which profile a signer works for: how it derives, and where the key header lies. */
export type SignerPlace = Pick<BackendConfig, 'profile' | 'directory'>;

/** Starts signer processes: forks them (Node), or asks the host for them (Electron). */
export type SignerStarter = (place: SignerPlace, onEnd: () => void) => LocalSigner;

/** Starts the signer process of a profile. */
export function startSigner(place: SignerPlace, onEnd: () => void): LocalSigner {
  return startSignerProcess({
    entry: processFile('signer'),
    args: [place.profile, place.directory],
    execArgv: [...NODE_OPTIONS],
    random: systemRandom,
    onEnd,
  });
}

/** As {@link startSigner}, with processes somebody else starts. */
export function brokeredSigner(spawn: (place: SignerPlace) => SpawnSigner): SignerStarter {
  return (place, onEnd) => startSignerProcess({ spawn: spawn(place), random: systemRandom, onEnd });
}
