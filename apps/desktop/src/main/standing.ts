import type { FromBackend } from '../host/protocol.ts';

export type Standing = Extract<FromBackend, { readonly type: 'standing' }>;

/** How things stand, as it is told to somebody who does not look at the page. */
export interface Words {
  readonly title: string;
  readonly detail: string;
}

const NAME = 'Countinghouse';
const many = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

/**
 * Puts the standing into words.
 *
 * @param tracked how many actions were open when tracking last said so; null if it never did.
 */
export function describeStanding(standing: Standing, tracked: number | null): Words {
  const { waiting, underWay } = standing;
  if (waiting === null || underWay === null) return untracked(standing.phase, tracked);
  const parts = [
    ...(waiting > 0 ? [many(waiting, 'waits for you', 'wait for you')] : []),
    ...(underWay > 0 ? [`${underWay} under way`] : []),
  ];
  if (parts.length === 0) return { title: NAME, detail: 'Nothing is under way.' };
  return { title: `${NAME} (${parts.join(', ')})`, detail: `${parts.join(', ')}.` };
}

/** Nothing is open. For how many actions tracking has stopped only whoever saw it before can say. */
function untracked(phase: Standing['phase'], tracked: number | null): Words {
  if (tracked === null || tracked === 0) {
    if (phase === 'empty') return { title: NAME, detail: 'No profile is open.' };
    const detail =
      tracked === null
        ? 'Locked. Nothing is tracked until you unlock.'
        : 'Locked. Tracking has stopped; nothing was under way.';
    return { title: NAME, detail };
  }
  const actions = many(tracked, 'action', 'actions');
  return {
    title: `${NAME} (tracking has stopped)`,
    detail: `Tracking has stopped, for ${actions}. Unlock to go on.`,
  };
}

/** Remembers what tracking last said, which a fresh and locked backend cannot know. */
export function createStandings(show: (words: Words) => void) {
  let tracked: number | null = null;
  return {
    heard(standing: Standing): void {
      const { waiting, underWay } = standing;
      show(describeStanding(standing, tracked));
      if (waiting !== null && underWay !== null) tracked = waiting + underWay;
    },
    /** The backend is in trouble; the next standing takes this back. */
    trouble(sentence: string): void {
      show({ title: `${NAME} (starting again)`, detail: sentence });
    },
  };
}
