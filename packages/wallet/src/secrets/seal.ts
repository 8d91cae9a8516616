import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { err, ok, type RandomPort, type Result, type VaultRow } from '@countinghouse/core';
import type { Profile } from './derive.ts';
import type { WalletFailure } from './failure.ts';

/** First byte of a sealed row, so that a later format can be told from damage. */
const FORMAT = 1;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/**
 * Seals bytes under the vault key: `format ‖ nonce ‖ AES-256-GCM(bytes) ‖ tag`. The row's name and
 * the profile are authenticated with it, so a row cannot be put in another's place, nor a live row
 * be opened in a sandbox.
 */
export function sealRow(
  name: string,
  bytes: Uint8Array,
  vaultKey: Uint8Array,
  profile: Profile,
  random: RandomPort,
): VaultRow {
  const nonce = random.bytes(NONCE_LENGTH);
  const key = rowKey(vaultKey);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound(name, profile));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  key.fill(0);
  const sealed = Buffer.concat([Uint8Array.of(FORMAT), nonce, body, cipher.getAuthTag()]);
  return { name, sealed: Uint8Array.from(sealed) };
}

/** Opens a sealed row. The caller overwrites what comes out. */
export function openRow(
  row: VaultRow,
  vaultKey: Uint8Array,
  profile: Profile,
): Result<Uint8Array, WalletFailure> {
  const { name, sealed } = row;
  const format = sealed[0];
  if (format !== undefined && format > FORMAT) {
    const message = `The wallet ${name} was written by a newer program. Update to open it.`;
    return err({ code: 'VAULT_ROW_TOO_NEW', message });
  }
  if (format !== FORMAT || sealed.length < 1 + NONCE_LENGTH + TAG_LENGTH) return damaged(name);
  const key = rowKey(vaultKey);
  try {
    const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_LENGTH), {
      authTagLength: TAG_LENGTH,
    });
    opener.setAAD(bound(name, profile));
    opener.setAuthTag(sealed.subarray(-TAG_LENGTH));
    const body = opener.update(sealed.subarray(1 + NONCE_LENGTH, -TAG_LENGTH));
    opener.final();
    return ok(body);
  } catch {
    return damaged(name);
  } finally {
    key.fill(0);
  }
}

function damaged(name: string): Result<Uint8Array, WalletFailure> {
  const message = `The wallet ${name} cannot be opened: it is damaged, or belongs to another profile. Nothing was changed.`;
  return err({ code: 'VAULT_ROW_DAMAGED', message });
}

/** Wallet rows have a key of their own, so that whoever else seals under the vault key shares no nonces. */
function rowKey(vaultKey: Uint8Array): Buffer {
  const label = 'countinghouse wallet rows v1';
  return Buffer.from(hkdfSync('sha256', vaultKey, new Uint8Array(0), label, 32));
}

function bound(name: string, profile: Profile): Uint8Array {
  return Buffer.from(`countinghouse/wallet-row/v${FORMAT}/${profile}/${name}`, 'utf8');
}
