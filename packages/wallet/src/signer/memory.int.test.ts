import { type ChildProcess, fork, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveKey } from '../secrets/derive.ts';
import { phraseBytes } from '../secrets/phrase.ts';
import { scanMemory, sha256OfPassphrase } from '../testing/index.ts';

const file = (name: string) => fileURLToPath(new URL(`../testing/${name}.ts`, import.meta.url));
const passphrase = `open ${randomBytes(12).toString('hex')} sesame`;
const entropy = Uint8Array.from(randomBytes(16));
const fake = (name: string) => createHash('sha256').update(`seed/${name}`).digest();
const secrets = {
  passphrase: Buffer.from(passphrase),
  phrase: Buffer.from(phraseBytes(entropy)),
  'private key': deriveKey(entropy, 'sandbox', 0),
  'vault key': fake('vault'),
};
const forbidden = Object.entries(secrets).map(([name, bytes]) => ({ name, bytes }));

/** The application under test; this process is the person and the examiner, not a part of it. */
let backend: ChildProcess;
let signerPid = 0;

beforeAll(() => {
  backend = fork(file('memory-app-entry'), [sha256OfPassphrase(passphrase)], {
    execArgv: ['--conditions=source'],
    serialization: 'advanced',
    // The signer inherits its error output, so this pipe ends only when both processes have.
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
});
afterAll(() => void backend.kill('SIGKILL'));

function next(): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    backend.once('message', (message) => resolve(message as Record<string, unknown>));
  });
}

/** A window of its own takes the secret to the door and ends, as a reloaded renderer does. */
async function through(open: object, secret: Uint8Array) {
  const opened = next();
  backend.send({ open });
  const { address, pid, failed } = await opened;
  if (failed) throw new Error(String(failed));
  signerPid = Number(pid);
  const { path, ticket } = address as { path: string; ticket: string };
  const done = next();
  const asker = spawn(
    process.execPath,
    ['--conditions=source', file('memory-asker-entry'), path, ticket],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  asker.stdin?.end(secret);
  const ended = new Promise<number | null>((resolve) => asker.once('exit', resolve));
  const [outcome, code] = await Promise.all([done, ended]);
  expect(code).toBe(0);
  return outcome;
}

/** Other systems have no such file; there the ends of the processes are all there is to test. */
const onLinux = describe.runIf(process.platform === 'linux');

onLinux('memory of the processes', () => {
  test('while unlocked the key is in the signer and nowhere else', async () => {
    await through({ kind: 'unlock', with: 'passphrase' }, Buffer.from(secrets.passphrase));
    const imported = await through(
      { kind: 'import phrase', name: 'Main', accounts: 1 },
      Buffer.from(secrets.phrase),
    );
    const { wallet } = imported.done as { wallet: { id: string } };
    await through({ kind: 'show phrase', walletId: wallet.id }, Buffer.from(secrets.passphrase));

    // Without these two the rest would prove nothing: the examiner does see what is there.
    expect(scanMemory([signerPid], forbidden).map(({ secret }) => secret)).toEqual(
      expect.arrayContaining(['private key', 'vault key']),
    );
    const ledgerKey = [{ name: 'ledger key', bytes: fake('ledger') }];
    expect(scanMemory([backend.pid ?? 0], ledgerKey)).not.toEqual([]);

    expect(scanMemory([backend.pid ?? 0], forbidden)).toEqual([]);
  });

  test('after the lock the signer is gone and nobody holds a secret', async () => {
    expect(existsSync(`/proc/${signerPid}`)).toBe(true);
    const locked = next();
    backend.send({ lock: true });
    expect(await locked).toEqual({ locked: true });
    expect(existsSync(`/proc/${signerPid}`)).toBe(false);
    expect(scanMemory([backend.pid ?? 0, signerPid], forbidden)).toEqual([]);
  });
});

onLinux('a backend killed outright', () => {
  test('takes the signer with it', async () => {
    await through({ kind: 'unlock', with: 'passphrase' }, Buffer.from(secrets.passphrase));
    expect(scanMemory([signerPid], forbidden)).not.toEqual([]);
    const both = new Promise((resolve) => backend.stderr?.once('close', resolve));
    backend.stderr?.resume();
    backend.kill('SIGKILL');
    await both;
    // It may still be listed until somebody collects it, but it has no memory any more.
    expect(scanMemory([signerPid], forbidden)).toEqual([]);
  });
});

onLinux('the examiner', () => {
  test.each(['bytes', 'UTF-16', 'hex', 'HEX in UTF-16', 'base64 at 0', 'base64 at 1'])(
    'finds a planted %s',
    (form) => {
      const secret = randomBytes(32);
      const hex = secret.toString('hex');
      const planted: Record<string, Buffer | string> = {
        bytes: Buffer.from(secret),
        'UTF-16': Buffer.from(secret.toString('latin1'), 'utf16le'),
        hex: Buffer.from(hex),
        'HEX in UTF-16': Buffer.from(hex.toUpperCase(), 'utf16le'),
        'base64 at 0': Buffer.from(secret.toString('base64')),
        'base64 at 1': Buffer.from(Buffer.concat([Buffer.of(9), secret]).toString('base64')),
      };
      const script = `const keep = Buffer.from('${Buffer.from(planted[form] ?? '').toString('hex')}', 'hex'); process.send('ready'); process.on('disconnect', () => process.exit(keep.length & 0));`;
      return withChild(script, (pid) => {
        const found = scanMemory([pid], [{ name: 'planted', bytes: secret }]);
        expect(found.map((one) => one.form)).toContain(form);
      });
    },
  );
});

async function withChild(script: string, work: (pid: number) => void) {
  const child = spawn(process.execPath, ['-e', script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    await new Promise((resolve) => child.once('message', resolve));
    work(child.pid ?? 0);
  } finally {
    child.kill('SIGKILL');
  }
}
