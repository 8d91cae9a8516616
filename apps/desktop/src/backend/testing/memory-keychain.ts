import type { Keychain, KeychainState } from '@countinghouse/storage';

/** A keychain in memory. */
export function memoryKeychain(state: KeychainState = 'available'): Keychain {
  const entries = new Map<string, string>();
  const answer = async <T>(value: () => T) =>
    state === 'available'
      ? ({ ok: true, value: value() } as const)
      : ({
          ok: false,
          error: { code: 'KEYCHAIN_ABSENT', message: 'There is no keychain here.' },
        } as const);
  return {
    state: async () => state,
    get: (account) => answer(() => entries.get(account) ?? null),
    set: (account, value) => answer(() => void entries.set(account, value)),
    delete: (account) => answer(() => void entries.delete(account)),
  };
}
