import { aborted } from '../house/live.ts';

/** Passes a stream on until a signal is given; then it ends, whatever it was waiting for. */
export async function* until<T>(
  stream: AsyncIterator<T>,
  over: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const stop = aborted(over);
  try {
    while (!over.aborted) {
      const next = await Promise.race([stream.next(), stop.promise]);
      if (next === undefined || next.done === true) return;
      // What came in the same moment as the lock is not told any more.
      if (over.aborted) return;
      yield next.value;
    }
  } finally {
    stop.forget();
    // One that still waits for something returns when it is through with that; nobody waits for it.
    void Promise.resolve(stream.return?.()).catch(() => undefined);
  }
}
