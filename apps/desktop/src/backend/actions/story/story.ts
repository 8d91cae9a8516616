import { deriveTimeline, type StoredEvent } from '@countinghouse/core';
import type { StoryLine } from '../../../contract/actions.ts';
import { earnWords } from './earn-words.ts';
import { subjectOf, type Words } from './subject.ts';
import { TELLERS } from './tellers.ts';

/**
 * The story of an action for the screen: each line of the evidence file, with the same in calm words
 * beside it. An event nobody has words for here keeps the sentence of the evidence file.
 */
export function tellStory(events: readonly StoredEvent[]): StoryLine[] {
  const subject = subjectOf(events);
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const told = new Map<number, number>();
  return deriveTimeline(events).map(({ seq, at, label, text }) => {
    const nth = told.get(seq) ?? 0;
    told.set(seq, nth + 1);
    const event = bySeq.get(seq);
    const plain = event === undefined ? undefined : wordsOf(event)[nth];
    return {
      seq,
      at,
      label,
      text,
      // Words of ours are of a checked answer; an answer without a signature is told as it is.
      plain: plain === undefined || text.startsWith('An answer without') ? [text] : [...plain],
      event: {
        type: event?.type ?? '',
        version: event?.version ?? 0,
        step: typeof event?.data.step === 'string' ? event.data.step : null,
        attempt: Number.isSafeInteger(event?.data.attempt) ? Number(event?.data.attempt) : null,
      },
    };
  });

  function wordsOf(event: StoredEvent): readonly Words[] {
    // Data of another version may mean something else.
    if (event.version !== 1) return [];
    const earned = earnWords(event, subject);
    if (earned !== undefined) return [earned];
    if (!Object.hasOwn(TELLERS, event.type)) return [];
    return TELLERS[event.type as keyof typeof TELLERS](event, subject);
  }
}
