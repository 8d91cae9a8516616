import type { VerifyReport } from '../worker/protocol.ts';
import type { ChainReport } from './verify-chain.ts';

/**
 * A stretch of the chain. It is checked against the stored hash of the event before it, which the
 * stretch before has held against its own bytes: stretches that all hold are a chain that holds.
 */
export interface Part {
  /** Seq of the event before the first one. */
  readonly after: number;
  /** Seq of the last one; null for all that there are. */
  readonly upTo: number | null;
}

export const WHOLE: Part = { after: 0, upTo: null };

/** A thread costs about as much as checking this many events. */
const FEWEST = 50_000;
/** More would not leave the machine to the person. */
const MOST_PARTS = 4;

/** Cuts a chain of `events` into as many parts as are worth a thread of their own. */
export function cutChain(events: number, processors: number): readonly Part[] {
  const count = Math.max(1, Math.min(processors, MOST_PARTS, Math.floor(events / FEWEST)));
  return Array.from({ length: count }, (_, index) => ({
    after: Math.floor((events * index) / count),
    upTo: index === count - 1 ? null : Math.floor((events * (index + 1)) / count),
  }));
}

/** What the parts, in order, say about the whole: up to the first broken one. */
export function joinChain(parts: readonly ChainReport[]): ChainReport {
  const end = parts.find(({ ok }) => !ok) ?? parts.at(-1);
  if (end === undefined) throw new TypeError('A chain has at least one part.');
  return end;
}

/** As {@link joinChain}; file and heads were looked at with the first part. */
export function joinReports(parts: readonly VerifyReport[]): VerifyReport {
  const { ok, events, head, broken } = joinChain(parts);
  const { integrity = null, missingHeads = [] } = parts[0] ?? {};
  return { ok, events, head, broken, integrity, missingHeads };
}
