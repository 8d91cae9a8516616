import type { Socket } from 'node:net';
import { type ParentPort, type Port, parentPort } from './electron/parent-port.ts';

/** What may come with a message of the host: the socket or the port of a page. */
export type Link = Socket | Port | null;

/** This process's end of the channel to its host. */
export interface HostLink {
  send(message: object): void;
  onMessage(listener: (message: unknown, link: Link) => void): void;
  /** The host is gone. Electron ends its utility processes by itself. */
  onGone(listener: () => void): void;
}

/** The channel there is: a parent port inside Electron, else the channel of a forked Node process. */
export function hostLink(): HostLink {
  const parent = parentPort();
  return parent === null ? nodeLink() : electronLink(parent);
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

function electronLink(parent: ParentPort): HostLink {
  return {
    send: (message) => parent.postMessage(message),
    onMessage: (listener) =>
      void parent.on('message', ({ data, ports }) => listener(data, ports[0] ?? null)),
    onGone: () => undefined,
  };
}
