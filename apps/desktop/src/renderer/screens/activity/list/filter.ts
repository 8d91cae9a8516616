import type { ActionRow } from '../../../../contract/actions.ts';

export interface ActivityFilter {
  readonly text: string;
  readonly kind: 'all' | 'swap' | 'send' | 'earn';
  readonly state: 'all' | 'open' | 'ended' | 'trouble';
}

export const EMPTY_FILTER: ActivityFilter = { text: '', kind: 'all', state: 'all' };

/** What ended otherwise than it was meant to. */
const TROUBLE: ReadonlySet<ActionRow['status']> = new Set([
  'failed',
  'refunded',
  'done with part refunded',
  'expired',
]);

/** Everything about accounts that earn. */
const EARN: ReadonlySet<string> = new Set([
  'authorize',
  'revoke',
  'fund',
  'earn-buy',
  'earn-sell',
  'withdraw',
  'earn-exit',
  'earn-removal',
]);

export function isFiltering({ text, kind, state }: ActivityFilter): boolean {
  return text.trim() !== '' || kind !== 'all' || state !== 'all';
}

/** Whether a row passes. The text is searched by the backend, not here. */
export function passes(row: ActionRow, { kind, state }: ActivityFilter): boolean {
  if (kind === 'earn' && !EARN.has(row.kind)) return false;
  if (kind !== 'all' && kind !== 'earn' && row.kind !== kind) return false;
  switch (state) {
    case 'all':
      return true;
    case 'open':
      return row.open;
    case 'ended':
      return !row.open;
    case 'trouble':
      return TROUBLE.has(row.status);
    default:
      return state satisfies never;
  }
}

/** The rows in three groups, each in the order they came. */
export function groupsOf(rows: readonly ActionRow[]) {
  const waiting = rows.filter(({ open, waitingFor }) => open && waitingFor !== null);
  const underWay = rows.filter(({ open, waitingFor }) => open && waitingFor === null);
  const ended = rows.filter(({ open }) => !open);
  return { waiting, underWay, ended };
}
