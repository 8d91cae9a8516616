import type { Instant } from '../../ports/clock.ts';
import type { MinedTransaction, SimChain } from '../chain/chain.ts';
import type { SimOrder } from '../provider/order.ts';
import type { SignatureRecord } from '../signer.ts';
import type { SimWorld } from '../world.ts';
import type { Finding } from './finding.ts';

/** A payment the person asked for once, recognisable on chain by who gets it. */
export interface ExpectedPayment {
  readonly chain: string;
  readonly to: string;
  readonly token: string | null;
  /** Base units, where the recipient alone does not tell it from others. */
  readonly units?: bigint;
}

/** Transactions on the chain that came out of the person's signer, not from a key used elsewhere. */
function ours(world: SimWorld, chain: SimChain): readonly MinedTransaction[] {
  const signed = new Set(world.signer.signatures().map((record) => record.signed.hash));
  return chain.mined().filter(({ hash, succeeded }) => succeeded && signed.has(hash));
}

/** Our own successful payments on the chain that fit. */
export function paymentsTo(world: SimWorld, payment: ExpectedPayment): readonly MinedTransaction[] {
  const chain = world.chains.get(payment.chain);
  if (chain === undefined) return [];
  const token = payment.token?.toLowerCase() ?? null;
  return ours(world, chain).filter(({ transfers }) =>
    transfers.some(
      ({ to, token: moved, amount }) =>
        to === payment.to.toLowerCase() &&
        moved === token &&
        (payment.units === undefined || amount === payment.units),
    ),
  );
}

/** More than one of our own transactions to one deposit address is a double deposit. */
export function auditDeposits(world: SimWorld): readonly Finding[] {
  return world.provider.orders().flatMap((order): Finding[] => {
    const deposits = [...world.chains.values()].flatMap((chain) => depositsOf(world, chain, order));
    if (deposits.length < 2) return [];
    const hashes = deposits.map(({ hash }) => hash).join(', ');
    return [
      { rule: 'double-deposit', detail: `${order.key.depositAddress} was paid by ${hashes}` },
    ];
  });
}

/** Our own successful deposits for an order on one chain. */
export function depositsOf(
  world: SimWorld,
  chain: SimChain,
  order: SimOrder,
): readonly MinedTransaction[] {
  const address = order.key.depositAddress.toLowerCase();
  return ours(world, chain).filter(({ transfers }) => transfers.some(({ to }) => to === address));
}

/** A payment asked for once must not be on chain twice. */
export function auditPayments(
  world: SimWorld,
  expected: readonly ExpectedPayment[],
): readonly Finding[] {
  return expected.flatMap((payment): Finding[] => {
    const found = paymentsTo(world, payment);
    if (found.length < 2) return [];
    const hashes = found.map(({ hash }) => hash).join(', ');
    return [{ rule: 'double-payment', detail: `${payment.to} was paid by ${hashes}` }];
  });
}

/**
 * Nothing of ours may be handed to a node after its time: `sendUntil` says what was agreed for a
 * signature, and a deposit never goes out at or after the deadline that was asked for.
 */
export function auditBroadcasts(
  world: SimWorld,
  sendUntil: (record: SignatureRecord) => Instant,
): readonly Finding[] {
  const signatures = new Map(world.signer.signatures().map((each) => [each.signed.hash, each]));
  return [...world.chains.values()].flatMap((chain) =>
    chain.submissions().flatMap(({ hash, at }): Finding[] => {
      const record = signatures.get(hash);
      if (record === undefined) {
        return [{ rule: 'unsigned-transaction', detail: `${hash} came out of no signer` }];
      }
      const until = sendUntil(record);
      if (at >= until) {
        return [
          { rule: 'late-broadcast', detail: `${hash} was sent at ${at}, good until ${until}` },
        ];
      }
      const order = orderPaidBy(world, record);
      if (order === undefined || at < order.request.deadline) return [];
      const detail = `${hash} was sent at ${at}, after the requested ${order.request.deadline}`;
      return [{ rule: 'late-deposit', detail }];
    }),
  );
}

/** What is handed to a node stands in the ledger. */
export function auditRecorded(world: SimWorld): readonly Finding[] {
  const { transactions } = world.ledger.disk();
  return [...world.chains.values()].flatMap((chain) =>
    chain.submissions().flatMap(({ hash }): Finding[] => {
      if (transactions.has(hash)) return [];
      return [{ rule: 'unrecorded-transaction', detail: `${hash} was sent and is not recorded` }];
    }),
  );
}

/** A quote in which the provider lied must never be paid. */
export function auditQuotes(world: SimWorld): readonly Finding[] {
  return world.signer.signatures().flatMap((record): Finding[] => {
    const order = orderPaidBy(world, record);
    if (order === undefined || order.quoteFault === null) return [];
    const detail = `a deposit was signed for a quote with ${order.quoteFault}`;
    return [{ rule: 'tampered-quote-paid', detail }];
  });
}

function orderPaidBy(world: SimWorld, { request }: SignatureRecord): SimOrder | undefined {
  const to = request.review.to.toLowerCase();
  return world.provider.orders().find(({ quote }) => quote.depositAddress?.toLowerCase() === to);
}

/** One yes, one effect: of the signatures made under one approval, only one reaches a network. */
export function auditApprovals(world: SimWorld): readonly Finding[] {
  const sent = new Set(
    [...world.chains.values()].flatMap((chain) => chain.submissions().map(({ hash }) => hash)),
  );
  const used = new Map<string, string>();
  return world.signer.signatures().flatMap(({ request, signed }): Finding[] => {
    if (!sent.has(signed.hash)) return [];
    const { reviewDigest, session, givenAt } = request.approval;
    const name = `${reviewDigest} ${session} ${givenAt}`;
    const before = used.get(name);
    used.set(name, signed.hash);
    if (before === undefined || before === signed.hash) return [];
    const detail = `one approval sent ${before} and ${signed.hash}`;
    return [{ rule: 'approval-reused', detail }];
  });
}
