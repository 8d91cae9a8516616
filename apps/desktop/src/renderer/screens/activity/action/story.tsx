import { useState } from 'react';
import type { ActionDetail, StoryLine } from '../../../../contract/actions.ts';
import { Button } from '../../../ui/button.tsx';
import { readClock, readMoment } from '../../../ui/durations.ts';
import { useLocale } from '../../../ui/locale.tsx';
import { type Moment, Timeline } from '../../../ui/timeline.tsx';
import { ExactLine, PlainWords } from './plain-words.tsx';
import { stepsToCome } from './steps-to-come.ts';
import { toldState } from './told-state.ts';

const VOUCHES: Readonly<Record<StoryLine['label'], string>> = {
  'signed by the provider': 'Signed by the provider',
  'on chain': 'On chain',
  'our record': 'Our record',
};

/** What happened in plain words, each line under who vouches for it (the exact event on demand); then what is under way and what is to come. */
export function Story({ detail }: { readonly detail: ActionDetail }) {
  const locale = useLocale();
  const [exact, setExact] = useState(false);
  const { story, proofs, row } = detail;
  const told = story.map(
    (line, index): Moment => ({
      key: `${line.seq}-${index}`,
      state: toldState(line, detail),
      title: (
        <span className="font-normal wrap-anywhere">
          <PlainWords words={line.plain} proofs={proofs} />
        </span>
      ),
      when: (
        <time dateTime={new Date(line.at).toISOString()} title={readMoment(line.at, locale)}>
          {readClock(line.at, locale)}
        </time>
      ),
      children: exact ? (
        <>
          {VOUCHES[line.label]}
          <ExactLine line={line} />
        </>
      ) : (
        VOUCHES[line.label]
      ),
    }),
  );
  const [now, ...later] = stepsToCome(row);
  const coming: Moment[] = [
    ...(now === undefined ? [] : [{ key: 'now', state: 'now' as const, title: now }]),
    ...later.map((title): Moment => ({ key: title, state: 'next', title })),
  ];
  return (
    <>
      <Timeline label="What happened" moments={[...told, ...coming]} />
      {story.length > 0 && (
        <div className="mt-4">
          <Button kind="plain" small aria-expanded={exact} onClick={() => setExact(!exact)}>
            {exact ? 'Hide exact events' : 'Show exact events'}
          </Button>
        </div>
      )}
    </>
  );
}
