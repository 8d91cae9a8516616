import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { deserialize, serialize } from 'node:v8';
import { PortHub } from '../ports/hub.ts';
import { cloned } from '../ports/packet.ts';
import { strict } from '../strict.ts';
import type { UtilityFrame } from './wire.ts';

/**
 * Loaded before the entry of a process that `utilityProcess.fork` started: gives it Electron's
 * `process.parentPort` and takes Node's own channel to the parent out of its sight.
 */
const send = process.send?.bind(process);
if (send === undefined) throw new Error('a utility process has a parent');
const post = (frame: UtilityFrame): void => {
  // The parent may be gone between two lines.
  if (process.connected) send(frame, undefined, {}, () => undefined);
};
const hub = new PortHub(1, (frame) => post({ hub: frame }));

/** Messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  private waiting: { readonly data: unknown; readonly ports: readonly object[] }[] = [];

  postMessage(message: unknown): void {
    post({ message: serialize(cloned(message)), ports: [] });
  }

  receive(event: { readonly data: unknown; readonly ports: readonly object[] }): void {
    this.waiting.push(event);
    if (this.listenerCount('message') > 0) this.flush();
  }

  flush(): void {
    for (const event of this.waiting.splice(0)) this.emit('message', event);
  }
}

const parentPort = new ParentPort();
parentPort.on('newListener', (name) => {
  if (name === 'message') setImmediate(() => parentPort.flush());
});
process.on('message', (frame: UtilityFrame) => {
  if ('hub' in frame) hub.hear(frame.hub);
  else {
    const ports = frame.ports.map((id) => hub.take(id));
    parentPort.receive({ data: deserialize(frame.message), ports });
  }
});
// Electron's utility processes do not outlive their parent.
process.on('disconnect', () => process.exit(1));
Object.defineProperties(process, {
  parentPort: { value: strict('process.parentPort', parentPort) },
  type: { value: 'utility' },
  send: { value: undefined },
});

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron' || specifier.startsWith('electron/')) {
      throw new Error(`electron-harness: ${specifier} is not implemented in a utility process`);
    }
    return next(specifier, context);
  },
});
