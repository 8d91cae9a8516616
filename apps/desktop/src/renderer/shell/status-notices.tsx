import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ActionRow } from '../../contract/actions.ts';
import { useRead } from '../client/read.ts';
import { titleOf } from '../screens/activity/action/title.ts';
import { useLocale } from '../ui/locale.tsx';
import { STATUS_TONES } from '../ui/status-word.tsx';
import { statusWord } from '../ui/status-words.ts';
import { useDropToast, useToast } from '../ui/toast.tsx';
import { actionShownAt, changesOf } from './status-changes.ts';

const WATCHED = 30;

/** Says in the page when an action has come to an end, or waits for the person; on its own page it is told already. */
export function StatusNotices() {
  const say = useToast();
  const drop = useDropToast();
  const navigate = useNavigate();
  const place = useRouterState({ select: (state) => state.location.pathname });
  const shown = actionShownAt(place);
  const locale = useLocale();
  const actions = useRead('actions', 'list', { limit: WATCHED });
  const before = useRef<readonly ActionRow[] | null>(null);
  const rows = actions.state === 'full' ? actions.value : null;
  useEffect(() => {
    if (shown !== null) drop(shown);
  }, [shown, drop]);
  useEffect(() => {
    if (rows === null) return;
    for (const row of changesOf(before.current, rows)) {
      if (row.id === shown) continue;
      const tone = STATUS_TONES[row.status];
      say({
        title: `${titleOf(row, locale)}: ${statusWord(row)}`,
        text: row.sentence,
        tone: tone === 'quiet' ? 'wait' : tone,
        stays: row.waitingFor !== null,
        about: row.id,
        action: {
          text: 'Show it',
          run: () => void navigate({ to: '/activity/$actionId', params: { actionId: row.id } }),
        },
      });
    }
    before.current = rows;
  }, [rows, say, navigate, locale, shown]);
  return null;
}
