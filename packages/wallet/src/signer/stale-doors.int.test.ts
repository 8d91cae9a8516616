import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { startTestSigner } from '../testing/start-test-signer.ts';

/** A backend that has a door open, tells the process of its signer and waits. */
const BACKEND = `
  const { startTestSigner } = await import(process.argv[1]);
  const signer = startTestSigner({ profile: 'live', passphraseSha256: '', doorParent: process.argv[2] });
  const door = await signer.openDoor({ kind: 'unlock', with: 'passphrase' });
  console.log(door.ok && signer.pid());
`;
const PATIENCE = { timeout: 20_000, interval: 50 };

test.skipIf(process.platform === 'win32')(
  'the folder of a backend that was killed is removed at the next start',
  { timeout: 120_000 },
  async () => {
    const doorParent = mkdtempSync(join(tmpdir(), 'stale-test-'));
    const testing = new URL('../testing/start-test-signer.ts', import.meta.url).href;
    const backend = spawn(
      process.execPath,
      ['--conditions=source', '--input-type=module', '-e', BACKEND, testing, doorParent],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const orphan = Number(await once(backend.stdout, 'data'));
    expect(orphan).toBeGreaterThan(1);
    backend.kill('SIGKILL');
    await once(backend, 'exit');
    await vi.waitFor(() => expect(() => process.kill(orphan, 0)).toThrow('ESRCH'), PATIENCE);
    const [stale = ''] = readdirSync(doorParent);
    expect(stale).toMatch(/^countinghouse-/);

    const signer = startTestSigner({ profile: 'live', passphraseSha256: '', doorParent });
    await vi.waitFor(() => expect(readdirSync(doorParent)).not.toContain(stale), PATIENCE);
    expect(readdirSync(doorParent)).toHaveLength(1);
    await signer.lock();
    expect(readdirSync(doorParent)).toEqual([]);
    rmSync(doorParent, { recursive: true });
  },
);
