import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LocalSigner, startSignerProcess } from '@countinghouse/wallet';
import type { BackendConfig } from './config.ts';
import { systemRandom } from './system.ts';

/** Starts the signer process of a profile, from source or from the build. */
export function startSigner(config: BackendConfig, onEnd: () => void): LocalSigner {
  const source = new URL('./signer-entry.ts', import.meta.url);
  const fromSource = existsSync(fileURLToPath(source));
  return startSignerProcess({
    entry: fromSource ? source : new URL('./signer-entry.js', import.meta.url),
    args: [config.profile, config.directory],
    execArgv: fromSource ? ['--conditions=source'] : [],
    random: systemRandom,
    onEnd,
  });
}
