import { describe, expect, it } from 'vitest';
import type { ActionQuery, ActionRow, LedgerPort } from '../../ports/ledger.ts';
import { othersSince } from './others.ts';

/** So many actions, the newest first, of which the odd ones have gone on since. */
function ledgerOf(count: number): LedgerPort {
  const rows = Array.from({ length: count }, (_, at) => {
    const id = `a${String(count - at).padStart(4, '0')}`;
    return { id, createdAt: count - at, updatedAt: at % 2 === 0 ? 0 : 9_000 } as ActionRow;
  });
  return {
    listActions: async ({ before, limit }: ActionQuery) =>
      rows
        .filter(({ createdAt }) => before === undefined || createdAt < before.createdAt)
        .slice(0, limit),
  } as unknown as LedgerPort;
}

describe('the other actions since a moment', () => {
  it.each([0, 1, 199, 200, 201, 450])('are all there, of %d', async (count) => {
    const others = await othersSince('a0001', 9_000, ledgerOf(count));
    const expected = Array.from({ length: count }, (_, at) => at).filter(
      (at) => at % 2 === 1 && count - at !== 1,
    );
    expect(others).toHaveLength(expected.length);
    expect(others.every(({ updatedAt }) => updatedAt === 9_000)).toBe(true);
  });
});
