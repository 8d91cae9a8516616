import type { EngineTools, Trouble } from '../action/definition.ts';
import type { ChainPort, Receipt } from '../ports/chain.ts';
import type { NewEvent } from '../ports/ledger.ts';
import { err, ok, type Result } from '../result/result.ts';
import { findGap } from './lane.ts';
import { type TrackedTransaction, TransactionEvent, type TransactionTrack } from './track.ts';

type News = Promise<Result<readonly NewEvent[], Trouble>>;

/** How long a nonce must have been seen used up before the transaction that did it is looked for. */
export const FOREIGN_CONFIRMATION_MS = 60_000;
/** A reorg may put the foreign transaction into an older block than the head at our signing. */
export const DEEPEST_REORG = 256;

/**
 * Asks the chain where a track stands. Included and final are told apart; a receipt that has gone is
 * an orphan; "not in the mempool" is never taken for "will not happen".
 */
export async function observeTrack(
  track: TransactionTrack,
  chain: ChainPort,
  tools: EngineTools,
): News {
  const first = track.sent[0];
  if (first === undefined) return ok([]);
  // Read before the receipts: a nonce that is used up *now* must show in receipts read later.
  const finalNonce = await chain.nonce(first.account, 'finalized');
  if (!finalNonce.ok) return finalNonce;
  const receipt = await anyReceipt(track, chain);
  if (!receipt.ok) return receipt;
  if (receipt.value !== null) return inclusion(track, receipt.value, chain);
  if (track.included !== null && tools.bug !== 'ignored-reorg') {
    // A node that has not got to that block yet says nothing about it.
    const head = await chain.block('latest');
    if (!head.ok) return head;
    if ((head.value?.number ?? -1) < track.included.blockNumber) return ok([]);
    return ok([event(TransactionEvent.orphaned, { ...track.included })]);
  }
  if (finalNonce.value > first.nonce) return nonceUsed(track, first, chain, tools);
  if (track.nonceUsedAt !== null) return ok([event(TransactionEvent.nonceFree, {})]);
  return resend(track, chain, tools);
}

async function anyReceipt(
  track: TransactionTrack,
  chain: ChainPort,
): Promise<Result<Receipt | null, Trouble>> {
  for (const entry of track.sent.toReversed()) {
    const receipt = await chain.receipt(entry.hash);
    if (!receipt.ok) return receipt;
    if (receipt.value !== null) return ok(receipt.value);
  }
  return ok(null);
}

async function inclusion(track: TransactionTrack, receipt: Receipt, chain: ChainPort): News {
  const { hash, blockNumber, blockHash, succeeded, fee } = receipt;
  const known = track.included;
  if (known?.hash !== hash || known.blockHash !== blockHash) {
    const news = event(TransactionEvent.included, {
      hash,
      blockNumber,
      blockHash,
      succeeded,
      fee: fee.toString(),
    });
    return ok(known === null ? [news] : [event(TransactionEvent.orphaned, { ...known }), news]);
  }
  const finalized = await chain.block('finalized');
  if (!finalized.ok) return finalized;
  if (finalized.value === null || finalized.value.number < blockNumber) return ok([]);
  const block = await chain.block(blockNumber);
  if (!block.ok) return block;
  // The chain at that height is another one than the receipt's: wait for the node to agree with itself.
  if (block.value === null || block.value.hash !== blockHash) return ok([]);
  return ok([event(TransactionEvent.final, { hash, blockNumber })]);
}

/**
 * The nonce is used up for good, and not by anything of ours that the node shows. Only the foreign
 * transaction itself is proof: a node that has lost our receipt must not make us pay again.
 */
async function nonceUsed(
  track: TransactionTrack,
  first: TrackedTransaction,
  chain: ChainPort,
  tools: EngineTools,
): News {
  if (track.nonceUsedAt === null) return ok([event(TransactionEvent.nonceUsed, {})]);
  if (tools.clock.now() - track.nonceUsedAt < FOREIGN_CONFIRMATION_MS) return ok([]);
  const { account, nonce, sinceBlock } = first;
  const fromBlock = Math.max(0, sinceBlock - DEEPEST_REORG);
  const mined = await chain.minedWithNonce({ account, nonce, fromBlock });
  if (!mined.ok || mined.value === null || isOurs(track, mined.value.hash)) {
    // Nothing can be proven; after its time the person is told rather than kept waiting for ever.
    const last = track.sent.at(-1);
    const late = last !== undefined && tools.clock.now() >= last.validUntil && !track.overdue;
    if (late) return ok([event(TransactionEvent.overdue, { hash: last.hash })]);
    return mined.ok ? ok([]) : mined;
  }
  const hashes = track.sent.map((entry) => entry.hash);
  return ok([event(TransactionEvent.foreign, { by: mined.value.hash, hashes })]);
}

function isOurs(track: TransactionTrack, hash: string): boolean {
  return track.sent.some((entry) => entry.hash.toLowerCase() === hash.toLowerCase());
}

/** Sends recorded bytes again while they may be; afterwards says that they are overdue. */
async function resend(track: TransactionTrack, chain: ChainPort, tools: EngineTools): News {
  const last = track.sent.at(-1);
  if (last === undefined) return ok([]);
  const seen = await chain.transaction(last.hash);
  if (!seen.ok) return seen;
  if (tools.clock.now() >= last.validUntil && tools.bug !== 'late-rebroadcast') {
    const gap = await findGap(tools.ledger, chain, last.account, last.nonce);
    if (!gap.ok) return gap;
    const news: NewEvent[] = [];
    if (!track.overdue) news.push(event(TransactionEvent.overdue, { hash: last.hash }));
    if (gap.value !== track.gap) news.push(event(TransactionEvent.gap, { missing: gap.value }));
    return ok(news);
  }
  if (seen.value !== null) return ok([]);
  if (tools.bug === 'new-nonce-after-drop') {
    return ok([event(TransactionEvent.foreign, { by: '', hashes: [last.hash] })]);
  }
  if (tools.ledger.mode() === 'recovered' && tools.bug !== 'restored-snapshot-resumed') {
    return err({ code: 'RECOVERED_MODE', message: 'Nothing is sent again until you release it.' });
  }
  const sent = await chain.broadcast(last.raw);
  return sent.ok ? ok([]) : sent;
}

function event(type: string, data: NewEvent['data']): NewEvent {
  return { type, version: 1, data };
}
