import { describe, expect, it } from 'vitest';
import { createStandings, type Words } from './standing.ts';

const standing = (phase: string, waiting: number | null, underWay: number | null) =>
  ({ type: 'standing', phase, waiting, underWay }) as const;

describe('how things stand, in words', () => {
  const shown: Words[] = [];
  const standings = createStandings((words) => shown.push(words));
  const last = () => shown.at(-1);

  it('nothing known, nothing under way, something of each', () => {
    standings.heard(standing('empty', null, null));
    expect(last()).toEqual({ title: 'Countinghouse', detail: 'No profile is open.' });
    standings.heard(standing('locked', null, null));
    expect(last()?.detail).toBe('Locked. Nothing is tracked until you unlock.');
    standings.heard(standing('unlocked', 0, 0));
    expect(last()).toEqual({ title: 'Countinghouse', detail: 'Nothing is under way.' });
    standings.heard(standing('locked', null, null));
    expect(last()?.detail).toBe('Locked. Tracking has stopped; nothing was under way.');
    standings.heard(standing('screen locked', 1, 2));
    expect(last()).toEqual({
      title: 'Countinghouse (1 waits for you, 2 under way)',
      detail: '1 waits for you, 2 under way.',
    });
  });

  it('after a full lock it says for how many actions tracking has stopped', () => {
    standings.heard(standing('locked', null, null));
    expect(last()).toEqual({
      title: 'Countinghouse (tracking has stopped)',
      detail: 'Tracking has stopped, for 3 actions. Unlock to go on.',
    });
    standings.trouble('The backend ended with code 9. It starts again in 0.25 s.');
    expect(last()?.detail).toContain('code 9');
    standings.heard(standing('locked', null, null));
    expect(last()?.title).toBe('Countinghouse (tracking has stopped)');
  });
});
