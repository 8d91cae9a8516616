import { chainHash, contentHash, GENESIS_HASH } from '../../evidence/chain.ts';
import type { ActionRow, Projector } from '../../ports/ledger.ts';
import type { SimLedger } from '../ledger/ledger.ts';
import { applyRows, emptyLedger } from '../ledger/state.ts';
import type { Finding } from './finding.ts';

/** Follows the hashes from the first event to the last. */
export function auditLedgerChain(ledger: SimLedger): readonly Finding[] {
  let previous = GENESIS_HASH;
  let seq = 0;
  for (const event of ledger.disk().events) {
    seq += 1;
    const expected = chainHash(previous, contentHash(event.bytes));
    if (event.seq !== seq || event.previousHash !== previous || event.hash !== expected) {
      return [{ rule: 'ledger-chain-broken', detail: `at event ${event.seq}` }];
    }
    previous = event.hash;
  }
  return [];
}

/** The rows must be what a replay of the events gives; only an action's next look is not an event. */
export function auditProjections(ledger: SimLedger, project: Projector): readonly Finding[] {
  const disk = ledger.disk();
  const replayed = emptyLedger();
  for (const [stream, events] of disk.streams) applyRows(replayed, stream, project(stream, events));
  const differing = (name: string, there: unknown, expected: unknown): Finding[] => {
    if (JSON.stringify(there) === JSON.stringify(expected)) return [];
    const detail = `${name}: ${JSON.stringify(there)} instead of ${JSON.stringify(expected)}`;
    return [{ rule: 'projection-differs', detail }];
  };
  const sorted = <Row>(rows: ReadonlyMap<string, Row>): readonly (readonly [string, Row])[] =>
    [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const still = (rows: ReadonlyMap<string, ActionRow>) =>
    sorted(rows).map(([id, row]) => [id, { ...row, nextAt: null }]);
  return [
    ...differing('actions', still(disk.actions), still(replayed.actions)),
    ...differing('transactions', sorted(disk.transactions), sorted(replayed.transactions)),
    ...differing('quotes', sorted(disk.quotes), sorted(replayed.quotes)),
    ...differing('records', sorted(disk.records), sorted(replayed.records)),
    ...differing('search', sorted(disk.searchText), sorted(replayed.searchText)),
  ];
}
