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

/** Actions that signed with a second nonce while nobody else had taken the first on the chain. */
export function wrongNonces(events: readonly StoredEvent[], chain: SimChain): readonly string[] {
  const recorded = recordedIn(events);
  const foreign = new Set(
    chain
      .mined()
      .flatMap(({ hash, transaction }) =>
        recorded.has(hash) ? [] : [`${transaction.from} ${transaction.nonce}`],
      ),
  );
  const nonces = new Map<string, number>();
  const wrong: string[] = [];
  for (const { type, stream, data } of events) {
    const intent = data.intent as
      | { kind?: unknown; nonce?: unknown; account?: unknown }
      | undefined;
    if (type !== 'effect.intended' || intent?.kind !== 'transaction') continue;
    const nonce = Number(intent.nonce);
    const before = nonces.get(stream);
    const free = before === undefined || foreign.has(`${intent.account} ${before}`);
    if (!free && before !== nonce) wrong.push(`${stream}: ${before}, then ${nonce}`);
    nonces.set(stream, nonce);
  }
  return wrong;
}

/** How many payments of `from` to `to` are on the chain. */
export function payments(chain: SimChain, from: string, to: string): number {
  const moved = chain.mined().flatMap(({ transfers }) => transfers);
  return moved.filter((each) => each.from === from && each.to === to.toLowerCase()).length;
}
