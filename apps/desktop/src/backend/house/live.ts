/** A value that changes, and whoever wants to be told. */
export interface Live<T> {
  get(): T;
  /** Tells everybody, unless nothing has changed. */
  set(value: T): void;
  /** The value now, then the newest whenever it has changed; ends when the signal says so. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<T, void, undefined>;
}

/** For plain data: what is alike as JSON counts as unchanged. */
export function live<T>(first: T): Live<T> {
  let value = first;
  let text = JSON.stringify(first);
  let turn = newTurn();

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<T, void, undefined> {
    let told: string | null = null;
    const stop = signal === undefined ? null : aborted(signal);
    try {
      while (signal?.aborted !== true) {
        if (told !== text) {
          told = text;
          yield value;
        } else {
          await (stop === null ? turn.over : Promise.race([turn.over, stop.promise]));
        }
      }
    } finally {
      stop?.forget();
    }
  }

  return {
    get: () => value,
    set(next) {
      const written = JSON.stringify(next);
      if (written === text) return;
      value = next;
      text = written;
      const last = turn;
      turn = newTurn();
      last.end();
    },
    watch,
  };
}

function newTurn() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { over: promise, end: resolve };
}

/** Resolves when a signal is given; `forget` stops listening, so that a long-lived one gathers nothing. */
export function aborted(signal: AbortSignal): {
  readonly promise: Promise<void>;
  forget(): void;
} {
  const { promise, resolve } = Promise.withResolvers<void>();
  const tell = () => resolve();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', tell, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', tell) };
}
