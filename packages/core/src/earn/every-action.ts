import type { ActionRow, LedgerPort } from '../ports/ledger.ts';

const PAGE = 200;

/** Every action of some kinds, the newest first, read page by page, as far as one goes on. */
export async function* everyAction(
  ledger: Pick<LedgerPort, 'listActions'>,
  kinds: readonly string[],
): AsyncIterable<ActionRow> {
  let before: { readonly before?: Pick<ActionRow, 'createdAt' | 'id'> } = {};
  for (;;) {
    const rows = await ledger.listActions({ kinds, limit: PAGE, ...before });
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    before = { before: { createdAt: last.createdAt, id: last.id } };
  }
}
