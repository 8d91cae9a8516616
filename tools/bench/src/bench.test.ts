import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';
import { APP_PARTS, bench, PARTS } from './bench.ts';
import { recordSwap } from './fixture/swap-story.ts';
import { figure, median } from './measure/figure.ts';
import { table } from './report/table.ts';
import { runPart } from './run-part.ts';
import { TINY } from './scale.ts';

const ALONE = PARTS.filter((part) => !APP_PARTS.some((one) => one === part));

describe('the bench', () => {
  it.each(ALONE)(
    '%s runs at a tiny size; what it measures there is not looked at',
    async (part) => {
      const figures = await bench([part], TINY, () => undefined);
      expect(figures.length).toBeGreaterThan(0);
      for (const one of figures) {
        expect(one.ratio).toBeGreaterThan(0);
        expect(one.rounds.length).toBeGreaterThan(0);
      }
    },
  );

  it('measures a part in a process of its own, and says so when that ends badly', async () => {
    expect((await runPart('waiting', TINY)).length).toBe(2);
    await expect(runPart('open', { ...TINY, openRounds: -1 })).rejects.toThrow('ended with 1');
  });

  it('waits with one timer, whatever the size', async () => {
    const figures = await bench(['waiting'], TINY, () => undefined);
    expect(figures.find(({ name }) => name.endsWith('timers'))).toMatchObject({
      subject: { value: 1 },
      ok: true,
    });
  });

  it('records a swap from its start to its end, and tells it again under other ids', async () => {
    const story = await recordSwap();
    const types = story.batches.flatMap(({ events }) => events.map(({ type }) => type));
    expect(types[0]).toBe('action.started');
    expect(types).toContain('effect.intended');
    expect(types.at(-1)).toBe('swap.ended');
    const [one, two] = [story.retold(1), story.retold(2)];
    expect(JSON.stringify(one)).toHaveLength(JSON.stringify(two).length);
    expect(one[0]?.stream).not.toBe(two[0]?.stream);
    expect(one[0]?.command?.id).not.toBe(two[0]?.command?.id);
  });
});

describe('a figure', () => {
  const about = { name: 'x', unit: 'ms', baseline: 'b', subject: 's' };

  it('takes the ratio within each round, so that one bad round is outvoted', () => {
    const rounds = [
      { baseline: 1, subject: 2 },
      { baseline: 10, subject: 20 },
      { baseline: 1, subject: 50 },
    ];
    const made = figure({ ...about, limit: { bound: 'at most', ratio: 3 } }, rounds);
    expect(made).toMatchObject({ ratio: 2, ok: true });
    expect(table([made])).toContain('| 2.00  | at most 3 | pass |');
  });

  it('fails on the wrong side of its limit, and passes on it', () => {
    const at = (bound: 'at most' | 'at least', subject: number) =>
      figure({ ...about, limit: { bound, ratio: 0.5 } }, [{ baseline: 1, subject }]).ok;
    expect([at('at most', 0.5), at('at most', 0.51)]).toEqual([true, false]);
    expect([at('at least', 0.5), at('at least', 0.49)]).toEqual([true, false]);
  });

  it('has no median of nothing', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(() => median([])).toThrow(TypeError);
  });
});

describe('the command line', () => {
  it('names parts, size and file', () => {
    const { parts, scale, json } = parseArguments(['--only=page,open', '--size=5000', '--json=f']);
    expect({ parts, events: scale.events, json }).toEqual({
      parts: ['page', 'open'],
      events: 5_000,
      json: 'f',
    });
    expect(parseArguments([]).parts).toEqual(PARTS);
  });

  it.each([['--size=12'], ['--size=many'], ['--only=everything'], ['--format=none'], ['--fast']])(
    'refuses %s',
    (word) => {
      expect(() => parseArguments([word])).toThrow();
    },
  );
});
