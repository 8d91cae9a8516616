import type { HostedProcess, HostTime } from '../process.ts';

/** Time that passes when told to. */
export function fakeTime(): HostTime & { pass(ms: number): void } {
  let now = 0;
  let waiting: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, work) => {
      const entry = { at: now + ms, work };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    pass: (ms) => {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

/** A process that does what a test says. Links are texts. */
export function startFake() {
  const sent: { readonly message: object; readonly link: string | undefined }[] = [];
  let listener = (_: unknown): void => {};
  let killed = false;
  let exit = (_: number | null): void => {};
  const gone = new Promise<number | null>((resolve) => {
    exit = resolve;
  });
  const process: HostedProcess<string> = {
    pid: 1,
    send: (message, link) => void sent.push({ message, link }),
    onMessage: (heard) => {
      listener = heard;
    },
    gone,
    kill: () => {
      killed = true;
      exit(null);
    },
  };
  return {
    process,
    sent,
    killed: () => killed,
    say: (message: unknown) => listener(message),
    /** Resolves once everybody who waited for the end has heard of it. */
    end: async (code: number | null) => {
      exit(code);
      await gone;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
