import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { EarnKind } from '../simulation/driver/errand.ts';
import { chainHash, contentHash } from './chain.ts';
import { deriveRow, evidenceRow } from './derive-row.ts';
import { inputOf } from './earn.test-support.ts';
import { type EvidenceFile, serializeEvidence } from './format.ts';
import { parseEvidence } from './parse.ts';
import type { EvidenceCheck, EvidenceReport } from './report.ts';
import { beginStory, evidenceOf, live, type Story, signHead } from './story.test-support.ts';
import { deriveTimeline } from './timeline/derive.ts';
import { verifyEvidence } from './verify.ts';

const SECONDS = 120;

export const HASH = `0x${'77'.repeat(32)}`;
export const STRANGER = `0x${'99'.repeat(20)}`;

export interface Told {
  readonly story: Story;
  readonly file: EvidenceFile;
}

const stories = new Map<EarnKind, Promise<Told>>();

/** One of a kind, lived through once for all the tests; nothing is changed in it afterwards. */
export function told(kind: EarnKind): Promise<Told> {
  const made = stories.get(kind) ?? tell(kind);
  stories.set(kind, made);
  return made;
}

/** One lived through anew, in a world that was prepared for it. */
export async function tell(kind: EarnKind, prepare?: (story: Story) => void): Promise<Told> {
  const story = beginStory();
  prepare?.(story);
  const id = await live(story, kind, inputOf(kind), SECONDS);
  return { story, file: await evidenceOf(story, id, [await signHead(story)]) };
}

export async function verified({ proofs }: Story, file: EvidenceFile): Promise<EvidenceReport> {
  const report = await verifyEvidence(utf8ToBytes(serializeEvidence(file)), { proofs });
  return report.ok ? report.value : never(JSON.stringify(report.error));
}

export const checksOf = ({ groups }: EvidenceReport): readonly EvidenceCheck[] =>
  groups.flatMap(({ checks }) => checks);

export const failuresOf = (report: EvidenceReport): readonly string[] => [
  ...new Set(checksOf(report).flatMap(({ outcome, code }) => (outcome === 'failed' ? [code] : []))),
];

/** An event as it stands in a file; free to be changed. */
export interface Written {
  readonly type: string;
  readonly data: Record<string, never>;
}

export type Change = (data: Record<string, never>) => void;

/** Sets what stands at the end of a path of keys. */
export const set =
  (path: string, value: unknown): Change =>
  (data) => {
    const keys = path.split('.');
    let at = data as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[keys.at(-1) ?? ''] = value;
  };

/**
 * Rewrites the events of the named types as a forger would who holds the whole ledger: every hash,
 * every sentence and the state are made anew, and the signed head is left away.
 */
export function forged(file: EvidenceFile, changes: Readonly<Record<string, Change>>) {
  const missing = new Set(Object.keys(changes));
  const made = retold(file, (event) => {
    changes[event.type]?.(event.data);
    missing.delete(event.type);
    return [event];
  });
  if (missing.size > 0) never(`nothing is told of ${[...missing].join(', ')}`);
  return made;
}

/** The same, with other events in the place of each. */
export function retold(
  file: EvidenceFile,
  instead: (event: Written) => readonly Written[],
): EvidenceFile {
  let { hash: previousHash } = file.chain.previous;
  let { seq } = file.chain.previous;
  const links = file.chain.links.flatMap((link) => {
    if (!('event' in link)) return never('the story has no other events');
    return instead(JSON.parse(link.event)).map((event) => {
      const text = JSON.stringify(event);
      const hash = chainHash(previousHash, contentHash(utf8ToBytes(text)));
      seq += 1;
      const made = { seq, previousHash, event: text, hash };
      previousHash = hash;
      return made;
    });
  });
  const head = { seq, hash: previousHash };
  const draft = { ...file, chain: { ...file.chain, links, head }, signedHeads: [] };
  const parsed = parseEvidence(utf8ToBytes(serializeEvidence(draft)));
  if (!parsed.ok) return never(JSON.stringify(parsed.error));
  const { events } = parsed.value;
  const row = deriveRow(events);
  const action = row === undefined ? file.action : evidenceRow(row);
  return { ...draft, action, timeline: deriveTimeline(events) };
}

function never(why: string): never {
  throw new Error(why);
}
