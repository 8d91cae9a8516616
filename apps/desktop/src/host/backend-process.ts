import { growingPause } from './pauses.ts';
import type { HostedProcess, HostTime, LinkRequest } from './process.ts';
import { within } from './process.ts';
import {
  EXIT_FULLY_LOCKED,
  type FromBackend,
  fromBackend,
  type SandboxState,
  type ToBackend,
} from './protocol.ts';

export interface BackendOptions<Link> {
  readonly spawn: () => HostedProcess<Link>;
  readonly start: Omit<Extract<ToBackend, { readonly type: 'start' }>, 'type'>;
  readonly time: HostTime;
  /** Closes a link that nobody will answer. */
  readonly discard: (link: Link) => void;
  readonly heard: (message: FromBackend) => void;
  /** The process has ended: its doors and its signer went with it. */
  readonly ended: () => void;
  /** A sentence for whoever watches the host. */
  readonly report: (sentence: string) => void;
}

/** Exactly one backend, kept running. */
export interface Backend<Link> {
  pid(): number | undefined;
  /** Hands a page over; waits with it while the backend is starting, or leaves for its successor. */
  connect(link: Link, request: LinkRequest): void;
  sandbox(state: SandboxState): void;
  power(event: Extract<ToBackend, { readonly type: 'power' }>['event']): void;
  /** Answers a message that came with a link of its own (Electron: a port to the signer). */
  answer(message: object, link?: Link): void;
  /** Closes the ledger and ends it for good. False if it had to be killed. */
  quit(): Promise<boolean>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** More pages than this do not wait for a backend that will not start. */
const MOST_WAITING = 16;
/** A write takes moments. Whoever says nothing for this long is stuck, and a ledger survives a kill. */
const QUIT_MS = 30_000;

/** Starts the backend, and again whenever it ends: at once after a full lock, with a pause after a crash. */
export function keepBackend<Link>(options: BackendOptions<Link>): Backend<Link> {
  const { time, report } = options;
  let current: HostedProcess<Link> | null = null;
  /** Only a ready one answers a page that is handed to it. */
  let stage: 'starting' | 'ready' | 'leaving' = 'starting';
  const pauseAfter = growingPause(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
  let quitting = false;
  let callOffStart = (): void => {};
  let lastSandbox: SandboxState | null = null;
  let waiting: { readonly link: Link; readonly request: LinkRequest }[] = [];

  const tell = (message: ToBackend, link?: Link): void => current?.send(message, link);

  function begin(): void {
    const own = options.spawn();
    const since = time.now();
    current = own;
    stage = 'starting';
    own.onMessage((raw) => {
      if (own === current) hear(raw);
    });
    tell({ type: 'start', ...options.start });
    if (lastSandbox !== null) tell({ type: 'sandbox', sandbox: lastSandbox });
    void own.gone.then((code) => {
      const wasReady = stage !== 'starting';
      current = null;
      stage = 'starting';
      options.ended();
      if (quitting) return;
      // One that locks before it was ever there is broken, and must not be started in a circle.
      if (code === EXIT_FULLY_LOCKED && wasReady) begin();
      else again(code, time.now() - since);
    });
  }

  function again(code: number | null, lived: number): void {
    const pause = pauseAfter(lived);
    const how = code === null ? 'was killed or did not start' : `ended with code ${code}`;
    report(`The backend ${how}. It starts again in ${pause / 1000} s.`);
    callOffStart = time.after(pause, begin);
  }

  function hear(raw: unknown): void {
    const message = fromBackend.safeParse(raw);
    if (!message.success) {
      report('The backend said something a host does not understand.');
      return;
    }
    if (message.data.type === 'ready') {
      stage = 'ready';
      for (const { link, request } of waiting.splice(0)) tell({ type: 'connect', request }, link);
    }
    if (message.data.type === 'leaving') stage = 'leaving';
    options.heard(message.data);
  }

  begin();
  return {
    pid: () => current?.pid,
    connect: (link, request) => {
      if (stage === 'ready') tell({ type: 'connect', request }, link);
      else if (quitting || waiting.length >= MOST_WAITING) options.discard(link);
      else waiting.push({ link, request });
    },
    sandbox: (state) => {
      lastSandbox = state;
      tell({ type: 'sandbox', sandbox: state });
    },
    power: (event) => tell({ type: 'power', event }),
    answer: (message, link) => current?.send(message, link),
    quit: async () => {
      quitting = true;
      callOffStart();
      for (const { link } of waiting) options.discard(link);
      waiting = [];
      const last = current;
      if (last === null) return true;
      last.send({ type: 'quit' } satisfies ToBackend);
      if (await within(time, QUIT_MS, last.gone)) return true;
      last.kill();
      await last.gone;
      return false;
    },
  };
}
