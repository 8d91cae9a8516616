/**
 * A process a host has started, whoever starts it: `child_process.fork` in the browser host,
 * `utilityProcess.fork` in Electron. `Link` is what a page is connected by and what can be handed to a
 * process: a raw socket there, a MessagePort here.
 */
export interface HostedProcess<Link> {
  readonly pid: number | undefined;
  /** A process that has ended hears nothing; the link is then closed. */
  send(message: object, link?: Link): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Its exit code; null when it was killed, or never started. */
  readonly gone: Promise<number | null>;
  /** Ends it at once, with no word to it. */
  kill(): void;
}

/** The upgrade request of a WebSocket; null where a MessagePort is handed over. */
export type LinkRequest = {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** What arrived after the request's head, base64. */
  readonly rest: string;
} | null;

/** The time as a host uses it, so that tests need not wait. Milliseconds. */
export interface HostTime {
  now(): number;
  /** Calls back once; the function given back calls it off. */
  after(ms: number, work: () => void): () => void;
}

export const systemTime: HostTime = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Whether something settles within the time given. */
export function within(time: HostTime, ms: number, what: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const callOff = time.after(ms, () => resolve(false));
    const settled = (): void => {
      callOff();
      resolve(true);
    };
    what.then(settled, settled);
  });
}
