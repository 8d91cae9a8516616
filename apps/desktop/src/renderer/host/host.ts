/** One line to a process behind the host: frames of text, or structured messages. */
export type Line =
  | { readonly kind: 'socket'; readonly socket: WebSocket }
  | { readonly kind: 'port'; readonly port: MessagePort };

/** What the page needs of whatever shows it: Electron's window, or a browser on the same machine. */
export interface Host {
  readonly kind: 'electron' | 'browser';
  /** A new line to the backend, open. Rejects while there is none, and once it is given up. */
  readonly openBackend: (givenUp: AbortSignal) => Promise<Line>;
  /** A new line to a courier that visits this door once. Rejects when the door is closed. */
  readonly openCourier: (door: string) => Promise<Line>;
}
