import type { ActionRow } from '../../contract/actions.ts';

/** Id of the action whose own page is on the screen; null on any other. */
export function actionShownAt(place: string): string | null {
  return /^\/activity\/([^/]+)$/.exec(place)?.[1] ?? null;
}

/** The actions worth a notice: they have ended since, or wait for the person since. */
export function changesOf(
  before: readonly ActionRow[] | null,
  now: readonly ActionRow[],
): readonly ActionRow[] {
  if (before === null) return [];
  const known = new Map(before.map((row) => [row.id, row]));
  return now.filter((row) => {
    const old = known.get(row.id);
    if (old === undefined || old.status === row.status) return false;
    return !row.open || row.status === 'needs you';
  });
}
