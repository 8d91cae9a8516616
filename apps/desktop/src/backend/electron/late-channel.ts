import type { SignerChannel } from '@countinghouse/wallet';
import type { Port } from './parent-port.ts';

/** A channel whose port is still on its way: what is said meanwhile waits for it. */
export interface LateChannel extends SignerChannel {
  arrive(port: Port): void;
  /** The other end is gone, or will never come. Told once. */
  end(): void;
}

export function createLateChannel(): LateChannel {
  const listeners: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  let unsent: unknown[] = [];
  let port: Port | null = null;
  let ended = false;
  function end(): void {
    if (ended) return;
    ended = true;
    unsent = [];
    for (const tell of closers) tell();
  }
  return {
    postMessage: (message) => {
      if (ended) return;
      if (port === null) unsent.push(message);
      else port.postMessage(message);
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void closers.push(listener),
    arrive: (arrived) => {
      if (ended || port !== null) return arrived.close();
      port = arrived;
      arrived.on('message', ({ data }) => {
        for (const listener of listeners) listener(data);
      });
      arrived.on('close', end);
      arrived.start();
      for (const message of unsent.splice(0)) arrived.postMessage(message);
    },
    end,
  };
}
