import type { Socket } from 'node:net';
import type { PortLike } from './api/line.ts';

/** What may come with a message of the host: the socket or the port of a page. */
export type Link = Socket | PortLike | null;

/** This process's end of the channel to its host. */
export interface HostLink {
  send(message: object): void;
  onMessage(listener: (message: unknown, link: Link) => void): void;
  /** The host is gone. Electron ends its utility processes by itself. */
  onGone(listener: () => void): void;
}

/** What of Electron's `process.parentPort` is used here. */
interface ParentPort {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly PortLike[] }) => void,
  ): unknown;
  postMessage(message: unknown): void;
}

/** The channel there is: a parent port inside Electron, else the channel of a forked Node process. */
export function hostLink(): HostLink {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  return parentPort === undefined ? nodeLink() : electronLink(parentPort);
}

function nodeLink(): HostLink {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, {}, () => undefined);
    },
    onMessage: (listener) =>
      void process.on('message', (message, handle) =>
        listener(message, (handle as Socket | undefined) ?? null),
      ),
    onGone: (listener) => void process.on('disconnect', listener),
  };
}

function electronLink(port: ParentPort): HostLink {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) =>
      void port.on('message', ({ data, ports }) => listener(data, ports[0] ?? null)),
    onGone: () => undefined,
  };
}
