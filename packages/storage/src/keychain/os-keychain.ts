import { type Keytar, loadKeytar } from '../native/keytar.ts';
import { oneAtATime, within } from './deadline.ts';
import type { Keychain, KeychainFailure, KeychainState } from './keychain.ts';
import { secretServiceState } from './secret-service.ts';

const DEADLINE_MS = 15_000;

export interface OsKeychainOptions {
  /** The name under which entries appear to the person, e.g. `Countinghouse`. */
  readonly service: string;
  readonly deadlineMs?: number;
  /** Replaced in tests. */
  readonly load?: () => Promise<Keytar | null>;
  /** What the system's keychain is; asked before every call on Linux. */
  readonly probe?: () => Promise<KeychainState>;
}

/** The keychain of the operating system, through keytar. */
export function osKeychain(options: OsKeychainOptions): Keychain {
  const { service, deadlineMs = DEADLINE_MS, load = loadKeytar } = options;
  const probe = options.probe ?? (process.platform === 'linux' ? secretServiceState : alwaysThere);
  const queue = oneAtATime();

  async function state(): Promise<KeychainState> {
    const keytar = await load();
    if (keytar === null) return 'absent';
    return (await within(deadlineMs, probe())) ?? 'locked';
  }

  function call<T>(use: (keytar: Keytar) => Promise<T>) {
    return queue(async () => {
      const keytar = await load();
      const now = await state();
      if (keytar === null || now === 'absent') return { ok: false, error: ABSENT } as const;
      if (now === 'locked') return { ok: false, error: LOCKED } as const;
      try {
        const answer = await within(
          deadlineMs,
          use(keytar).then((value) => ({ value })),
        );
        if (answer === null) return { ok: false, error: LATE } as const;
        return { ok: true, value: answer.value } as const;
      } catch {
        // The system's text may quote the entry; ours says what a person can do.
        return { ok: false, error: FAILED } as const;
      }
    });
  }

  return {
    state: () => queue(state),
    get: (account) => call((keytar) => keytar.getPassword(service, account)),
    set: (account, value) => call((keytar) => keytar.setPassword(service, account, value)),
    delete: (account) =>
      call(async (keytar) => {
        await keytar.deletePassword(service, account);
      }),
  };
}

async function alwaysThere(): Promise<KeychainState> {
  return 'available';
}

const ABSENT: KeychainFailure = {
  code: 'KEYCHAIN_ABSENT',
  message:
    'This system has no keychain the program can use. Unlock with the passphrase; on Linux install libsecret and a keyring such as gnome-keyring.',
};
const LOCKED: KeychainFailure = {
  code: 'KEYCHAIN_LOCKED',
  message: 'The system’s keychain is locked. Unlock it, or use the passphrase; nothing was lost.',
};
const LATE: KeychainFailure = {
  code: 'KEYCHAIN_FAILED',
  message: 'The system’s keychain did not answer in time. Try again, or use the passphrase.',
};
const FAILED: KeychainFailure = {
  code: 'KEYCHAIN_FAILED',
  message: 'The system’s keychain answered with an error. Try again, or use the passphrase.',
};
