import type { ActionRow, ActionStatus } from '../../contract/actions.ts';
import { classes } from './classes.ts';
import { statusWord } from './status-words.ts';

type Tone = 'go' | 'wait' | 'stop' | 'quiet';

/** How each status feels. The word is always there: colour only helps. */
export const STATUS_TONES: Readonly<Record<ActionStatus, Tone>> = {
  draft: 'quiet',
  'awaiting signature': 'wait',
  sent: 'quiet',
  confirming: 'quiet',
  settling: 'quiet',
  done: 'go',
  'done with part refunded': 'wait',
  refunded: 'wait',
  failed: 'stop',
  cancelled: 'quiet',
  expired: 'quiet',
  'needs you': 'wait',
};

const TEXT = { go: 'text-go', wait: 'text-wait', stop: 'text-stop', quiet: 'text-soft' } as const;
const DOT = {
  go: 'bg-go-ground',
  wait: 'bg-wait',
  stop: 'bg-stop-ground',
  quiet: 'border border-edge',
} as const;

export function StatusWord({ row }: { readonly row: Pick<ActionRow, 'kind' | 'status'> }) {
  return <ToneWord tone={STATUS_TONES[row.status]}>{statusWord(row)}</ToneWord>;
}

/** A word with a dot of its colour. */
export function ToneWord({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className={classes('inline-flex items-center gap-2 whitespace-nowrap', TEXT[tone])}>
      <span aria-hidden className={classes('size-2 shrink-0 rounded-round', DOT[tone])} />
      {children}
    </span>
  );
}
