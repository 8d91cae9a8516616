import { Fragment } from 'react';
import type { Proof, StoryLine } from '../../../../contract/actions.ts';
import { Amount } from '../../../ui/amount.tsx';
import { SentenceText } from './sentence-text.tsx';

/** A sentence for everybody: amounts rounded for reading and exact on hover, names short. */
export function PlainWords({
  words,
  proofs,
}: {
  readonly words: StoryLine['plain'];
  readonly proofs: readonly Proof[];
}) {
  return words.map((word, index) => (
    <Fragment key={index}>
      {typeof word === 'string' ? (
        <SentenceText text={word} proofs={proofs} />
      ) : (
        <Amount amount={word} />
      )}
    </Fragment>
  ));
}

/** For experts: the event, the attempt, and the sentence of the evidence file as it stands there. */
export function ExactLine({ line }: { readonly line: StoryLine }) {
  const { type, version, step, attempt } = line.event;
  const facts = [
    `Event ${line.seq}: ${type}, version ${version}`,
    ...(step === null ? [] : [`step ${step}`]),
    ...(attempt === null ? [] : [`attempt ${attempt}`]),
  ];
  return (
    <span className="mt-1 block font-mono text-note break-words text-faint">
      {facts.join(', ')}. {line.text}
    </span>
  );
}
