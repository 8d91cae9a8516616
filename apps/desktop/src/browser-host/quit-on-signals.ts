/**
 * Ends the host in order on the first signal. A second one hurries what may be hurried: that is not the
 * ledger, whose writes are always written to their end.
 *
 * @param quit resolves with false if the backend had to be killed.
 */
export function quitOnSignals(
  quit: (hurry: Promise<unknown>) => Promise<boolean>,
  say: (sentence: string) => void,
): void {
  let times = 0;
  let hurry = (): void => {};
  const hurried = new Promise<void>((resolve) => {
    hurry = resolve;
  });
  const end = async (): Promise<never> => {
    const clean = await quit(hurried).catch(() => false);
    if (!clean) say('The backend did not answer and was ended. The ledger survives that.');
    return process.exit(clean ? 0 : 1);
  };
  const onSignal = (): void => {
    times += 1;
    if (times === 1) {
      say('Countinghouse closes the ledger and ends.');
      void end();
      return;
    }
    if (times === 2) say('The rest is hurried; what is being written is written to its end.');
    hurry();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
