import type { Port } from '../electron/parent-port.ts';

/** What a page is connected by, whichever host it is: text both ways, and an end. */
export interface Line {
  /** Resolves when the text is on its way; one for a line that has ended is dropped. */
  send(text: string): Promise<void>;
  onMessage(listener: (text: unknown) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

/** A page in Electron: the port that the main process has handed over. */
export function lineOfPort(port: Port): Line {
  return {
    send: async (text) => port.postMessage(text),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onEnd: (listener) => void port.on('close', listener),
    end: () => port.close(),
  };
}
