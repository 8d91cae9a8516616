import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  beginRotation,
  createKeyOpener,
  finishRotation,
  profilePaths,
} from '@countinghouse/storage';
import { visitDoor } from '@countinghouse/wallet';
import { afterEach, expect, test } from 'vitest';
import { type Backend, createBackend, type Opening } from './backend.ts';
import { systemClock, systemRandom } from './system.ts';
import { sandboxConfig } from './testing/config.ts';

const PASSPHRASE = 'a passphrase of some length';
const directory = mkdtempSync(join(tmpdir(), 'countinghouse-unfinished-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const config = sandboxConfig(directory);

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

async function enter(open: (backend: Backend) => ReturnType<Backend['setUp']>): Promise<Backend> {
  const backend = must(createBackend({ config, program: 'unfinished' }));
  const opening: Opening = must(await open(backend));
  must(await visitDoor(opening.address, [Buffer.from(PASSPHRASE)]));
  must(await opening.done);
  return backend;
}

test('a rotation cut short after its first half: the passphrase opens ledger and wallets, before and after the second', async () => {
  const made = await enter((backend) => backend.setUp());
  must(await made.keepWallet(must(await made.signer.createWallet({ name: 'Main', words: 12 }))));
  await made.close();

  const headerPath = profilePaths(directory).header;
  const environment = { clock: systemClock, random: systemRandom, program: 'rotation' };
  const opener = createKeyOpener({ headerPath, clock: systemClock });
  const keys = must(await opener.openWithPassphrase(Buffer.from(PASSPHRASE)));
  const begun = must(await beginRotation({ ...environment, headerPath, keys }));

  const halfway = await enter((backend) => backend.unlock('passphrase'));
  expect(halfway.state()).toBe('unlocked');
  expect(await halfway.signer.addresses()).toMatchObject({ ok: true, value: [{}] });
  await halfway.close();

  must(await finishRotation({ ...environment, directory, keys: begun }));
  const after = await enter((backend) => backend.unlock('passphrase'));
  expect(await after.signer.addresses()).toMatchObject({ ok: true, value: [{}] });
  await after.close();
}, 120_000);
