import type {
  ClockPort,
  KeyOpenerPort,
  Result,
  UnlockFailure,
  UnlockFailureCode,
} from '@countinghouse/core';
import { deriveFromPassphrase, deriveFromSecret, isStrongEnough } from '../crypto/kdf.ts';
import { parseRecoveryCode } from '../crypto/recovery-code.ts';
import { wipe } from '../crypto/wipe.ts';
import type { OpenFailure } from '../errors/open-failure.ts';
import { err, ok } from '../result.ts';
import { readHeader } from './header-file.ts';
import type { OpenedKeys } from './keys.ts';
import type { Header, Wrap } from './schema.ts';
import { countAttempt, NO_ATTEMPTS, waitBeforeAttempt } from './throttle.ts';
import { updateHeader } from './update.ts';
import { openWrap } from './wraps.ts';

/** The port, by the name it has had here. */
export type KeyOpener = KeyOpenerPort;

/**
 * Opens a profile's keys with nothing but the path of its header, so that the process that signs
 * needs neither the ledger nor its lock. Attempts wait for each other; passphrase and code are
 * overwritten whatever happens.
 */
export function createKeyOpener(options: {
  readonly headerPath: string;
  readonly clock: ClockPort;
}): KeyOpener {
  let last: Promise<unknown> = Promise.resolve();
  function queued<T>(secret: Uint8Array, attempt: () => Promise<T>): Promise<T> {
    const run = last.then(attempt).finally(() => wipe(secret));
    last = run.catch(() => {});
    return run;
  }
  return {
    openWithPassphrase: (passphrase) =>
      queued(passphrase, () => openWithPassphrase(options, passphrase)),
    openWithRecoveryCode: (code) => queued(code, () => openWithRecoveryCode(options, code)),
  };
}

interface Place {
  readonly headerPath: string;
  readonly clock: ClockPort;
}

async function openWithPassphrase(
  place: Place,
  passphrase: Uint8Array,
): Promise<Result<OpenedKeys, UnlockFailure>> {
  const header = readHeader(place.headerPath);
  if (!header.ok) return err(asUnlockFailure(header.error));
  // More than one only while a restore is unfinished: the passphrase of either day opens its part.
  const wraps = header.value.wraps.flatMap((wrap) =>
    wrap.purpose === 'passphrase' && wrap.kdf.name === 'scrypt' ? [{ wrap, kdf: wrap.kdf }] : [],
  );
  if (wraps.length === 0) {
    return err(failure('HEADER_DAMAGED', `The key header ${place.headerPath} has no passphrase.`));
  }
  if (!wraps.every(({ kdf }) => isStrongEnough(kdf))) {
    return err(
      failure(
        'WRAP_TOO_WEAK',
        `The passphrase in ${place.headerPath} is protected by parameters below the minimum, so someone may have changed them. Open with the recovery code and set the passphrase anew.`,
      ),
    );
  }
  const now = place.clock.now();
  let wait = 0;
  const counted = await updateHeader(place.headerPath, (current) => {
    wait = waitBeforeAttempt(current.attempts, now);
    return wait > 0 ? current : { ...current, attempts: countAttempt(current.attempts, now) };
  });
  if (!counted.ok) return err(asUnlockFailure(counted.error));
  if (wait > 0) {
    return err({
      ...failure(
        'TOO_MANY_ATTEMPTS',
        `Too many wrong passphrases. Try again in ${Math.ceil(wait / 1000)} s, or use the recovery code.`,
      ),
      retryAfterMs: wait,
    });
  }
  let keys: OpenedKeys | null = null;
  for (const { wrap, kdf } of wraps) {
    const key = await deriveFromPassphrase(passphrase, Buffer.from(kdf.salt, 'hex'), kdf);
    keys = joinKeys(keys, openAndWipe(header.value, wrap, key));
  }
  if (keys === null) {
    return err(failure('WRONG_PASSPHRASE', 'This is not the passphrase of this ledger.'));
  }
  await updateHeader(place.headerPath, (current) => ({ ...current, attempts: NO_ATTEMPTS }));
  return ok(keys);
}

async function openWithRecoveryCode(
  place: Place,
  code: Uint8Array,
): Promise<Result<OpenedKeys, UnlockFailure>> {
  const header = readHeader(place.headerPath);
  if (!header.ok) return err(asUnlockFailure(header.error));
  const secret = parseRecoveryCode(code);
  if (secret === null) {
    return err(
      failure(
        'WRONG_RECOVERY_CODE',
        'There is a typing mistake in the code: its checksum does not fit.',
      ),
    );
  }
  try {
    let keys: OpenedKeys | null = null;
    for (const wrap of header.value.wraps) {
      if (wrap.purpose !== 'recovery') continue;
      const key = deriveFromSecret(secret, Buffer.from(wrap.kdf.salt, 'hex'), RECOVERY_INFO);
      keys = joinKeys(keys, openAndWipe(header.value, wrap, key));
    }
    if (keys !== null) return ok(keys);
  } finally {
    wipe(secret);
  }
  return err(
    failure(
      'WRONG_RECOVERY_CODE',
      'The code is typed correctly but belongs to another ledger, or was replaced by a newer one.',
    ),
  );
}

/** Separates this use of HKDF from any other. */
export const RECOVERY_INFO = 'countinghouse/recovery/1';

/** Keys of two wraps that opened with one secret: the first are today's. */
function joinKeys(first: OpenedKeys | null, second: OpenedKeys | null): OpenedKeys | null {
  if (first === null || second === null) return first ?? second;
  return { ...first, previous: first.previous ?? second };
}

function openAndWipe(header: Header, wrap: Wrap, key: Buffer): OpenedKeys | null {
  try {
    return openWrap(header.profileId, wrap, key);
  } finally {
    wipe(key);
  }
}

function failure(code: UnlockFailureCode, message: string): UnlockFailure {
  return { code, message };
}

/**
 * The signer knows fewer codes than the files have. None of the others comes of a damaged header,
 * and to call it that would send a person to look for a backup of what is whole.
 */
function asUnlockFailure({ code, message }: OpenFailure): UnlockFailure {
  switch (code) {
    case 'HEADER_MISSING':
    case 'HEADER_TOO_NEW':
    case 'HEADER_DAMAGED':
    case 'DISK_FULL':
    case 'DISK_ERROR':
    case 'DIRECTORY_READ_ONLY':
      return { code, message };
    default:
      return { code: 'DISK_ERROR', message };
  }
}
