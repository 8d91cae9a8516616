import type { Line } from '../api/line.ts';

/** The page's end of a line in memory. */
export interface PageEnd {
  readonly line: Line;
  /** Sends text as it is, whatever it is. */
  say(text: unknown): void;
  /** Everything that came back so far, read as JSON. */
  readonly heard: readonly unknown[];
  readonly ended: () => boolean;
  /** The page goes. */
  leave(): void;
}

export function memoryLine(): PageEnd {
  const heard: unknown[] = [];
  const messages: ((text: unknown) => void)[] = [];
  const ends: (() => void)[] = [];
  let ended = false;
  function end(): void {
    if (ended) return;
    ended = true;
    for (const tell of ends) tell();
  }
  return {
    heard,
    ended: () => ended,
    leave: end,
    say: (text) => {
      for (const tell of messages) tell(text);
    },
    line: {
      send: async (text) => {
        if (!ended) heard.push(JSON.parse(text));
      },
      onMessage: (listener) => void messages.push(listener),
      onEnd: (listener) => void ends.push(listener),
      end,
    },
  };
}
