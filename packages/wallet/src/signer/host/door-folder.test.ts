import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDoorFolder, removeStaleDoorFolders } from './door-folder.ts';

const SOCKET = '00112233aabbccdd.sock';
/** Listens at the path it is given, says so and waits. */
const LISTEN = `require('node:net').createServer().listen(process.argv[1], () => console.log())`;

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'door-test-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** A folder as a process made it that is gone by now. */
function left(change: (name: string) => string = (name) => name): string {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const live = makeDoorFolder(parent);
  const name = basename(live).replace(`-${process.pid}-`, `-${pid}-`);
  rmSync(live, { recursive: true });
  const folder = join(parent, change(name));
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** A socket that was listened on by a process that was killed. */
async function leaveSocket(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['-e', LISTEN, join(folder, SOCKET)]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(join(folder, SOCKET))).toBe(true);
}

describe.skipIf(process.platform === 'win32')('a door folder', () => {
  test('of a dead process is removed, with the sockets it left', async () => {
    const [empty, used] = [left(), left()];
    await leaveSocket(used);
    await removeStaleDoorFolders(parent);
    expect([empty, used].map(existsSync)).toEqual([false, false]);
  });

  test('of a process that lives stays', async () => {
    const ours = makeDoorFolder(parent);
    await leaveSocket(ours);
    const root = left((name) => name.replace(/-\d+-(\w{6})$/, '-1-$1'));
    await removeStaleDoorFolders(parent);
    expect([ours, root, join(ours, SOCKET)].map(existsSync)).toEqual([true, true, true]);
  });

  test('behind which somebody still answers stays', async () => {
    const folder = left();
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(join(folder, SOCKET), resolve));
    await removeStaleDoorFolders(parent);
    server.close();
    expect(existsSync(folder)).toBe(true);
  });

  test('that is not beyond doubt ours stays', async () => {
    const open = left();
    chmodSync(open, 0o755);
    const files = left();
    writeFileSync(join(files, 'notes.txt'), 'mine');
    const noSocket = left();
    writeFileSync(join(noSocket, SOCKET), 'a file');
    const container = left((name) => name.replace(/^countinghouse-\w+-/, 'countinghouse-zzzz-'));
    const stranger = left((name) => name.replace('countinghouse', 'counting'));
    const target = join(parent, 'target');
    mkdirSync(target, { mode: 0o700 });
    const link = left();
    rmSync(link, { recursive: true });
    symlinkSync(target, link);
    await removeStaleDoorFolders(parent);
    for (const folder of [open, files, noSocket, container, stranger, target, link]) {
      expect(existsSync(folder)).toBe(true);
    }
  });

  test('is not looked for where there is nothing', async () => {
    await expect(removeStaleDoorFolders(join(parent, 'nowhere'))).resolves.toBeUndefined();
  });
});
