import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { admitted, dial, dialHastily, standInPage } from './visitor.ts';

const ENTRY = fileURLToPath(new URL('./host-entry.ts', import.meta.url));
export const DOOR = '0123456789abcdef0123456789abcdef';

/** A browser host in a process of its own, and one browser that it has admitted. */
export async function startHostProcess(sandbox: readonly string[] = []) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-data-'));
  const pageFolder = standInPage();
  const child = spawn(
    process.execPath,
    ['--conditions=source', ENTRY, pageFolder, dataFolder, ...sandbox],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error(`the host did not start: ${errors}`)));
  });
  const port = Number(new URL(url).port);
  const headers = { cookie: await admitted(url), origin: `http://127.0.0.1:${port}` };
  return {
    pid: child.pid ?? 0,
    dataFolder,
    errors: () => errors,
    /** The stand-in's diary, line by line. */
    diary: () => readFileSync(join(dataFolder, 'diary'), 'utf8').trim().split('\n'),
    backend: () => dial(port, '/backend', headers),
    courier: () => dial(port, `/courier?door=${DOOR}`, headers),
    /** Sends a message to a courier without waiting until it is there. */
    hasty: (text: string) => dialHastily(port, `/courier?door=${DOOR}`, headers, text),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended,
    /** Whatever state it is in. */
    async remove() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataFolder, { recursive: true });
      rmSync(pageFolder, { recursive: true });
    },
  };
}

export type HostProcess = Awaited<ReturnType<typeof startHostProcess>>;

/** Children of a process. Linux. */
export function childrenOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

/** Whether a process is there, and not merely waiting to be collected. Linux. */
export function isThere(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Waits for something to become true. */
export async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came about');
}
