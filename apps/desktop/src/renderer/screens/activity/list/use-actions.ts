import { useCallback, useEffect, useState } from 'react';
import type { ActionRow } from '../../../../contract/actions.ts';
import type { Failure } from '../../../../contract/result.ts';
import { useAsk } from '../../../client/house.tsx';
import { type Reading, useRead } from '../../../client/read.ts';

const PAGE = 100;
/** A screen of the search; who looks for more goes on typing. */
const FOUND = 200;

export interface ActionList {
  readonly reading: Reading<readonly ActionRow[]>;
  /** Reads the next page, where there may be one. */
  readonly more: (() => void) | null;
  readonly reachingBack: boolean;
  readonly failure: Failure | null;
}

/**
 * The newest page, kept up to date, and older ones as far as one has scrolled; or what a search finds.
 * Older pages hold what has ended, so they are read once.
 */
export function useActions(text: string): ActionList {
  const ask = useAsk();
  const searching = text.trim().length > 1;
  const newest = useRead('actions', 'list', { limit: PAGE }, { when: !searching });
  const found = useRead(
    'actions',
    'search',
    { text: text.trim(), limit: FOUND },
    { when: searching, keep: true },
  );
  const [older, setOlder] = useState<readonly ActionRow[]>([]);
  const [whole, setWhole] = useState(false);
  const [reachingBack, setReaching] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const rows = newest.state === 'full' ? newest.value : [];
  const last = older.at(-1) ?? rows.at(-1);
  useEffect(() => {
    if (searching) setFailure(null);
  }, [searching]);
  const more = useCallback(async () => {
    if (last === undefined) return;
    setReaching(true);
    const before = { createdAt: last.createdAt, id: last.id };
    const answer = await ask.actions.list({ limit: PAGE, before });
    setReaching(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setOlder((known) => [...known, ...answer.value]);
    if (answer.value.length < PAGE) setWhole(true);
  }, [ask, last]);
  if (searching) return { reading: found, more: null, reachingBack: false, failure: null };
  const known = new Set(rows.map(({ id }) => id));
  const reading: Reading<readonly ActionRow[]> =
    newest.state === 'full'
      ? { ...newest, value: [...rows, ...older.filter(({ id }) => !known.has(id))] }
      : newest;
  const end = whole || rows.length < PAGE;
  return { reading, more: end || reachingBack ? null : () => void more(), reachingBack, failure };
}
