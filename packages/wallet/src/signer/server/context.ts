import type {
  ClockPort,
  JsonValue,
  KeyOpenerPort,
  OpenedKeys,
  RandomPort,
  Result,
} from '@countinghouse/core';
import type { Profile } from '../../secrets/derive.ts';
import type { WalletFailure } from '../../secrets/failure.ts';
import type { Session } from './session.ts';

/** What a ceremony leaves behind. */
export interface CeremonyResult {
  /** For the backend; no secrets. */
  readonly value: JsonValue;
  /** For the person, e.g. a recovery code; goes out through the door and is overwritten. */
  readonly toPerson?: Uint8Array;
  /** Where given, the signer is unlocked with them, e.g. after the first set-up. */
  readonly keys?: OpenedKeys;
}

/**
 * Something else that needs a secret from the person where no other process can see it: making the
 * key header, changing the passphrase, restoring. Composed by the application.
 */
export type Ceremony = (
  secrets: readonly Uint8Array[],
  params: JsonValue,
) => Promise<Result<CeremonyResult, CeremonyFailure>>;

/** Why a ceremony did not come about, with a code of its own. No secret stands in it. */
export interface CeremonyFailure {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** What the signer process is made of. */
export interface SignerParts {
  readonly profile: Profile;
  readonly keyOpener: KeyOpenerPort;
  readonly clock: ClockPort;
  readonly random: RandomPort;
  readonly ceremonies?: Readonly<Record<string, Ceremony>>;
}

/** The parts and what is unlocked; `session` is null while locked. */
export interface SignerState {
  readonly parts: SignerParts;
  session: Session | null;
}

export function failed(
  code: WalletFailure['code'],
  message: string,
): { readonly ok: false; readonly error: WalletFailure } {
  return { ok: false, error: { code, message } };
}

export function locked(): { readonly ok: false; readonly error: WalletFailure } {
  return failed('SIGNER_LOCKED', 'The wallet is locked. Unlock it with your passphrase.');
}
