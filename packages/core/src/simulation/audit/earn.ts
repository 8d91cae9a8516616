import type { Instant } from '../../ports/clock.ts';
import type { JsonObject } from '../../ports/json.ts';
import type { StoredEvent } from '../../ports/ledger.ts';
import type { MinedTransaction } from '../chain/chain.ts';
import type { SimEarnAction } from '../earn/action.ts';
import type { SimWorld } from '../world.ts';
import type { Finding } from './finding.ts';

/** One effect an action meant to have, as it was recorded, and when it was known to have failed. */
interface Attempt {
  readonly actionId: string;
  readonly key: string;
  readonly intent: JsonObject;
  readonly approval: { readonly reviewDigest: string; readonly givenAt: number } | null;
  closedAt: number | null;
}

const NOTHING_MORE: ReadonlySet<string> = new Set(['effect.refused', 'earn.ended']);

/** Everything the ledger says was attempted by actions of some kinds. */
function attemptsOf(world: SimWorld, kinds: readonly string[]): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const [stream, events] of world.ledger.disk().streams) {
    if (!kinds.includes(String(events[0]?.data.kind))) continue;
    let last: Attempt | null = null;
    for (const event of events) {
      if (event.type === 'effect.intended') {
        const { key, intent, approval } = event.data as unknown as Omit<Attempt, 'actionId'>;
        last = { actionId: stream, key, intent, approval, closedAt: null };
        attempts.push(last);
      } else if (last !== null && NOTHING_MORE.has(event.type)) last.closedAt ??= event.at;
    }
  }
  return attempts;
}

/**
 * Orders: nothing is asked that was not written down, nothing after a failure, whether the service
 * knows of it or the ledger, and one yes has at most one effect.
 */
export function auditOrders(world: SimWorld): readonly Finding[] {
  const findings: Finding[] = [];
  const attempts = attemptsOf(world, ['earn-buy', 'earn-sell']);
  const byKey = new Map(attempts.map((attempt) => [attempt.key, attempt]));
  for (const { key, at } of world.earn.requests()) {
    const attempt = byKey.get(key);
    if (attempt === undefined) {
      const detail = `an order with the key ${key} was never recorded`;
      findings.push({ rule: 'unrecorded-transaction', detail });
    } else if (ordersOf(world, [key]).some(({ failedAt }) => failedAt !== null && failedAt < at)) {
      // A failure frees the key: asked with it again, the service would begin anew.
      const detail = `${attempt.actionId} asked at ${at} with a key that the service had freed`;
      findings.push({ rule: 'sent-after-failure', detail });
    } else if (attempt.closedAt !== null && at > attempt.closedAt) {
      const detail = `${attempt.actionId} asked at ${at}, after it had failed at ${attempt.closedAt}`;
      findings.push({ rule: 'sent-after-failure', detail });
    }
  }
  const yeses = new Set<string>();
  const keys = new Set<string>();
  for (const { actionId, key, approval } of attempts) {
    if (keys.has(key)) {
      const detail = `${actionId} asked again with the key of what had failed`;
      findings.push({ rule: 'sent-after-failure', detail });
    }
    keys.add(key);
    const name = `${approval?.reviewDigest} ${approval?.givenAt}`;
    if (approval === null || yeses.has(name)) {
      findings.push({ rule: 'approval-reused', detail: `${actionId} ordered twice on one yes` });
    }
    yeses.add(name);
    const orders = ordersOf(world, [key]).filter(
      (action) => carriedOut(world, action.hash)?.succeeded === true,
    );
    if (orders.length > 1) {
      const detail = `${actionId} got ${orders.map(({ id }) => id).join(' and ')} for one yes`;
      findings.push({ rule: 'double-order', detail });
    }
  }
  return findings;
}

/** What was signed without being a transaction: approved, recorded, once, and blindly only knowingly. */
export function auditBareSignatures(world: SimWorld): readonly Finding[] {
  const { events } = world.ledger.disk();
  const approved = new Set(
    events.flatMap(({ type, data }) =>
      type === 'approval.given' ? [nameOf(data.approval as unknown as Approved)] : [],
    ),
  );
  const recorded = new Set(
    events.flatMap(({ type, data }) =>
      type === 'effect.intended' ? [(data.intent as JsonObject | undefined)?.signature] : [],
    ),
  );
  const confirmed = new Set(world.earn.confirmations().map(({ signature }) => signature));
  const findings: Finding[] = [];
  for (const signature of confirmed) {
    if (recorded.has(signature)) continue;
    findings.push({
      rule: 'unrecorded-transaction',
      detail: `${signature} was handed over unrecorded`,
    });
  }
  const used = new Map<string, string>();
  for (const { kind, approval, signature } of world.signer.bareSignatures()) {
    const name = nameOf(approval);
    if (kind === 'digest' && approval.secondYes !== 'blind') {
      findings.push({
        rule: 'signed-blindly',
        detail: `${signature} was signed without a second yes`,
      });
    }
    if (!approved.has(name)) {
      findings.push({ rule: 'signed-unapproved', detail: `${signature} was never approved` });
    }
    if (kind === 'digest' && !confirmed.has(signature)) continue;
    const before = used.get(name);
    used.set(name, signature);
    if (before === undefined || before === signature) continue;
    findings.push({
      rule: 'approval-reused',
      detail: `one yes signed ${before} and ${signature}`,
    });
  }
  return findings;
}

/** A withdrawal pays once, and one operation is not called two withdrawals. */
export function auditWithdrawals(world: SimWorld): readonly Finding[] {
  const findings: Finding[] = [];
  const done = new Map<string, string>();
  const { streams, actions } = world.ledger.disk();
  for (const [stream, events] of streams) {
    if (events[0]?.data.kind !== 'withdraw') continue;
    const paid = [...new Set(digestsOf(events))].filter(
      (digest) => carriedOut(world, digest)?.succeeded === true,
    );
    if (paid.length > 1) {
      findings.push({
        rule: 'double-withdrawal',
        detail: `${stream} was paid by ${paid.join(', ')}`,
      });
    }
    if (actions.get(stream.slice('action/'.length))?.status !== 'done') continue;
    findings.push(...paidBefore(world, stream, events));
    for (const digest of paid) {
      const other = done.get(digest);
      done.set(digest, stream);
      if (other === undefined) continue;
      findings.push({
        rule: 'false-end',
        detail: `${digest} is the one payment of ${other} and ${stream}`,
      });
    }
  }
  return findings;
}

/** What was carried out before this withdrawal signed it is another's payment. */
function paidBefore(
  world: SimWorld,
  stream: string,
  events: readonly StoredEvent[],
): readonly Finding[] {
  return events.flatMap((event) => {
    const [digest] = digestsOf([event]);
    const found = digest === undefined ? undefined : carriedOut(world, digest);
    if (found === undefined || found.minedAt > event.at) return [];
    const detail = `${digest} was carried out before ${stream} signed it`;
    return [{ rule: 'false-end' as const, detail }];
  });
}

interface Approved {
  readonly reviewDigest: string;
  readonly session: string;
  readonly givenAt: number;
}

function nameOf({ reviewDigest, session, givenAt }: Approved): string {
  return `${reviewDigest} ${session} ${givenAt}`;
}

/** The digests a withdrawal has signed. */
export function digestsOf(events: readonly StoredEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) => {
    const digest = (data.intent as JsonObject | undefined)?.digest;
    return type === 'effect.intended' && typeof digest === 'string' ? [digest] : [];
  });
}

/** What the service did for some keys. */
export function ordersOf(world: SimWorld, keys: readonly string[]): readonly SimEarnAction[] {
  return world.earn.actions().filter(({ key }) => key !== null && keys.includes(key));
}

/** An operation as a chain has carried it out; undefined where none has. */
export function carriedOut(
  world: SimWorld,
  hash: string,
):
  | {
      readonly succeeded: boolean;
      readonly entry: MinedTransaction;
      /** What it moved, and no other operation of the transaction. */
      readonly transfers: MinedTransaction['transfers'];
      /** The time of the first block it was in. */
      readonly minedAt: Instant;
    }
  | undefined {
  for (const chain of world.chains.values()) {
    for (const entry of chain.mined()) {
      const found = entry.operations.find((operation) => operation.hash === hash);
      if (found === undefined) continue;
      const minedAt = chain.blocks.timeOf(entry.firstBlock ?? entry.blockNumber);
      const transfers = entry.transfers.slice(...found.moved);
      return { succeeded: found.succeeded, entry, transfers, minedAt };
    }
  }
  return undefined;
}

/** What transfers brought an account of a token, less what they took from it. */
export function movedTo(
  account: string,
  token: string,
  transfers: MinedTransaction['transfers'],
): bigint {
  return transfers
    .filter((transfer) => transfer.token === token.toLowerCase())
    .reduce((sum, { from, to, amount }) => {
      const came = to === account.toLowerCase() ? amount : 0n;
      return sum + came - (from === account.toLowerCase() ? amount : 0n);
    }, 0n);
}
