import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is what was waited for; says what it last was when time is up. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  longestMs = 30_000,
): Promise<T> {
  const until = performance.now() + longestMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (performance.now() > until) {
      throw new Error(`waited in vain for ${what}; last seen: ${inWords(answer)}`);
    }
    await pause(60);
  }
}

function inWords(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  )?.slice(0, 2_000);
}
