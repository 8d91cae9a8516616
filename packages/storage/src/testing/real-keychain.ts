import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { osKeychain } from '../keychain/os-keychain.ts';
import { must, mustFail } from './profile.ts';

// Runs inside `dbus-run-session` with an empty home: starts a keyring, uses it, locks it.
const say = (what: string, value: unknown): void => console.log(`> ${what}: ${String(value)}`);
const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
  stdio: ['pipe', 'ignore', 'ignore'],
});
daemon.stdin.end('keyring password');
// Asking the service itself would have the bus start a second, locked one.
const owned = (): boolean =>
  spawnSync('gdbus', [
    ...['call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/'],
    ...['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.secrets'],
  ])
    .stdout.toString()
    .includes('true');
for (let tries = 0; tries < 100 && !owned(); tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const keychain = osKeychain({ service: 'Countinghouse test' });
say('state', await keychain.state());
say('get nothing', must(await keychain.get('key')));
must(await keychain.set('key', 'a value'));
say('get', must(await keychain.get('key')));
must(await keychain.delete('key'));
say('after delete', must(await keychain.get('key')));
spawnSync('gdbus', [
  ...['call', '--session', '--dest', 'org.freedesktop.secrets'],
  ...[
    '--object-path',
    '/org/freedesktop/secrets',
    '--method',
    'org.freedesktop.Secret.Service.Lock',
  ],
  "['/org/freedesktop/secrets/collection/login']",
]);
say('locked', await keychain.state());
say('get while locked', mustFail(await keychain.get('key')).code);
daemon.kill();
await once(daemon, 'exit');
process.exit(0);
