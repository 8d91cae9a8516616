import type { ActionRow, StoredEvent } from '../../ports/ledger.ts';
import { carriedOut, digestsOf, movedTo, ordersOf } from '../audit/earn.ts';
import type { Finding } from '../audit/finding.ts';
import type { MinedTransaction } from '../chain/chain.ts';
import { carriedBy, operationHash } from '../chain/operation.ts';
import { smartOf } from '../chain/smart.ts';
import type { SimEarnAction } from '../earn/action.ts';
import { placeOn } from '../earn/vaults.ts';
import { EARNING, OWNER, type SimWorld } from '../world.ts';
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
  const orders = ordersOf(world, keys);
  const came = orders.map((action) => outcomeOf(world, action));
  const good = came.filter((what) => what === 'bought').length;
  const back = came.filter((what) => what === 'returned').length;
  const left = came.filter((what) => what !== 'nothing').length;
  // Whoever may try it again is told that it did not happen, seen on chain or not.
  const certain = row.summary.verified === true || row.summary.mayRetry === true;
  const once = truth(left < 2, `${left} of its orders were carried out`);
  switch (row.status) {
    case 'done':
      return [
        ...once,
        ...truth(good === 1, `${good} of its orders were`),
        ...judgeAmounts(world, row, orders, truth),
      ];
    case 'refunded':
      return [
        ...once,
        ...truth(back === 1, `${back} of its orders came back`),
        ...judgeAmounts(world, row, orders, truth),
      ];
    case 'failed':
      return [...once, ...truth(!certain || left === 0, 'it was carried out')];
    case 'cancelled':
      return truth(left === 0, 'it was carried out');
    case 'expired':
      return [...once, ...truth(row.nextAt !== null, 'nobody looks whether it still is')];
    default:
      return truth(false, 'that is no end');
  }
}

/** What an order took is no more than was ordered, and what it says that it brought is what it brought. */
function judgeAmounts(
  world: SimWorld,
  row: ActionRow,
  orders: readonly SimEarnAction[],
  truth: Truth,
): readonly Finding[] {
  const told = (row.summary.arrived as { readonly units?: string } | undefined)?.units;
  const seen = row.summary.verified === true;
  return orders.flatMap((action) => {
    const { kind, hash, source, destination, amount } = action;
    const done = carriedOut(world, hash);
    if (done?.succeeded !== true) return [];
    const paid = kind === 'buy' ? source.usdc.token : source.shares.token;
    const taken = -movedTo(EARNING, paid, done.transfers);
    const crosses = source.chain !== destination.chain;
    const there = crosses ? (mintOf(world, action)?.transfers ?? []) : done.transfers;
    const brought = (
      kind === 'buy' && !crosses ? [destination.shares] : [destination.shares, destination.usdc]
    )
      .map(({ token }) => movedTo(EARNING, token, there))
      .find((units) => units > 0n);
    return [
      ...truth(taken <= amount, `it took ${taken} instead of ${amount}`),
      ...truth(
        told === undefined ? !seen || brought === undefined : told === String(brought),
        `it brought ${brought}, not ${told}`,
      ),
    ];
  });
}

function mintOf(
  world: SimWorld,
  { destination, relay }: SimEarnAction,
): MinedTransaction | undefined {
  return world.chains
    .get(destination.chain)
    ?.mined()
    .find((entry) => entry.hash === relay?.transaction);
}

function outcomeOf(
  world: SimWorld,
  action: SimEarnAction,
): 'nothing' | 'left' | 'bought' | 'returned' {
  const { hash, source, destination } = action;
  if (carriedOut(world, hash)?.succeeded !== true) return 'nothing';
  if (source.chain === destination.chain) return 'bought';
  const minted = mintOf(world, action);
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
  const done = digestsOf(events).filter((digest) => carriedOut(world, digest)?.succeeded === true);
  const paid = done.length;
  const asSaid = done.filter((digest) => onlyPays(world, digest, events)).length;
  const verified = row.summary.verified === true;
  switch (row.status) {
    case 'done':
      return truth(paid === 1 && asSaid === 1, `of its ${paid} operations ${asSaid} only paid`);
    case 'failed':
      return truth(!verified || asSaid === 0, 'it was paid');
    case 'cancelled':
      return truth(paid === 0, 'it was paid');
    case 'expired':
      return [];
    default:
      return truth(false, 'that is no end');
  }
}

/** Whether an operation did nothing but pay what the withdrawal was to pay. */
function onlyPays(world: SimWorld, digest: string, events: readonly StoredEvent[]): boolean {
  const entry = carriedOut(world, digest)?.entry;
  const bundle = entry === undefined ? [] : carriedBy(entry.transaction);
  const operation = bundle.find((each) => operationHash(each) === digest);
  const { owner, amount } = (events[0]?.data.input ?? {}) as { owner?: string; amount?: string };
  const [call, ...others] = operation?.calls ?? [];
  return (
    call?.kind === 'transfer' && call.to === owner && call.units === amount && others.length === 0
  );
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
  // Two of them may have built the very same operation: what another one sent is written down there.
  const elsewhere = new Set(
    [...world.ledger.disk().transactions.values()]
      .filter(({ actionId }) => actionId !== row.id)
      .map(({ hash }) => hash),
  );
  const done = [...new Set(planned)].flatMap((hash) => {
    const there = carriedOut(world, hash);
    return there?.succeeded === true && !elsewhere.has(there.entry.hash) ? [there] : [];
  });
  const unverified = row.status === 'expired' && row.summary.verified !== true;
  if (row.status !== 'done') return truth(unverified || done.length === 0, 'it was carried out');
  if (row.kind === 'earn-exit') {
    const [its] = done;
    const told = (row.summary.receives as { readonly units?: string } | undefined)?.units;
    return [
      ...truth(done.length === 1, `it was carried out ${done.length} times`),
      ...truth(
        its === undefined || told === cameTo(its.transfers, its.entry.transaction.chain),
        `it did not bring ${told}`,
      ),
      ...(row.sentence.includes('have ended') ? judgeRights(world, row, truth) : []),
    ];
  }
  return judgeRights(world, row, truth);
}

/** Whether every right from before has ended: shown or hidden, used or not. */
function judgeRights(world: SimWorld, row: ActionRow, truth: Truth): readonly Finding[] {
  const chain = world.chains.get(String(row.summary.chain));
  const there = chain === undefined ? undefined : smartOf(chain.state(), EARNING);
  const validFrom = there?.validNonceFrom ?? 0;
  const hidden = world.earn.blindRights().some((right) => {
    const before = right.at < row.createdAt && right.chain === row.summary.chain;
    return before && right.nonce >= validFrom;
  });
  return [
    ...truth(validFrom > 1, 'what was granted is still good'),
    ...truth(!hidden, 'what was signed blindly is still good'),
  ];
}

/** USDC that transfers brought the person. */
function cameTo(transfers: MinedTransaction['transfers'], chain: string): string {
  const usdc = placeOn(chain)?.usdc.token.toLowerCase();
  return transfers
    .filter(({ token, to }) => token === usdc && to === OWNER.toLowerCase())
    .reduce((sum, { amount }) => sum + amount, 0n)
    .toString();
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
