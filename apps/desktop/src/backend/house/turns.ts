import { oneAtATime } from './one-at-a-time.ts';

/** Changes of the house: one after the other, each told of when it is through. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Tells how things stand, but never in the middle of a change. */
  tell(): void;
}

/** @param publish tells pages and host how the house stands now */
export function createTurns(publish: () => void): Turns {
  const alone = oneAtATime();
  let moving = false;
  return {
    take: (work) =>
      alone(async () => {
        moving = true;
        try {
          return await work();
        } finally {
          moving = false;
          publish();
        }
      }),
    tell() {
      if (!moving) publish();
    },
  };
}
