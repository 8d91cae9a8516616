/** What a page is connected by, whichever host it is: text both ways, and an end. */
export interface Line {
  /** Resolves when the text is on its way; one for a line that has ended is dropped. */
  send(text: string): Promise<void>;
  onMessage(listener: (text: unknown) => void): void;
  onEnd(listener: () => void): void;
  end(): void;
}

/** What of an Electron `MessagePortMain` is used here. */
export interface PortLike {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export function lineOfPort(port: PortLike): Line {
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
