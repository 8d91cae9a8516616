import { describe, expect, it } from 'vitest';
import type { ActionQuery, ActionRow, LedgerPort } from '../../ports/ledger.ts';
import type { OrderInput } from './input.ts';
import { hasTaken, mightBring, othersSince } from './others.ts';

/** So many actions, the newest first, of which the odd ones have gone on since. */
function ledgerOf(count: number): LedgerPort {
  const rows = Array.from({ length: count }, (_, at) => {
    const id = `a${String(count - at).padStart(4, '0')}`;
    const rest = { createdAt: count - at, open: false, nextAt: null };
    return { ...rest, id, updatedAt: at % 2 === 0 ? 0 : 9_000 } as ActionRow;
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

  it.each([
    ['that are open', { open: true }],
    ['that are watched', { nextAt: 10_000 }],
  ])('are those as well %s and have rested since', async (_, change) => {
    const row = { ...{ id: 'a0002', updatedAt: 0, open: false, nextAt: null }, ...change };
    const ledger = { listActions: async () => [row] } as unknown as LedgerPort;
    expect(await othersSince('a0001', 9_000, ledger)).toEqual([row]);
  });
});

const input = {
  account: '0xaa',
  instrument: { id: 'vault', shares: { chain: 'eip155:8453' } },
} as OrderInput;

/** A purchase of the same, which may be tried again. */
function failed(change: object, more: object = {}): ActionRow {
  const there = { account: '0xAA', instrument: 'vault' };
  const chains = { chain: 'eip155:8453', destinationChain: 'eip155:8453' };
  const summary = { ...there, ...chains, mayRetry: true, ...more };
  const row = { kind: 'earn-buy', status: 'failed', open: false, nextAt: null, summary };
  return { ...row, ...change } as unknown as ActionRow;
}

describe('what might have brought something', () => {
  it.each<readonly [boolean, string, ActionRow]>([
    [true, 'an order that failed and is watched on', failed({ nextAt: 1 }, { verified: true })],
    [false, 'one that is watched no more', failed({}, { verified: true })],
    [false, 'one that was refused', failed({})],
    [false, 'one that was not asked for yet', failed({ status: 'draft', open: true })],
    [
      true,
      'one that is tried again',
      failed({ status: 'draft', open: true }, { operations: ['0x1'] }),
    ],
    [
      true,
      'one of which a second attempt is done, and the first is watched',
      failed({ status: 'done', nextAt: 1 }, { arrived: { hash: '0x2' } }),
    ],
    [
      true,
      'one of which a second attempt is done, and the first was carried out after all',
      failed({ status: 'done' }, { arrived: { hash: '0x2' }, carriedOutBefore: '0x3' }),
    ],
    [false, 'one that is done', failed({ status: 'done' }, { arrived: { hash: '0x2' } })],
  ])('%s: %s', (expected, _, row) => {
    expect(mightBring(row, input, 'shares')).toBe(expected);
  });
});

describe('what another order has taken', () => {
  const hash = `0x${'2'.repeat(64)}`;
  const [one, other] = [`0x${'a'.repeat(64)}`, `0x${'b'.repeat(64)}`];

  it.each<readonly [boolean, string, object]>([
    [true, 'by the same operation', { arrived: { hash, operation: one } }],
    [true, 'all that came in the transaction', { arrived: { hash } }],
    [false, 'by another operation of the transaction', { arrived: { hash, operation: other } }],
    [false, 'in another transaction', { arrived: { hash: one } }],
    [false, 'nothing', {}],
  ])('%s: %s', (expected, _, summary) => {
    expect(hasTaken({ summary } as unknown as ActionRow, one, hash)).toBe(expected);
  });
});
