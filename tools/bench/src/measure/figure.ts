/** What is held against a limit, and which way. */
export interface Limit {
  readonly bound: 'at most' | 'at least';
  readonly ratio: number;
}

/** One round: the same work done by the baseline and by the subject, moments apart. */
export interface Round {
  readonly baseline: number;
  readonly subject: number;
}

/** A measured figure. Absolute values are medians over the rounds, in `unit`. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly baseline: { readonly what: string; readonly value: number };
  readonly subject: { readonly what: string; readonly value: number };
  /** Subject over baseline: the median of the rounds' own ratios. */
  readonly ratio: number;
  readonly limit: Limit;
  readonly ok: boolean;
  /** Ratios of the rounds, in the order they were run, for whoever doubts the median. */
  readonly rounds: readonly number[];
}

/**
 * Judges rounds. The ratio is taken inside each round, because the two halves of a round have seen
 * the same machine; what another program did to a single round falls out with the median.
 */
export function figure(
  about: Omit<Figure, 'baseline' | 'subject' | 'ratio' | 'ok' | 'rounds'> & {
    readonly baseline: string;
    readonly subject: string;
  },
  rounds: readonly Round[],
): Figure {
  const ratios = rounds.map(({ baseline, subject }) => subject / baseline);
  const ratio = median(ratios);
  const { bound, ratio: limit } = about.limit;
  return {
    ...about,
    baseline: { what: about.baseline, value: median(rounds.map((round) => round.baseline)) },
    subject: { what: about.subject, value: median(rounds.map((round) => round.subject)) },
    ratio,
    ok: bound === 'at most' ? ratio <= limit : ratio >= limit,
    rounds: ratios,
  };
}

/** The middle value; the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) throw new TypeError('There is no median of nothing.');
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
