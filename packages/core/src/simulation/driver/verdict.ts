import { createProjector } from '../../action/project.ts';
import { type AnyDefinition, createRegistry } from '../../action/registry.ts';
import { auditConservation } from '../audit/chains.ts';
import { auditBareSignatures, auditOrders, auditWithdrawals } from '../audit/earn.ts';
import {
  auditApprovals,
  auditBroadcasts,
  auditDeposits,
  auditPayments,
  auditQuotes,
  auditRecorded,
  paymentsTo,
} from '../audit/effects.ts';
import type { Finding } from '../audit/finding.ts';
import { auditLedgerChain, auditProjections } from '../audit/ledger.ts';
import type { SignatureRecord } from '../signer.ts';
import type { SimWorld } from '../world.ts';
import { judgeEarn } from './earn-verdict.ts';
import type { Pursuit } from './errand.ts';
import type { ProgramWorld } from './program.ts';
import type { Run } from './run.ts';
import { judgeSwap } from './swap-verdict.ts';

const HOUR_MS = 3_600_000;
/** A person is told what is new, not the same things in turn for ever. */
const MOST_CALLS = 20;

/** Everything that must hold after a run, whatever happened in it. */
export function judge(
  run: Run,
  definitions: readonly AnyDefinition<ProgramWorld>[],
): readonly Finding[] {
  const { world, pursuits } = run;
  // Whoever still holds a dropped transaction may bring it back long after everybody forgot it.
  for (const chain of world.chains.values()) chain.resurrectAll();
  world.clock.advance(3 * HOUR_MS);
  const sends = pursuits.flatMap(({ errand }) =>
    errand.payment !== null && errand.kind !== 'swap' ? [errand.payment] : [],
  );
  const lost: Finding[] = run.rested ? [] : [{ rule: 'action-lost', detail: 'never came to rest' }];
  return [
    ...run.findings,
    ...lost,
    ...pursuits.flatMap((pursuit) => judgePursuit(world, pursuit)),
    ...auditDeposits(world),
    ...auditPayments(world, sends),
    ...auditOrders(world),
    ...auditBareSignatures(world),
    ...auditWithdrawals(world),
    ...auditBroadcasts(world, sendUntil),
    ...auditRecorded(world),
    ...auditApprovals(world),
    ...auditQuotes(world),
    ...[...world.chains.values(), world.bitcoin].flatMap(auditConservation),
    ...auditLedgerChain(world.ledger),
    ...auditProjections(world.ledger, createProjector(createRegistry(definitions))),
  ];
}

/** What the program promises about each kind of signature; a cancel may always be sent. */
function sendUntil({ request, at }: SignatureRecord): number {
  switch (request.review.purpose) {
    case 'cancel':
      return at + 30 * 24 * HOUR_MS;
    case 'swap deposit':
      return request.review.validUntil;
    default:
      // A delayed answer of the signer is not the program's fault: ten minutes of grace.
      return at + HOUR_MS + 10 * 60_000;
  }
}

function judgePursuit(world: SimWorld, pursuit: Pursuit): readonly Finding[] {
  const { errand, actionId, refused } = pursuit;
  if (refused !== null) {
    return [{ rule: 'action-lost', detail: `${errand.name} was refused: ${refused}` }];
  }
  const row = world.ledger.disk().actions.get(actionId ?? '');
  if (row === undefined) return [{ rule: 'action-lost', detail: `${errand.name} was never begun` }];
  const calls = (world.ledger.disk().streams.get(`action/${actionId}`) ?? []).filter(({ type }) =>
    type.endsWith('.attention'),
  );
  if (calls.length > MOST_CALLS) {
    return [{ rule: 'no-peace', detail: `${errand.name} called the person ${calls.length} times` }];
  }
  if (row.open && row.status !== 'needs you') {
    return [{ rule: 'action-lost', detail: `${errand.name} stays ${row.status}: ${row.sentence}` }];
  }
  if (row.open && row.waitingFor === null) {
    return [{ rule: 'action-lost', detail: `${errand.name} needs you, without a reason` }];
  }
  if (errand.kind === 'swap') return judgeSwap(world, row, errand);
  if (errand.payment === null) return judgeEarn(world, row, errand);
  const paid = paymentsTo(world, errand.payment).length;
  const expected = row.status === 'done' ? 1 : 0;
  if (row.open || paid === expected) return [];
  return [
    {
      rule: 'false-end',
      detail: `${errand.name} is ${row.status}, on chain it is paid ${paid} times`,
    },
  ];
}
