import type { Statements } from './statements.ts';

/** What the writer must know of a stream before it adds to it. */
export interface StreamEnd {
  readonly length: number;
  /** Seq of its last event; 0 for an unknown stream. */
  readonly lastSeq: number;
}

const CAPACITY = 20_000;

/**
 * Remembers stream lengths, oldest forgotten first. Sound because the profile's lock makes this
 * connection the only writer; without it every append would count its stream again.
 */
export function streamCache(statements: Statements): {
  get(stream: string): StreamEnd;
  set(stream: string, end: StreamEnd): void;
} {
  const ends = new Map<string, StreamEnd>();
  return {
    get(stream) {
      return (
        ends.get(stream) ??
        statements
          .of<StreamEnd>(
            'SELECT count(*) AS length, coalesce(max(seq), 0) AS lastSeq FROM events WHERE stream = ?',
          )
          .get(stream) ?? { length: 0, lastSeq: 0 }
      );
    },
    set(stream, end) {
      ends.delete(stream);
      ends.set(stream, end);
      if (ends.size <= CAPACITY) return;
      for (const oldest of ends.keys()) {
        ends.delete(oldest);
        return;
      }
    },
  };
}
