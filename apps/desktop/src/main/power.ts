import type { Net, PowerMonitor } from 'electron';
import type { HostTime } from '../host/process.ts';
import type { ToBackend } from '../host/protocol.ts';

type PowerEvent = Extract<ToBackend, { readonly type: 'power' }>['event'];

/** Passes on what the system says of sleep and of its own lock. */
export function watchPower(monitor: PowerMonitor, tell: (event: PowerEvent) => void): void {
  monitor.on('suspend', () => tell('suspend'));
  monitor.on('resume', () => tell('resume'));
  monitor.on('lock-screen', () => tell('lock-screen'));
}

const LOOK_EVERY_MS = 5_000;

/** Electron does not say when the network comes back; it can be asked. */
export function watchNetwork(net: Net, time: HostTime, tell: (event: PowerEvent) => void): void {
  let online = net.isOnline();
  const look = (): void => {
    const before = online;
    online = net.isOnline();
    if (online && !before) tell('network-up');
    time.after(LOOK_EVERY_MS, look);
  };
  time.after(LOOK_EVERY_MS, look);
}
