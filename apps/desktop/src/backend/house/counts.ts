import type { ActionRow } from '@countinghouse/core';
import type { Ledger } from '@countinghouse/storage';

/** How much there is, without saying what: all that a locked screen may show. */
export interface Counts {
  /** Actions that wait for the person. */
  readonly waiting: number;
  /** Open actions that go on by themselves. */
  readonly underWay: number;
}

const PAGE = 200;

/** Counts every open action, a page at a time. */
export async function countOpen(ledger: Ledger): Promise<Counts> {
  let waiting = 0;
  let underWay = 0;
  let before: { readonly createdAt: number; readonly id: string } | undefined;
  for (;;) {
    const rows: readonly ActionRow[] = await ledger.listActions({
      open: true,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    for (const row of rows) {
      if (row.waitingFor === null) underWay += 1;
      else waiting += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return { waiting, underWay };
    before = { createdAt: last.createdAt, id: last.id };
  }
}

/** Counts again whenever it is asked to, one count at a time; what is asked meanwhile is one more. */
export function recount(count: () => Promise<void>, report: (error: unknown) => void): () => void {
  let working = false;
  let again = false;
  async function work(): Promise<void> {
    working = true;
    do {
      again = false;
      try {
        await count();
      } catch (error) {
        report(error);
      }
    } while (again);
    working = false;
  }
  return () => {
    if (working) again = true;
    else void work();
  };
}
