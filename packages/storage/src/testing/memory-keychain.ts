import type { Keychain, KeychainState } from '../keychain/keychain.ts';

/** A keychain in memory, in whatever state a test wants. */
export function memoryKeychain(state: KeychainState = 'available'): Keychain & {
  readonly entries: Map<string, string>;
} {
  const entries = new Map<string, string>();
  const code = state === 'locked' ? 'KEYCHAIN_LOCKED' : 'KEYCHAIN_ABSENT';
  const refused = { ok: false, error: { code, message: `The keychain is ${state}.` } } as const;
  const answer = <T>(value: () => T) =>
    state === 'available' ? ({ ok: true, value: value() } as const) : refused;
  return {
    entries,
    state: async () => state,
    get: async (account) => answer(() => entries.get(account) ?? null),
    set: async (account, value) => answer(() => void entries.set(account, value)),
    delete: async (account) => answer(() => void entries.delete(account)),
  };
}
