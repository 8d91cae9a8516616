import { expect, it } from 'vitest';
import type { ActionDetail, StoryLine } from '../../../../contract/actions.ts';
import { toldState } from './told-state.ts';

const line = (seq: number, type: string) => ({ seq, event: { type } }) as StoryLine;
const story = [line(1, 'action.started'), line(2, 'earn.ended'), line(3, 'order.source-seen')];
const states = (status: ActionDetail['row']['status'], lines: StoryLine[] = story) =>
  lines.map((one) =>
    toldState(one, { story: lines, row: { status } as Partial<ActionDetail['row']> as never }),
  );

it('the end of what failed is no success', () => {
  expect(states('failed')).toEqual(['done', 'stop', 'done']);
  expect(states('done')).toEqual(['done', 'done', 'done']);
});

it('only the last end counts', () => {
  expect(states('failed', [...story, line(4, 'earn.ended')])).toEqual([
    ...['done', 'done', 'done', 'stop'],
  ]);
});
