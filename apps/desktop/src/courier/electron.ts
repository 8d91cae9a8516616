import { GOODBYE_MS, type PageLink } from './link.ts';

/** The parts used of Electron's `MessagePortMain` and `process.parentPort`, which Node lacks. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

interface ParentPort {
  once(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void,
  ): unknown;
}

/** The way to the main process where this is a utility process of Electron, else null. */
export function electronParent(): ParentPort | null {
  return (process as { readonly parentPort?: ParentPort }).parentPort ?? null;
}

/** A page in Electron. */
export function portLink(port: Port): PageLink {
  const gone = new Promise<void>((resolve) => {
    port.on('close', () => resolve());
  });
  const first = new Promise<unknown>((resolve) => {
    port.on('message', ({ data }) => resolve(data));
  });
  port.start();
  return {
    message: Promise.race([first, gone.then(() => null)]),
    answer: async (message) => {
      port.postMessage(message);
      // Ending with a message on its way would lose it: the page closes when it has it.
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GOODBYE_MS))]);
    },
  };
}
