import type { LedgerPort, StoredEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { chainHash, contentHash } from './chain.ts';
import { exactText } from './exact-text.ts';
import type { EvidenceLink } from './format.ts';

/** A stretch of other actions' events, both ends included. */
interface Gap {
  readonly fromSeq: number;
  readonly toSeq: number;
}

export interface SliceRequest {
  readonly ledger: Pick<LedgerPort, 'readEvents'>;
  /** The action's own events, oldest first; at least one. */
  readonly events: readonly StoredEvent[];
  /** Follow the chain up to here where that is possible; null to stop at the last own event. */
  readonly upTo: number | null;
  /** The most events of others that may be listed. */
  readonly mostLinks: number;
}

const PAGE = 500;

/**
 * The links from the action's first event on. A hash chain has no shortcut: to tie two events
 * together, everything between them must be listed. So there is a bound, the shortest stretches are
 * listed first, and what does not fit is named as a gap across which nothing is proven.
 */
export async function sliceChain(
  request: SliceRequest,
): Promise<Result<readonly EvidenceLink[], number>> {
  const { events, upTo } = request;
  const last = events.at(-1);
  const gaps = events.flatMap(({ seq }, index): Gap[] => {
    const next = events[index + 1]?.seq ?? seq + 1;
    return next > seq + 1 ? [{ fromSeq: seq + 1, toSeq: next - 1 }] : [];
  });
  const tail: Gap[] =
    last !== undefined && upTo !== null && upTo > last.seq
      ? [{ fromSeq: last.seq + 1, toSeq: upTo }]
      : [];
  const listed = affordable([...gaps, ...tail], request.mostLinks);
  const links: EvidenceLink[] = [];
  for (const event of events) {
    if (event.hash !== chainHash(event.previousHash, contentHash(event.bytes))) {
      return err(event.seq);
    }
    const { seq, previousHash, hash } = event;
    const text = exactText(event.bytes);
    if (text === undefined) return err(seq);
    links.push({ seq, previousHash, event: text, hash });
    const gap = [...gaps, ...tail].find(({ fromSeq }) => fromSeq === seq + 1);
    if (gap === undefined) continue;
    const after = events.find((other) => other.seq === gap.toSeq + 1);
    if (listed.has(gap)) {
      const between = await withheld(request.ledger, gap, hash);
      if (!between.ok) return between;
      links.push(...between.value);
    } else if (after !== undefined) {
      links.push({ ...gap, hash: after.previousHash });
    }
  }
  return ok(links);
}

function affordable(gaps: readonly Gap[], mostLinks: number): ReadonlySet<Gap> {
  const size = ({ fromSeq, toSeq }: Gap) => toSeq - fromSeq + 1;
  const chosen = new Set<Gap>();
  let left = mostLinks;
  for (const gap of gaps.toSorted((a, b) => size(a) - size(b))) {
    if (size(gap) > left) break;
    left -= size(gap);
    chosen.add(gap);
  }
  return chosen;
}

/** Reads others' events page by page and keeps their hashes only. Fails with the first broken seq. */
async function withheld(
  ledger: SliceRequest['ledger'],
  { fromSeq, toSeq }: Gap,
  before: string,
): Promise<Result<readonly EvidenceLink[], number>> {
  const links: EvidenceLink[] = [];
  let previous = before;
  let at = fromSeq;
  while (at <= toSeq) {
    const page = await ledger.readEvents(at - 1, Math.min(PAGE, toSeq - at + 1));
    if (page.length === 0) return err(at);
    for (const event of page) {
      const content = contentHash(event.bytes);
      const { seq, hash } = event;
      if (seq !== at || hash !== chainHash(previous, content)) return err(at);
      links.push({ seq, contentHash: content, hash });
      previous = hash;
      at += 1;
    }
  }
  return ok(links);
}
