import type { ActionDetail, StoryLine } from '../../../../contract/actions.ts';

const ENDED = /\.ended$/;

/** How a line that was told stands: all of it happened, and the end of what failed is no success. */
export function toldState(
  line: StoryLine,
  { story, row }: Pick<ActionDetail, 'story' | 'row'>,
): 'done' | 'stop' {
  if (row.status !== 'failed') return 'done';
  const end = story.findLast(({ event }) => ENDED.test(event.type));
  return end !== undefined && end.seq === line.seq ? 'stop' : 'done';
}
