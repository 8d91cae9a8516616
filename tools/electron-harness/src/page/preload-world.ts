import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { createCodec } from './codec.ts';
import type { FromPage, ToPage } from './frames.ts';

export interface PreloadSettings {
  /** Name of the function that carries a text to the main process; only this world has it. */
  readonly binding: string;
  /** Name under which this world can be spoken to from there. */
  readonly door: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * What a sandboxed preload script finds around it: `require` for a handful of modules, `process` with
 * little on it, `ipcRenderer`. Runs in the isolated world and is sent there as it stands: it must use
 * nothing from outside itself.
 */
export function preloadWorld(
  settings: PreloadSettings,
  codec: ReturnType<typeof createCodec>,
  preload: (require: (name: string) => unknown, process: object, exports: object) => void,
): void {
  // Electron runs no preload in frames below the main one.
  if (window !== window.top) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const carry = world[settings.binding] as (text: string) => void;
  const post = (frame: FromPage): void => carry(JSON.stringify(frame));
  type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void;
  const listeners = new Map<string, { readonly call: Listener; readonly once: boolean }[]>();
  const ports = new Map<number, MessagePort>();

  function missing(name: string): never {
    const error = new Error(`electron-harness: ${name} is not implemented`);
    post({ kind: 'failed', message: error.message });
    throw error;
  }

  function strict<T extends object>(name: string, target: T): T {
    return new Proxy(target, {
      get: (object, key) => {
        if (key in object || typeof key === 'symbol') return Reflect.get(object, key);
        return missing(`${name}.${key}`);
      },
    });
  }

  function take(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = ({ data, ports: more }) => {
      if (more.length > 0) missing('a port sent through a port of a page');
      post({ kind: 'port', port: id, data: codec.encode(data) });
    };
    port1.addEventListener('close', () => {
      if (ports.delete(id)) post({ kind: 'port closed', port: id });
    });
    return port2;
  }

  function hear(frame: ToPage): void {
    if (frame.kind === 'port') ports.get(frame.port)?.postMessage(codec.decode(frame.data));
    else if (frame.kind === 'port closed') {
      ports.get(frame.port)?.close();
      ports.delete(frame.port);
    } else {
      const { channel } = frame;
      const args = codec.decode(frame.args) as unknown[];
      const event = strict('IpcRendererEvent', {
        sender: ipcRenderer,
        ports: frame.ports.map(take),
      }) as unknown as IpcRendererEvent;
      const now = listeners.get(channel) ?? [];
      listeners.set(
        channel,
        now.filter(({ once }) => !once),
      );
      for (const { call } of now) call(event, ...args);
    }
  }

  function listen(channel: string, call: Listener, once: boolean): IpcRenderer {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { call, once }]);
    return ipcRenderer;
  }

  function forget(channel: string, listener: Listener): IpcRenderer {
    const left = (listeners.get(channel) ?? []).filter(({ call }) => call !== listener);
    listeners.set(channel, left);
    return ipcRenderer;
  }

  type Implemented = Pick<IpcRenderer, 'send'> & {
    readonly [K in 'on' | 'once' | 'off' | 'removeListener']: (
      channel: string,
      listener: Listener,
    ) => IpcRenderer;
  };
  const implemented: Implemented = {
    send: (channel, ...args) =>
      // The real clone refuses what cannot pass; the codec only carries what it lets through.
      post({ kind: 'send', channel, args: codec.encode(structuredClone(args)) }),
    on: (channel, listener) => listen(channel, listener, false),
    once: (channel, listener) => listen(channel, listener, true),
    off: forget,
    removeListener: forget,
  };
  const ipcRenderer = strict('ipcRenderer', implemented) as unknown as IpcRenderer;
  world[settings.door] = (text: string) => hear(JSON.parse(text));

  const electron = strict('electron', { ipcRenderer });
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    // A sandboxed preload has a few more (events, timers, url); ours asks for none of them.
    return missing(`require('${name}') in a sandboxed preload`);
  };
  const process = strict('process', {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
    platform: settings.platform,
    versions: settings.versions,
  });
  preload(require, process, {});
}
