import type { ActionRow, StoredEvent } from '../../ports/ledger.ts';
import { carriedOut, digestsOf, ordersOf } from '../audit/earn.ts';
import type { Finding } from '../audit/finding.ts';
import { smartOf } from '../chain/smart.ts';
import type { SimEarnAction } from '../earn/action.ts';
import { EARNING, type SimWorld } from '../world.ts';
import type { Errand } from './errand.ts';

type Truth = (holds: boolean, why: string) => readonly Finding[];

/** Whether an action of the earning account ended as the chains and the service say it did. */
export function judgeEarn(world: SimWorld, row: ActionRow, errand: Errand): readonly Finding[] {
  if (row.open) return [];
  const events = world.ledger.disk().streams.get(`action/${row.id}`) ?? [];
  const truth: Truth = (holds, why) =>
    holds ? [] : [{ rule: 'false-end', detail: `${errand.name} is ${row.status}, but ${why}` }];
  switch (row.kind) {
    case 'earn-buy':
    case 'earn-sell':
      return judgeOrder(world, row, events, truth);
    case 'withdraw':
      return judgeWithdrawal(world, row, events, truth);
    case 'earn-exit':
    case 'earn-removal':
      return judgeLeave(world, row, events, truth);
    case 'authorize':
      return judgeGrant(world, row, events, truth);
    case 'revoke': {
      const asked = world.earn.revocations().some(({ at }) => at >= row.createdAt);
      return truth(row.status !== 'done' || asked, 'nobody was asked to stop');
    }
    default:
      return truth(false, 'nobody knows such an action');
  }
}

function judgeOrder(
  world: SimWorld,
  row: ActionRow,
  events: readonly StoredEvent[],
  truth: Truth,
): readonly Finding[] {
  const keys = events.flatMap(({ type, data }) =>
    type === 'effect.intended' ? [String(data.key)] : [],
  );
  const came = ordersOf(world, keys).map((action) => outcomeOf(world, action));
  const good = came.filter((what) => what === 'bought').length;
  const back = came.filter((what) => what === 'returned').length;
  const left = came.filter((what) => what !== 'nothing').length;
  // Whoever may try it again is told that it did not happen, seen on chain or not.
  const certain = row.summary.verified === true || row.summary.mayRetry === true;
  const once = truth(left < 2, `${left} of its orders were carried out`);
  switch (row.status) {
    case 'done':
      return [...once, ...truth(good === 1, `${good} of its orders were`)];
    case 'refunded':
      return [...once, ...truth(back === 1, `${back} of its orders came back`)];
    case 'failed':
      return [...once, ...truth(!certain || left === 0, 'it was carried out')];
    case 'cancelled':
      return truth(left === 0, 'it was carried out');
    default:
      return truth(false, 'that is no end');
  }
}

function outcomeOf(
  world: SimWorld,
  { hash, source, destination, relay }: SimEarnAction,
): 'nothing' | 'left' | 'bought' | 'returned' {
  if (carriedOut(world, hash)?.succeeded !== true) return 'nothing';
  if (source.chain === destination.chain) return 'bought';
  const minted = world.chains
    .get(destination.chain)
    ?.mined()
    .find((entry) => entry.hash === relay?.transaction);
  if (minted === undefined || !minted.succeeded) return 'left';
  const shares = minted.transfers.some(
    ({ token, to }) => token === destination.shares.token && to === EARNING,
  );
  return shares ? 'bought' : 'returned';
}

function judgeWithdrawal(
  world: SimWorld,
  row: ActionRow,
  events: readonly StoredEvent[],
  truth: Truth,
): readonly Finding[] {
  const paid = digestsOf(events).filter(
    (digest) => carriedOut(world, digest)?.succeeded === true,
  ).length;
  const verified = row.summary.verified === true;
  switch (row.status) {
    case 'done':
      return truth(paid === 1, `it was paid ${paid} times`);
    case 'failed':
      return truth(!verified || paid === 0, 'it was paid');
    case 'cancelled':
      return truth(paid === 0, 'it was paid');
    case 'expired':
      return [];
    default:
      return truth(false, 'that is no end');
  }
}

function judgeLeave(
  world: SimWorld,
  row: ActionRow,
  events: readonly StoredEvent[],
  truth: Truth,
): readonly Finding[] {
  const planned = events.flatMap(({ type, data }) =>
    type === 'operation.planned' ? [String(data.userOpHash)] : [],
  );
  // Two of them may have built the very same operation: what another transaction did is not its doing.
  const sent = new Set(
    [...world.ledger.disk().transactions.values()]
      .filter(({ actionId }) => actionId === row.id)
      .map(({ hash }) => hash),
  );
  const done = [...new Set(planned)].filter((hash) => {
    const there = carriedOut(world, hash);
    return there?.succeeded === true && sent.has(there.entry.hash);
  }).length;
  if (row.status !== 'done') return truth(done === 0, 'it was carried out');
  if (row.kind === 'earn-exit') return truth(done === 1, `it was carried out ${done} times`);
  const chain = world.chains.get(String(row.summary.chain));
  const there = chain === undefined ? undefined : smartOf(chain.state(), EARNING);
  return truth((there?.validNonceFrom ?? 0) > 1, 'what was granted is still good');
}

function judgeGrant(
  world: SimWorld,
  row: ActionRow,
  events: readonly StoredEvent[],
  truth: Truth,
): readonly Finding[] {
  const given = events.flatMap(({ type, data }) =>
    type === 'effect.intended' ? [(data.intent as { signature?: string }).signature] : [],
  );
  const taken = world.earn.grants().some(({ signature }) => given.includes(signature));
  const verified = row.summary.verified === true;
  switch (row.status) {
    case 'done':
      return truth(taken, 'the service has no such grant');
    case 'cancelled':
      return truth(given.length === 0, 'a signature was given');
    case 'failed':
      return truth(!verified || given.length === 0, 'a signature was given');
    default:
      return truth(false, 'that is no end');
  }
}
