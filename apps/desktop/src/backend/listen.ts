/**
 * Turns being told into being asked: yields at once, and then once for any number of tellings since.
 * Ends when the signal does. `listen` answers how to stop listening.
 */
export async function* tellings(
  listen: (tell: () => void) => () => void,
  signal: AbortSignal,
): AsyncGenerator<void, void, undefined> {
  let news = true;
  let wake = () => {};
  const tell = () => {
    news = true;
    wake();
  };
  const stop = () => wake();
  const forget = listen(tell);
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      if (news) {
        news = false;
        yield;
        continue;
      }
      const turn = Promise.withResolvers<void>();
      wake = turn.resolve;
      await turn.promise;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    forget();
  }
}
