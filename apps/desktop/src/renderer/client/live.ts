import type { Failure } from '../../contract/result.ts';
import type { LineState, Patience } from './backend.ts';
import { failureOf, isAnswer, RESTARTED } from './failures.ts';
import { createStore, type Store } from './store.ts';

/** The last value of a stream, and why there is no newer one. */
export interface Latest<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
}

const AGAIN_MS = 1_000;

/**
 * A stream of the backend as a store: opened when somebody looks, closed when nobody does, opened again
 * after a lost line. Its last value stays in sight meanwhile.
 */
export function live<T>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  line: Store<LineState>,
  patience: Patience,
): Store<Latest<T>> {
  let stop = (): void => {};
  const store = createStore<Latest<T>>({ value: null, failure: null }, (on) => {
    if (on) stop = run();
    else stop();
  });

  const run = (): (() => void) => {
    const over = new AbortController();
    let wake = (): void => {};
    const leave = line.follow(() => wake());
    const pause = (): Promise<void> =>
      new Promise((resolve) => {
        const cancel = patience.after(AGAIN_MS, () => wake());
        wake = () => {
          cancel();
          resolve();
        };
      });
    const follow = async (): Promise<void> => {
      while (!over.signal.aborted) {
        try {
          await readAll(await open(over.signal));
        } catch (thrown) {
          if (over.signal.aborted) return;
          store.set({ value: store.get().value, failure: failureOf(thrown) });
        }
        if (!over.signal.aborted) await pause();
      }
    };
    const readAll = async (stream: AsyncIterable<T>): Promise<void> => {
      if (isAnswer(stream)) {
        const failure = stream.ok ? RESTARTED : stream.error;
        store.set({ value: store.get().value, failure });
        return;
      }
      for await (const value of stream) {
        if (over.signal.aborted) return;
        store.set({ value, failure: null });
      }
    };
    void follow();
    return () => {
      over.abort();
      leave();
      wake();
    };
  };
  return store;
}
