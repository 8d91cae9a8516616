import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { visitDoor } from '@countinghouse/wallet';
import { afterEach, expect, test } from 'vitest';
import { type Backend, createBackend } from './backend.ts';
import { sandboxConfig } from './testing/config.ts';

const directory = mkdtempSync(join(tmpdir(), 'countinghouse-close-'));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const config = sandboxConfig(directory);

function make(): Backend {
  const backend = createBackend({ config, program: 'close' });
  if (!backend.ok) throw new Error(backend.error.message);
  return backend.value;
}

test('what is closed while it opens stays closed, and lets go of the ledger', async () => {
  const backend = make();
  const opening = await backend.setUp();
  if (!opening.ok) throw new Error(opening.error.message);
  const visit = visitDoor(opening.value.address, [Buffer.from('a passphrase of some length')]);
  while (backend.signer.session() === null) await nextTurn();
  await backend.close();
  await visit;
  expect(await opening.value.done).toMatchObject({ ok: false });
  expect(backend.open()).toBeNull();
  expect(backend.state()).toBe('locked');

  const next = make();
  const again = await next.unlock('passphrase');
  if (!again.ok) throw new Error(again.error.message);
  await visitDoor(again.value.address, [Buffer.from('a passphrase of some length')]);
  expect(await again.value.done).toEqual({ ok: true, value: undefined });
  await next.close();
});
