import type { BackendConfig } from '../config.ts';

/** A sandbox profile in a folder; nobody listens where its service should be. */
export const sandboxConfig = (directory: string): BackendConfig => ({
  profile: 'sandbox',
  directory,
  chains: [],
  oneclick: {
    baseUrl: 'http://127.0.0.1:9',
    quoteKey: 'ed25519:FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z',
  },
});
