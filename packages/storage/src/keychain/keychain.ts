/** What an OS keychain is right now, in words a person can act on. */
export type KeychainState = 'available' | 'locked' | 'absent';

export type KeychainFailureCode = 'KEYCHAIN_LOCKED' | 'KEYCHAIN_ABSENT' | 'KEYCHAIN_FAILED';

export interface KeychainFailure {
  readonly code: KeychainFailureCode;
  readonly message: string;
}

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: KeychainFailure };

/**
 * The OS keychain. It holds keys and the head mark, never the secrets themselves (Windows limits
 * an entry to 2,560 bytes). "Cannot read now" is never "gone": only `get` answering null is.
 */
export interface Keychain {
  state(): Promise<KeychainState>;
  get(account: string): Promise<Answer<string | null>>;
  set(account: string, value: string): Promise<Answer<void>>;
  delete(account: string): Promise<Answer<void>>;
}
