import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedHeadMessage } from '@countinghouse/core';
import { type Backend, createBackend, parseConfig } from '@countinghouse/desktop/backend';
import { visitDoor } from '@countinghouse/wallet';
import { verifyMessage } from 'viem';
import { afterAll, expect, it } from 'vitest';
import { must, present } from './support/must.ts';

/** The drill of a total loss: one copy of one snapshot and the printed code are all that is left. */
const folder = mkdtempSync(join(tmpdir(), 'countinghouse-recovery-'));
const opened: Backend[] = [];

afterAll(async () => {
  for (const backend of opened) await backend.close();
  rmSync(folder, { recursive: true, force: true });
});

function backendIn(directory: string): Backend {
  const config = must(
    parseConfig({
      profile: 'sandbox',
      directory,
      chains: [],
      oneclick: {
        baseUrl: 'http://127.0.0.1:9',
        quoteKey: 'ed25519:96bzYisGw4cpTaBTVnDvsK6XJ8pQExr9tDss4qD7vxwA',
      },
    }),
  );
  const backend = must(createBackend({ config, program: 'recovery drill' }));
  opened.push(backend);
  return backend;
}

it('a snapshot and the recovery code alone bring back the ability to sign', async () => {
  const before = backendIn(join(folder, 'lost'));
  const setUp = must(await before.setUp());
  const secret = must(await visitDoor(setUp.address, [Buffer.from('a passphrase soon forgotten')]));
  const code = Buffer.from(present(secret, 'the recovery code')).toString('utf8');
  must(await setUp.done);
  const stored = must(await before.signer.createWallet({ name: 'Treasury', words: 12 }));
  must(await before.keepWallet(stored));
  const account = present(stored.wallet.accounts[0], 'an account').address;
  const snapshot = must(await present(before.open(), 'the ledger').ledger.snapshot());
  await before.close();

  // The stick in the drawer: what is in the snapshots folder, and nothing else.
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  for (const path of [snapshot.path, snapshot.headerPath]) {
    cpSync(path, join(stick, present(path.split('/').at(-1), 'a name')));
  }
  rmSync(join(folder, 'lost'), { recursive: true });

  const file = present(
    readdirSync(stick).find((name) => name.endsWith('.db')),
    'the snapshot',
  );
  const after = backendIn(join(folder, 'new machine'));
  const wrong = must(await after.restore(join(stick, file), 'recovery code'));
  const refused = await visitDoor(wrong.address, [Buffer.from(code.replace(/.$/, '!'))]);
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('typing') },
  });
  expect((await wrong.done).ok).toBe(false);

  const restoring = must(await after.restore(join(stick, file), 'recovery code'));
  must(await visitDoor(restoring.address, [Buffer.from(code)]));
  must(await restoring.done);
  const { ledger } = present(after.open(), 'the ledger');
  expect(ledger.mode()).toBe('recovered');
  expect(must(await ledger.verify()).ok).toBe(true);

  const head = must(await ledger.signHead(after.signer, account));
  const signature = head.signature as `0x${string}`;
  const raw = signedHeadMessage(head);
  const address = account as `0x${string}`;
  expect(await verifyMessage({ address, message: { raw }, signature })).toBe(true);

  must(await ledger.release('released after the drill'));
  expect(ledger.mode()).toBe('normal');
});
