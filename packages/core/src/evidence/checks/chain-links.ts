import { utf8ToBytes } from '@noble/hashes/utils.js';
import { chainHash, contentHash, GENESIS_HASH } from '../chain.ts';
import type { EvidenceFile, EvidenceLink } from '../format.ts';
import { type EvidenceCheck, ownCheck, type Unproven } from '../report.ts';

/** What following the chain came to. */
export interface FollowedChain {
  readonly checks: readonly EvidenceCheck[];
  readonly unproven: readonly Unproven[];
  /** Hashes that were computed or given, by sequence number. */
  readonly hashes: ReadonlyMap<number, string>;
  /** Where the last unbroken run of links begins and ends. */
  readonly provenFrom: number;
  readonly lastSeq: number;
}

/** Follows the links from the first to the last and names the first broken one. */
export function followChain({ chain }: EvidenceFile): FollowedChain {
  const { previous, links } = chain;
  const hashes = new Map([[previous.seq, previous.hash]]);
  let before = previous;
  let provenFrom = previous.seq;
  let broken: string | null =
    previous.seq === 0 && previous.hash !== GENESIS_HASH
      ? 'The ledger cannot begin with this hash.'
      : null;
  let withheld = 0;
  const unproven: Unproven[] = [];
  for (const [index, link] of links.entries()) {
    if (broken !== null) break;
    broken = breach(before, link);
    if ('toSeq' in link) {
      provenFrom = link.toSeq;
      before = { seq: link.toSeq, hash: link.hash };
      unproven.push({
        path: `chain.links.${index}`,
        sentence: `Events ${link.fromSeq} to ${link.toSeq} are left out; nothing ties what is before to what is after them.`,
      });
    } else {
      if ('contentHash' in link) withheld += 1;
      before = { seq: link.seq, hash: link.hash };
    }
    hashes.set(before.seq, before.hash);
  }
  if (withheld > 0) {
    unproven.push({
      path: 'chain.links',
      sentence: `${withheld} events are withheld. Whether one of them belongs to this action cannot be seen here.`,
    });
  }
  const shown = links.filter((link) => 'event' in link).length;
  const checks = [
    broken === null
      ? ownCheck(
          'CHAIN_LINKS',
          'passed',
          `${shown} events of the action and ${withheld} withheld ones follow from one another, hash by hash.`,
        )
      : ownCheck('CHAIN_LINKS', 'failed', broken, before.seq),
  ];
  return { checks, unproven, hashes, provenFrom, lastSeq: before.seq };
}

function breach(
  before: { readonly seq: number; readonly hash: string },
  link: EvidenceLink,
): string | null {
  if ('toSeq' in link) {
    return link.fromSeq === before.seq + 1 && link.toSeq >= link.fromSeq
      ? null
      : `The gap after event ${before.seq} does not begin there.`;
  }
  if (link.seq !== before.seq + 1) return `After event ${before.seq} comes event ${link.seq}.`;
  if ('event' in link && link.previousHash !== before.hash) {
    return `Event ${link.seq} follows another event than the one before it.`;
  }
  const content = 'event' in link ? contentHash(utf8ToBytes(link.event)) : link.contentHash;
  return chainHash(before.hash, content) === link.hash
    ? null
    : `Event ${link.seq} has been changed: its hash is another.`;
}
