import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { EarnKind } from '../simulation/driver/errand.ts';
import { chainHash, contentHash } from './chain.ts';
import { EARN_INPUTS, inputOf } from './earn.test-support.ts';
import { type EvidenceFile, serializeEvidence } from './format.ts';
import { parseEvidence } from './parse.ts';
import type { EvidenceCheck, EvidenceReport } from './report.ts';
import { beginStory, evidenceOf, live, type Story, signHead } from './story.test-support.ts';
import { deriveTimeline } from './timeline/derive.ts';
import { verifyEvidence } from './verify.ts';

const SECONDS = 120;

const stories = new Map<EarnKind, Promise<Told>>();

/** One of a kind, lived through once for all the tests; nothing is changed in it afterwards. */
function told(kind: EarnKind): Promise<Told> {
  const made = stories.get(kind) ?? tell(kind);
  stories.set(kind, made);
  return made;
}

interface Told {
  readonly story: Story;
  readonly file: EvidenceFile;
}

async function tell(kind: EarnKind): Promise<Told> {
  const story = beginStory();
  const id = await live(story, kind, inputOf(kind), SECONDS);
  return { story, file: await evidenceOf(story, id, [await signHead(story)]) };
}

async function verified({ proofs }: Story, file: EvidenceFile): Promise<EvidenceReport> {
  const report = await verifyEvidence(utf8ToBytes(serializeEvidence(file)), { proofs });
  return report.ok ? report.value : expect.unreachable(JSON.stringify(report.error));
}

const checksOf = ({ groups }: EvidenceReport): readonly EvidenceCheck[] =>
  groups.flatMap(({ checks }) => checks);

const failuresOf = (report: EvidenceReport): readonly string[] => [
  ...new Set(checksOf(report).flatMap(({ outcome, code }) => (outcome === 'failed' ? [code] : []))),
];

/**
 * Rewrites one event as a forger would who holds the whole ledger: every hash and every sentence is
 * made anew, and the signed head is left away.
 */
function forged(
  file: EvidenceFile,
  type: string,
  change: (data: Record<string, never>) => void,
): EvidenceFile {
  let { hash: previousHash } = file.chain.previous;
  let changed = 0;
  const links = file.chain.links.map((link) => {
    if (!('event' in link)) return expect.unreachable('the story has no other events');
    const event = JSON.parse(link.event);
    if (event.type === type) {
      change(event.data);
      changed += 1;
    }
    const text = JSON.stringify(event);
    const hash = chainHash(previousHash, contentHash(utf8ToBytes(text)));
    const made = { ...link, previousHash, event: text, hash };
    previousHash = hash;
    return made;
  });
  expect(changed).toBeGreaterThan(0);
  const head = { seq: file.chain.head.seq, hash: previousHash };
  const draft = { ...file, chain: { ...file.chain, links, head }, signedHeads: [] };
  const parsed = parseEvidence(utf8ToBytes(serializeEvidence(draft)));
  if (!parsed.ok) return expect.unreachable(JSON.stringify(parsed.error));
  return { ...draft, timeline: deriveTimeline(parsed.value.events) };
}

describe.each(EARN_INPUTS)('evidence of $kind', ({ kind }) => {
  it('holds, in words of its own for every event', async () => {
    const { story, file } = await told(kind);
    const report = await verified(story, file);
    expect(failuresOf(report)).toEqual([]);
    expect(file.action.status).toBe('done');
    expect(report.standing).not.toBeNull();
    // Grants and revocations leave nothing on chain; what is nowhere to be read is not borne out.
    const silent = kind === 'authorize' || kind === 'revoke';
    expect(report.verdict).toBe(silent ? 'consistent' : 'borne out');
    for (const { text } of file.timeline) {
      expect(text).not.toMatch(/An event “|undefined|null|NaN|\[object/);
    }
  });
});

type Change = (data: Record<string, never>) => void;
/** Sets what stands at the end of a path of keys. */
const set =
  (path: string, value: unknown): Change =>
  (data) => {
    const keys = path.split('.');
    let at = data as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[keys.at(-1) ?? ''] = value;
  };
const HASH = `0x${'77'.repeat(32)}`;
const STRANGER = `0x${'99'.repeat(20)}`;

const FORGERIES: readonly (readonly [EarnKind, string, string, Change, string])[] = [
  [
    'authorize',
    'another signature',
    'effect.intended',
    set('intent.signature', `0x${'11'.repeat(65)}`),
    'OWNER_SIGNATURE',
  ],
  ['authorize', 'another account', 'effect.intended', set('intent.account', STRANGER), 'ASKED_FOR'],
  [
    'authorize',
    'another offer',
    'grant.offered',
    set('payload.typedData.message.nonce', 9),
    'ASKED_FOR',
  ],
  [
    'authorize',
    'a review that says less',
    'review.prepared',
    set('review.decoded.policies', []),
    'REVIEW_DIGEST',
  ],
  ['authorize', 'no approval', 'effect.intended', set('approval', null), 'APPROVAL'],
  ['revoke', 'another chain', 'effect.intended', set('intent.chain', 'eip155:1'), 'ASKED_FOR'],
  ['earn-buy', 'another amount', 'effect.intended', set('intent.input.amount', '1'), 'ASKED_FOR'],
  [
    'earn-buy',
    'another answer',
    'effect.performed',
    set('data.actionId', 'another'),
    'ANSWER_NOTED',
  ],
  ['earn-buy', 'no approval', 'effect.intended', set('approval', null), 'APPROVAL'],
  ['earn-buy', 'more that arrived', 'order.arrived', set('amount', '999'), 'PAYOUT_ON_CHAIN'],
  [
    'earn-sell',
    'an operation that failed',
    'order.source-seen',
    set('succeeded', false),
    'OPERATION_ON_CHAIN',
  ],
  ['earn-sell', 'another status', 'order.status', set('status', 'failed'), 'ANSWER_NOTED'],
  [
    'withdraw',
    'another signature',
    'effect.intended',
    set('intent.signature', `0x${'11'.repeat(65)}`),
    'OWNER_SIGNATURE',
  ],
  ['withdraw', 'another digest', 'effect.intended', set('intent.digest', HASH), 'ASKED_FOR'],
  ['withdraw', 'another prepared', 'withdrawal.prepared', set('digest', HASH), 'ANSWER_NOTED'],
  ['withdraw', 'more that was paid', 'withdrawal.seen', set('paid', '999'), 'PAYMENT_ON_CHAIN'],
  [
    'withdraw',
    'another transaction',
    'withdrawal.seen',
    set('transactionHash', HASH),
    'OPERATION_ON_CHAIN',
  ],
  ['withdraw', 'another block', 'withdrawal.seen', set('blockNumber', 7_777), 'OPERATION_ON_CHAIN'],
  ['earn-exit', 'another plan', 'operation.planned', set('userOpHash', HASH), 'TRANSACTION_PAYS'],
  ['earn-exit', 'more that came', 'operation.seen', set('received', '999'), 'PAYMENT_ON_CHAIN'],
  [
    'earn-exit',
    'another operation seen',
    'operation.seen',
    set('userOpHash', HASH),
    'OPERATION_ON_CHAIN',
  ],
  ['earn-exit', 'a failure', 'operation.seen', set('succeeded', false), 'OPERATION_ON_CHAIN'],
  [
    'earn-removal',
    'another plan',
    'operation.planned',
    set('userOpHash', HASH),
    'TRANSACTION_PAYS',
  ],
  [
    'fund',
    'another block',
    'transaction.included',
    set('blockNumber', 7_777),
    'TRANSACTION_ON_CHAIN',
  ],
];

describe('a ledger written anew', () => {
  it.each(FORGERIES)('of %s with %s is found', async (kind, _what, type, change, code) => {
    const { story, file } = await told(kind);
    const report = await verified(story, forged(file, type, change));
    expect(report.verdict).toBe('contradicted');
    expect(failuresOf(report)).toContain(code);
  });
});
