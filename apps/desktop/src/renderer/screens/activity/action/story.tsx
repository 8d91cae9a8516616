import type { ActionDetail, StoryLine } from '../../../../contract/actions.ts';
import { readClock, readMoment } from '../../../ui/durations.ts';
import { useLocale } from '../../../ui/locale.tsx';
import { type Moment, Timeline } from '../../../ui/timeline.tsx';
import { useNamedChains } from '../review/chain-name.ts';
import { SentenceText } from './sentence-text.tsx';
import { stepsToCome } from './steps-to-come.ts';

const VOUCHES: Readonly<Record<StoryLine['label'], string>> = {
  'signed by the provider': 'Signed by the provider',
  'on chain': 'On chain',
  'our record': 'Our record',
};

/** What happened, each line under who vouches for it; then what is under way and what is to come. */
export function Story({ detail }: { readonly detail: ActionDetail }) {
  const locale = useLocale();
  const named = useNamedChains();
  const { story, proofs, row } = detail;
  const told = story.map(
    (line, index): Moment => ({
      key: `${line.seq}-${index}`,
      state: 'done',
      title: (
        <span className="font-normal">
          <SentenceText text={named(line.text)} proofs={proofs} />
        </span>
      ),
      when: (
        <time dateTime={new Date(line.at).toISOString()} title={readMoment(line.at, locale)}>
          {readClock(line.at, locale)}
        </time>
      ),
      children: VOUCHES[line.label],
    }),
  );
  const [now, ...later] = stepsToCome(row);
  const coming: Moment[] = [
    ...(now === undefined ? [] : [{ key: 'now', state: 'now' as const, title: now }]),
    ...later.map((title): Moment => ({ key: title, state: 'next', title })),
  ];
  return <Timeline label="What happened" moments={[...told, ...coming]} />;
}
