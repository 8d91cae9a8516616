import { join } from 'node:path';

/** Where the parts of the build lie, beside this bundle (`out/main`). */
export function placesIn(folder: string) {
  return {
    backend: join(folder, 'backend.js'),
    signer: join(folder, 'signer.js'),
    courier: join(folder, 'courier.js'),
    preload: join(folder, '..', 'preload', 'index.cjs'),
    page: join(folder, '..', 'renderer'),
    /** The sandbox's program; only in a checkout. */
    sandbox: join(folder, '..', '..', '..', '..', 'tools', 'sandbox', 'src', 'main.ts'),
  };
}
