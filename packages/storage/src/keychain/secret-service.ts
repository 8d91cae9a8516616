/// <reference path="../native/dbus-native.d.ts" />
import type { KeychainState } from './keychain.ts';

const SERVICE = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/**
 * Asks the Linux Secret Service itself. libsecret answers "locked" and "there is none" with much the
 * same error, and a person must do opposite things about them.
 *
 * @param busAddress defaults to the session bus of the environment.
 */
export async function secretServiceState(
  busAddress: string | undefined = process.env.DBUS_SESSION_BUS_ADDRESS,
): Promise<KeychainState> {
  // Without an address the client would try an X11 display; there is no bus then.
  if (busAddress === undefined || busAddress === '') return 'absent';
  const { default: dbus } = await import('@homebridge/dbus-native');
  let bus: ReturnType<typeof dbus.sessionBus>;
  try {
    bus = dbus.sessionBus({ busAddress });
  } catch {
    return 'absent';
  }
  const broken = new Promise<null>((resolve) => {
    bus.connection.on('error', () => resolve(null));
  });
  const call = (
    path: string,
    face: string,
    member: string,
    signature: string,
    body: readonly string[],
  ) =>
    Promise.race([
      broken,
      new Promise<unknown>((resolve) => {
        bus.invoke(
          { destination: SERVICE, path, interface: face, member, signature, body },
          (error, value) => resolve(error ? null : value),
        );
      }),
    ]);
  try {
    const alias = await call(ROOT, 'org.freedesktop.Secret.Service', 'ReadAlias', 's', ['default']);
    if (typeof alias !== 'string') return 'absent';
    // "/" means that the service runs and no keyring has been made yet: the first write asks for one.
    if (alias === '/') return 'locked';
    const locked = await call(alias, PROPERTIES, 'Get', 'ss', [
      'org.freedesktop.Secret.Collection',
      'Locked',
    ]);
    const value = firstBoolean(locked);
    if (value === null) return 'absent';
    return value ? 'locked' : 'available';
  } finally {
    bus.connection.end();
  }
}

/** A D-Bus variant arrives as nested lists: its type, then its value. */
function firstBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return null;
  for (const inner of value) {
    const found = firstBoolean(inner);
    if (found !== null) return found;
  }
  return null;
}
