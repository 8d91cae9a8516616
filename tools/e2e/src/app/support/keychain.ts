import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from '@countinghouse/engine-tests/support';
import { osKeychain } from '@countinghouse/storage';
import type { Surroundings } from './browser-application.ts';

/** A session of a computer that has no keychain until it is given one. */
export interface KeychainPlace {
  readonly surroundings: Surroundings;
  /** From now on there is a real Secret Service, and it is open. */
  readonly give: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Linux only: elsewhere the keychain is the person's own, and no test touches it. */
export function keychainPlace(): KeychainPlace {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-keychain-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const children: ChildProcess[] = [];
  const start = (command: string, args: readonly string[]): ChildProcess => {
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: join(folder, 'data') };
    const child = spawn(command, args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...env, DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder },
    });
    children.push(child);
    return child;
  };
  return {
    surroundings: { DBUS_SESSION_BUS_ADDRESS: address },
    give: async () => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'bus.conf'), BUS.replace('ADDRESS', address));
      start('dbus-daemon', ['--nofork', `--config-file=${join(folder, 'bus.conf')}`]);
      await poll('a bus', async () => existsSync(join(folder, 'bus')), Boolean);
      const keyring = start('gnome-keyring-daemon', [
        ...['--unlock', '--foreground', '--components=secrets'],
      ]);
      keyring.stdin?.end('keyring password');
      const own = process.env.DBUS_SESSION_BUS_ADDRESS;
      process.env.DBUS_SESSION_BUS_ADDRESS = address;
      const { state } = osKeychain({ service: 'Countinghouse test' });
      await poll('an open keychain', state, (now) => now === 'available');
      if (own === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
      else process.env.DBUS_SESSION_BUS_ADDRESS = own;
    },
    end: async () => {
      for (const child of children.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill();
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bus on which nothing starts by itself. */
const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>ADDRESS</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
`;
