import type { Instant, LedgerPort, StoredEvent } from '@countinghouse/core';
import type { SimChain } from '@countinghouse/core/simulation';

/** A signed transaction as its intent recorded it. */
export interface Recorded {
  readonly hash: string;
  readonly stream: string;
  readonly nonce: number;
  readonly at: Instant;
  readonly validUntil: Instant;
}

export async function allEvents(ledger: LedgerPort): Promise<readonly StoredEvent[]> {
  return ledger.readEvents(0, 100_000);
}

/** Every transaction the ledger knows of, by hash. */
export function recordedIn(events: readonly StoredEvent[]): ReadonlyMap<string, Recorded> {
  const recorded = new Map<string, Recorded>();
  for (const { type, stream, at, data } of events) {
    const intent = data.intent as { kind?: unknown; hash?: unknown; nonce?: unknown } | undefined;
    if (type !== 'effect.intended' || intent?.kind !== 'transaction') continue;
    const hash = String(intent.hash);
    const [nonce, validUntil] = [Number(intent.nonce), Number(data.validUntil)];
    recorded.set(hash, { hash, stream, nonce, at, validUntil });
  }
  return recorded;
}

/** What was handed to a node although nothing of the kind was recorded, or after its time. */
export function wrongBroadcasts(
  chain: SimChain,
  earlier: number,
  recorded: ReadonlyMap<string, Recorded>,
): readonly string[] {
  return chain
    .submissions()
    .slice(earlier)
    .flatMap(({ hash, at }) => {
      const intent = recorded.get(hash);
      if (intent === undefined) return [`${hash} was sent and never recorded`];
      if (at < intent.at) return [`${hash} was sent before it was recorded`];
      if (at >= intent.validUntil) return [`${hash} of ${intent.stream} was sent after its time`];
      return [];
    });
}

/**
 * Actions that signed with a second nonce, or gave the first up, while nobody else had taken it on
 * the chain: what a pool has forgotten may come back.
 */
export function wrongNonces(events: readonly StoredEvent[], chain: SimChain): readonly string[] {
  const recorded = recordedIn(events);
  const foreign = new Set(
    chain
      .mined()
      .flatMap(({ hash, transaction }) =>
        recorded.has(hash) ? [] : [`${transaction.from} ${transaction.nonce}`],
      ),
  );
  const slots = new Map<string, string>();
  const wrong: string[] = [];
  for (const { type, stream, data } of events) {
    const before = slots.get(stream);
    const taken = before !== undefined && foreign.has(before);
    if (type === 'transaction.foreign' && !taken) wrong.push(`${stream}: ${before} is still ours`);
    const intent = data.intent as
      | { kind?: unknown; nonce?: unknown; account?: unknown }
      | undefined;
    if (type !== 'effect.intended' || intent?.kind !== 'transaction') continue;
    const slot = `${intent.account} ${intent.nonce}`;
    if (before !== undefined && before !== slot && !taken) {
      wrong.push(`${stream}: ${before}, then ${slot}`);
    }
    slots.set(stream, slot);
  }
  return wrong;
}

/** How many payments of `from` to `to` are on the chain. */
export function payments(chain: SimChain, from: string, to: string): number {
  const moved = chain.mined().flatMap(({ transfers }) => transfers);
  return moved.filter((each) => each.from === from && each.to === to.toLowerCase()).length;
}
