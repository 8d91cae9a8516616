import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserHost, startBrowserHost } from './browser-host.ts';
import { admitted, ask, converse, dial, standInPage } from './testing/visitor.ts';

const STAND_IN = fileURLToPath(new URL('./testing/stand-in-entry.ts', import.meta.url));
let host: BrowserHost;
let dataFolder: string;
let pageFolder: string;
let headers: Record<string, string>;
const said: string[] = [];

beforeEach(async () => {
  said.length = 0;
  dataFolder = mkdtempSync(join(tmpdir(), 'countinghouse-data-'));
  pageFolder = standInPage();
  host = await startBrowserHost({
    ...{ port: 0, dataFolder, pageFolder, version: '0.0.0', sandbox: null },
    report: (sentence) => said.push(sentence),
    backendEntry: STAND_IN,
  });
  headers = { cookie: await admitted(host.url), origin: `http://127.0.0.1:${host.port}` };
});
afterEach(async () => {
  await host.quit();
  rmSync(dataFolder, { recursive: true });
  rmSync(pageFolder, { recursive: true });
});

const open = () => dial(host.port, '/backend', headers);
/** A page that was on its way to a backend that had just crashed is let go, and asks once more. */
const comesBack = () => open().catch(open);
const closed = (socket: Awaited<ReturnType<typeof open>>) =>
  new Promise<void>((resolve) => socket.once('close', () => resolve()));

describe('the browser host', () => {
  it('hands a page over to the backend, which alone answers it', async () => {
    const page = await open();
    expect(await converse(page, 'echo 1')).toBe(`${host.backendPid()} echo 1`);
    const second = await open();
    expect(await converse(second, 'echo 2')).toBe(`${host.backendPid()} echo 2`);
    expect(await converse(page, 'echo 3')).toBe(`${host.backendPid()} echo 3`);
  });

  it('starts the backend again after a full lock and after a crash; the page comes back', async () => {
    const pids = [host.backendPid()];
    for (const end of ['lock', 'crash', 'crash']) {
      const page = await open();
      const ended = closed(page);
      page.send(end);
      await ended;
      expect(await converse(await comesBack(), 'echo')).toBe(`${host.backendPid()} echo`);
      pids.push(host.backendPid());
    }
    expect(new Set(pids).size).toBe(4);
    expect(said).toEqual([
      'The backend ended with code 9. It starts again in 0.25 s.',
      'The backend ended with code 9. It starts again in 0.5 s.',
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'pages that were on their way to a backend that ended are let go, and come back to the next',
    async () => {
      await open();
      const stuck = host.backendPid() ?? 0;
      process.kill(stuck, 'SIGSTOP');
      const pages = [1, 2, 3].map(() =>
        open().then(
          () => 'open',
          () => 'let go',
        ),
      );
      // Answered by the same server after it has handed the pages over.
      await ask(host.port, '/', { headers });
      process.kill(stuck, 'SIGKILL');
      expect(await Promise.all(pages)).not.toContain('open');
      expect(await converse(await open(), 'echo')).toBe(`${host.backendPid()} echo`);
    },
  );

  it('survives what it does not understand, and says that there is no sandbox', async () => {
    const page = await open();
    await converse(page, 'garbage');
    await converse(page, 'want sandbox');
    await converse(page, 'echo');
    expect(said).toEqual(['The backend said something a host does not understand.']);
    await host.quit();
    expect(readFileSync(join(dataFolder, 'diary'), 'utf8').split('\n').slice(1)).toEqual([
      'sandbox stopped',
      'closing',
      'closed',
      '',
    ]);
  });
});
