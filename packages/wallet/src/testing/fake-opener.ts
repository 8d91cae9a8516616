import { createHash, timingSafeEqual } from 'node:crypto';
import { err, type KeyOpenerPort, ok, type ProfileKeys } from '@countinghouse/core';

/**
 * A key opener for tests and examples: one passphrase, given by its SHA-256 so that it need not
 * stand in memory, opens keys derived from a seed. No salt, no work: never for anything else.
 */
export function createFakeKeyOpener(passphraseSha256: string, seed: string): KeyOpenerPort {
  const key = (name: string) => createHash('sha256').update(`${seed}/${name}`).digest();
  let failures = 0;

  async function open(secret: Uint8Array) {
    if (failures >= 3) {
      const message = 'Too many wrong attempts. Wait before the next.';
      return err({ code: 'TOO_MANY_ATTEMPTS' as const, message, retryAfterMs: 30_000 });
    }
    const given = createHash('sha256').update(secret).digest();
    if (!timingSafeEqual(given, Buffer.from(passphraseSha256, 'hex'))) {
      failures += 1;
      return err({ code: 'WRONG_PASSPHRASE' as const, message: 'That is not the passphrase.' });
    }
    failures = 0;
    const keys: ProfileKeys = {
      ledgerKey: key('ledger'),
      connectionKey: key('connection'),
      vaultKey: key('vault'),
    };
    return ok(keys);
  }

  return { openWithPassphrase: open, openWithRecoveryCode: open };
}
