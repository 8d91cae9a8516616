import type { LedgerEntry, LedgerEvent, SignedHead } from '../../../contract/ledger.ts';
import { MAIN } from './accounts.ts';
import { NOW } from './time.ts';

const HOUR = 3_600_000;

const STORY: readonly (readonly [type: string, text: string])[] = [
  ['action.started', 'A swap of 25 USDC on Base for ETH on Arbitrum One was begun.'],
  ['quote.received', '1Click quoted 0.007685 ETH for 25 USDC, signed, good until 14:11.'],
  ['review.prepared', 'What would be signed was decoded and set out for review.'],
  ['approval.given', 'You approved the review.'],
  ['effect.intended', 'The payment was signed and written down before it was sent.'],
  ['effect.performed', '25 USDC were sent to the deposit address at nonce 12.'],
  ['transaction.included', 'The payment was included in block 22,418,007 of Base.'],
  ['transaction.final', 'The payment is final.'],
  ['deposit.seen', '1Click has seen the deposit.'],
  ['payout.seen', '0.007685 ETH arrived at Everyday on Arbitrum One.'],
  ['swap.ended', 'The swap is done.'],
  ['settings.changed', 'An event “settings.changed”, version 1.'],
];

const hex = (seed: number): string =>
  Array.from({ length: 64 }, (_, at) =>
    ((seed * (at + 7) * 2_654_435_761) >>> 27).toString(16).slice(-1),
  ).join('');

export function entryAt(seq: number): LedgerEntry {
  const [type, text] = STORY[(seq - 1) % STORY.length] ?? ['', ''];
  const ofAction = type !== 'settings.changed';
  const actionId = ofAction ? 'b2'.repeat(16) : null;
  return {
    seq,
    at: NOW - (412 - Math.min(seq, 412)) * HOUR - 60_000,
    stream: actionId === null ? 'settings' : `action/${actionId}`,
    type,
    version: 1,
    actionId,
    text,
    hash: hex(seq),
  };
}

/** A window of a book that ends at `head`. */
export function pageOf(
  head: number,
  before: number | null,
  limit: number,
  types?: readonly string[],
) {
  const entries: LedgerEntry[] = [];
  for (let seq = Math.min(head, (before ?? head + 1) - 1); seq > 0; seq -= 1) {
    const entry = entryAt(seq);
    if (types === undefined || types.includes(entry.type)) entries.push(entry);
    if (entries.length === limit) break;
  }
  return { entries, head };
}

export function eventAt(seq: number): LedgerEvent {
  const entry = entryAt(seq);
  return {
    ...entry,
    previousHash: hex(seq - 1),
    stored: JSON.stringify({
      seq,
      at: entry.at,
      stream: entry.stream,
      type: entry.type,
      version: 1,
      data: { chain: 'eip155:8453', nonce: 12, hash: `0x${hex(seq + 5)}`, gasUsed: '51204' },
    }),
  };
}

export const HEADS: SignedHead[] = [
  {
    seq: 402,
    hash: hex(402),
    at: NOW - 20 * HOUR,
    address: MAIN,
    signature: `0x${hex(1)}${hex(2)}1b`,
  },
  {
    seq: 198,
    hash: hex(198),
    at: NOW - 24 * 9 * HOUR,
    address: MAIN,
    signature: `0x${hex(3)}${hex(4)}1c`,
  },
];
