import type { Result } from '@countinghouse/core';
import { wipe } from '../crypto/wipe.ts';
import type { OpenFailure } from '../errors/open-failure.ts';
import { foreignKeys, knownGenerations, type WrapChange } from '../header/change-wraps.ts';
import { readHeader } from '../header/header-file.ts';
import { checkValues, type OpenedKeys } from '../header/keys.ts';
import type { Header, Wrap } from '../header/schema.ts';
import { updateHeader } from '../header/update.ts';
import { openEscrow, sealGeneration } from '../header/wraps.ts';
import { err, ok } from '../result.ts';

/**
 * The first half of a rotation, done where the passphrase was typed: makes a new ledger key and a
 * new connection key and wraps them under *every* wrap, beside the old ones. From then on both
 * generations open with the passphrase, the recovery code and the keychain alike, so it does not
 * matter when the second half, {@link finishRotation}, is cut short.
 *
 * The vault key stays: phrases are sealed under it in another process, and it never leaves that.
 *
 * Answers with the new keys and the old ones as `previous`. Called again after a crash, it goes on
 * with the generation it began.
 */
export async function beginRotation(change: WrapChange): Promise<Result<OpenedKeys, OpenFailure>> {
  const header = readHeader(change.headerPath);
  if (!header.ok) return header;
  const known = knownGenerations(header.value, change.keys);
  if (known === null) return err(foreignKeys(change.headerPath));
  if (known.length > 1) return ok(change.keys);
  const old = { ...change.keys };
  const fresh: OpenedKeys = {
    ledgerKey: change.random.bytes(32),
    connectionKey: change.random.bytes(32),
    vaultKey: old.vaultKey,
    previous: old,
  };
  const id = Math.max(...header.value.generations.map((one) => one.id)) + 1;
  const wraps = header.value.wraps.map((wrap) =>
    withGeneration(header.value, wrap, id, fresh, change),
  );
  if (wraps.includes(null)) return err(foreignKeys(change.headerPath));
  const written = await updateHeader(
    change.headerPath,
    (current) => ({
      ...current,
      generations: [...current.generations, { id, check: checkValues(current.profileId, fresh) }],
      wraps: wraps.flatMap((wrap) => (wrap === null ? [] : [wrap])),
    }),
    change.hook,
  );
  return written.ok ? ok(fresh) : written;
}

function withGeneration(
  header: Header,
  wrap: Wrap,
  id: number,
  keys: OpenedKeys,
  change: WrapChange,
): Wrap | null {
  const wrappingKey = openEscrow(header.profileId, wrap, keys.vaultKey);
  if (wrappingKey === null) return null;
  const place = { profileId: header.profileId, purpose: wrap.purpose };
  const sealed = sealGeneration(place, wrappingKey, { id, keys }, change.random);
  wipe(wrappingKey);
  return { ...wrap, sealed: [...wrap.sealed, sealed] };
}
