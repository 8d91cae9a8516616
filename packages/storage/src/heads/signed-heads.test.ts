import { createHmac } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, type SignerPort } from '@countinghouse/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { profilePaths } from '../files/paths.ts';
import { chainHash } from '../ledger/chain.ts';
import { CIPHER_FORMAT, openEncrypted } from '../ledger/cipher.ts';
import { loadSqlite, type SqliteDatabase } from '../native/sqlite.ts';
import { must, noteBatch, type TestProfile, testProfile } from '../testing/profile.ts';
import type { VerifyMessage } from './judge-heads.ts';

/** Stands in for a wallet: the same message gives the same "signature", any other another. */
const mac = (message: Uint8Array) =>
  `0x${createHmac('sha256', 'wallet').update(message).digest('hex')}`;
const locked = async () => err({ code: 'SIGNER_LOCKED' as const, message: 'locked' });
const signer: SignerPort = {
  kind: 'local',
  addresses: async () => ({ ok: true, value: ['0xabc'] }),
  signTransaction: locked,
  signTypedData: locked,
  signDigest: locked,
  signMessage: async (_address, message) => ({ ok: true, value: { signature: mac(message) } }),
};
const verifyMessage: VerifyMessage = async (_address, message, signature) =>
  mac(message) === signature;

let profile: TestProfile;
beforeEach(async () => {
  profile = await testProfile();
  const ledger = await profile.open();
  for (let index = 0; index < 10; index += 1)
    must(await ledger.append(noteBatch('a', index, `n${index}`)));
  must(await ledger.signHead(signer, '0xabc'));
  must(await ledger.append(noteBatch('a', 10, 'later')));
  await ledger.close();
});
afterEach(() => profile.dispose());

async function tamper(change: (db: SqliteDatabase) => void): Promise<void> {
  const { database } = profilePaths(profile.directory);
  const db = openEncrypted(
    must(await loadSqlite()),
    database,
    profile.keys.ledgerKey,
    CIPHER_FORMAT,
    {},
  );
  db.exec('DROP TRIGGER events_never_change; DROP TRIGGER events_never_go');
  change(db);
  db.close();
}

async function verdicts(): Promise<readonly string[]> {
  const ledger = await profile.open();
  // The chain alone is fine in every case: only the signed head knows better.
  expect(must(await ledger.verify()).ok).toBe(true);
  const judged = must(await ledger.verifySignedHeads(verifyMessage));
  await ledger.close();
  return judged.map(({ verdict }) => verdict);
}

test('a signed head holds while the ledger grows', async () => {
  expect(await verdicts()).toEqual(['holds']);
});

test('rewriting an event and chaining all after it anew is detected', async () => {
  await tamper((db) => {
    const rows = db
      .prepare<{ seq: number; bytes: Buffer }>('SELECT seq, bytes FROM events ORDER BY seq')
      .all();
    let previous: Buffer = Buffer.alloc(32);
    for (const { seq, bytes } of rows) {
      const forged = seq === 3 ? Buffer.from(bytes.toString().replace('n2', 'n9')) : bytes;
      const hash = chainHash(previous, forged);
      db.prepare('UPDATE events SET bytes = ?, previous_hash = ?, hash = ? WHERE seq = ?').run(
        forged,
        previous,
        hash,
        seq,
      );
      previous = hash;
    }
  });
  expect(await verdicts()).toEqual(['missing']);
});

test('cutting off the end is detected', async () => {
  await tamper((db) => db.exec('DELETE FROM events WHERE seq >= 8'));
  expect(await verdicts()).toEqual(['missing']);
});

test('a forged, a foreign and a torn line prove nothing', async () => {
  const ledger = await profile.open();
  const [head] = ledger.signedHeads();
  await ledger.close();
  const file = join(profilePaths(profile.directory).heads, 'signed-heads.jsonl');
  appendFileSync(file, `${JSON.stringify({ ...head, seq: 99 })}\n`);
  appendFileSync(file, `${JSON.stringify({ ...head, at: 'noon' })}\n{"seq":`);
  expect(await verdicts()).toEqual(['holds', 'forged']);
});
