import { EngineEvent } from '../../action/action-state.ts';
import { actionStream } from '../../action/load.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import { deriveRow, evidenceRow, knowsDefinition } from '../derive-row.ts';
import type { EvidenceFile } from '../format.ts';
import type { ParsedEvidence } from '../parse.ts';
import { type EvidenceCheck, ownCheck, type Unproven } from '../report.ts';
import { isPlainJson } from '../same-text.ts';
import { deriveTimeline } from '../timeline/derive.ts';
import { same } from './same-json.ts';

export interface RecordCheck {
  readonly checks: readonly EvidenceCheck[];
  readonly unproven: readonly Unproven[];
}

/** Whether the file agrees with itself: one action, and nothing in words that its events do not say. */
export function checkRecord({ file, events, json, text }: ParsedEvidence): RecordCheck {
  const unproven: Unproven[] = [
    { path: 'createdAt', sentence: 'When the file was made; nothing bears it out.' },
  ];
  const row = checkRow(file, events);
  if (row.outcome === 'not checked') unproven.push({ path: 'action', sentence: row.sentence });
  const checks = [
    isPlainJson(text, json)
      ? ownCheck('FILE_FORM', 'passed', 'The file says everything once and in plain letters.')
      : ownCheck('FILE_FORM', 'failed', 'The file says something twice or hides it in escapes.'),
    checkStream(file, events),
    checkOrder(events),
    row,
    same(deriveTimeline(events), file.timeline)
      ? ownCheck('TIMELINE', 'passed', 'Every line of the timeline follows from the events.')
      : ownCheck('TIMELINE', 'failed', 'The timeline says something else than the events.'),
  ];
  return { checks, unproven };
}

function checkStream({ action }: EvidenceFile, events: readonly StoredEvent[]): EvidenceCheck {
  const stranger = events.find(({ stream }) => stream !== actionStream(action.id));
  if (stranger !== undefined) {
    const sentence = `Event ${stranger.seq} belongs to something else than this action.`;
    return ownCheck('STREAM', 'failed', sentence, stranger.seq);
  }
  const begins = events.findLastIndex(({ type }) => type === EngineEvent.started);
  return begins === 0
    ? ownCheck('STREAM', 'passed', 'All events belong to this action, from its beginning.')
    : ownCheck('STREAM', 'failed', 'The events do not begin where the action began.');
}

function checkOrder(events: readonly StoredEvent[]): EvidenceCheck {
  const back = events.find(({ at }, index) => at < (events[index - 1]?.at ?? 0));
  return back === undefined
    ? ownCheck('TIME_ORDER', 'passed', 'The times of the events run forward.')
    : ownCheck(
        'TIME_ORDER',
        'not checked',
        `The clock of the program was set back before event ${back.seq}; times are not to be relied on.`,
        back.seq,
      );
}

function checkRow({ action }: EvidenceFile, events: readonly StoredEvent[]): EvidenceCheck {
  const derived = deriveRow(events);
  if (derived !== undefined) {
    return same(evidenceRow(derived), action)
      ? ownCheck('ACTION_ROW', 'passed', 'The state of the action follows from its events.')
      : ownCheck('ACTION_ROW', 'failed', 'The state of the action is not what its events say.');
  }
  return knowsDefinition(events)
    ? ownCheck('ACTION_ROW', 'failed', 'The events of the action make no sense together.')
    : ownCheck(
        'ACTION_ROW',
        'not checked',
        'This program does not know this kind of action, so its state cannot be derived.',
      );
}
