import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { simBitcoinAddress } from '../simulation/address.ts';
import { chainHash, contentHash } from './chain.ts';
import { type EvidenceFile, type EvidenceLink, serializeEvidence } from './format.ts';
import type { SignedHead } from './head.ts';
import type { EvidenceProofs } from './proofs.ts';
import type { EvidenceCheck, EvidenceReport } from './report.ts';
import {
  beginStory,
  elsewhere,
  evidenceOf,
  keepOn,
  live,
  SAVINGS,
  SEND,
  type Story,
  SWAP,
  signHead,
} from './story.test-support.ts';
import { type VerifyEvidenceOptions, verifyEvidence } from './verify.ts';

async function report(
  file: EvidenceFile,
  proofs: EvidenceProofs,
  options: Omit<VerifyEvidenceOptions, 'proofs'> = {},
): Promise<EvidenceReport> {
  const bytes = utf8ToBytes(serializeEvidence(file));
  const result = await verifyEvidence(bytes, { proofs, ...options });
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result.value;
}

function checks(found: EvidenceReport, outcome: EvidenceCheck['outcome']): string[] {
  const all = found.groups.flatMap((group) => group.checks);
  return [...new Set(all.filter((one) => one.outcome === outcome).map(({ code }) => code))];
}

function unchecked(found: EvidenceReport): string[] {
  return [...new Set(found.unchecked.map(({ code }) => code))];
}

async function swapped(story: Story): Promise<{ file: EvidenceFile; head: SignedHead }> {
  await elsewhere(story, 2);
  const id = await live(story, 'swap', SWAP, 120, () => elsewhere(story, 3));
  const head = await signHead(story);
  return { file: await evidenceOf(story, id, [head]), head };
}

/** The same file with one event told differently and every hash after it made to fit again. */
function rewritten(file: EvidenceFile, change: (event: string) => string): EvidenceFile {
  let previous = file.chain.previous.hash;
  const links = file.chain.links.map((link): EvidenceLink => {
    if (!('event' in link)) {
      if ('toSeq' in link) return link;
      previous = chainHash(previous, link.contentHash);
      return { ...link, hash: previous };
    }
    const event = change(link.event);
    const before = previous;
    previous = chainHash(before, contentHash(utf8ToBytes(event)));
    return { ...link, event, previousHash: before, hash: previous };
  });
  const head = { ...file.chain.head, hash: previous };
  return { ...file, chain: { ...file.chain, links, head } };
}

describe('an honest file', () => {
  it('of a swap is borne out by signature, chains and a signed head', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const found = await report(file, story.proofs);
    expect(checks(found, 'failed')).toEqual([]);
    expect(checks(found, 'not checked')).toEqual(['QUOTE_NOT_COVERED']);
    expect(found.verdict).toBe('borne out');
    expect(unchecked(found)).toEqual([]);
    expect(found.groups.map(({ label }) => label)).toEqual([
      'signed by the provider',
      'on chain',
      'our record',
    ]);
    expect(found.timeline).toEqual(file.timeline);
  });

  it('says what the signature does not cover', async () => {
    const story = beginStory();
    const found = await report((await swapped(story)).file, story.proofs);
    const check = found.groups[0]?.checks.find(({ code }) => code === 'QUOTE_NOT_COVERED');
    expect(check?.sentence).toMatch(/requested deadline, the app fees and the deposit mode/);
  });

  it('without chains or heads is consistent, and says what was not looked at', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const bare = { ...file, signedHeads: [] };
    const found = await report(bare, { ...story.proofs, chain: () => undefined });
    expect(found.verdict).toBe('consistent');
    expect(checks(found, 'failed')).toEqual([]);
    expect(checks(found, 'not checked')).toEqual(
      expect.arrayContaining(['SIGNED_HEAD', 'DEPOSIT_ON_CHAIN', 'PAYOUT_ON_CHAIN']),
    );
    // What stands on chain is claimed; a head is not.
    expect(unchecked(found)).toEqual([
      'TRANSACTION_ON_CHAIN',
      'DEPOSIT_ON_CHAIN',
      'PAYOUT_ON_CHAIN',
    ]);
    expect(found.unproven.map(({ path }) => path)).toContain('chain');
  });

  it('of a quote under a key nobody named is never more than consistent', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const nameQuoteKey = () => ({ name: 'a stranger’s key', trusted: false });
    const found = await report(file, { ...story.proofs, nameQuoteKey });
    expect(found.verdict).toBe('consistent');
    expect(found.sentence).toContain('the key of its quote is unknown');
    expect(checks(found, 'failed')).toEqual([]);
    expect(checks(found, 'key unknown')).toEqual(['QUOTE_SIGNATURE', 'QUOTE_NUMBERS']);
    expect(found.groups[0]).toMatchObject({ passed: 0, failed: 0, notChecked: 1, keyUnknown: 2 });
    expect(unchecked(found)).toEqual(['QUOTE_SIGNATURE', 'QUOTE_NUMBERS']);
  });

  it('of a payment, of refunds and of refused quotes holds', async () => {
    for (const fault of ['refunded', 'part-refund'] as const) {
      const story = beginStory();
      story.world.provider.faultNextOrder(fault);
      const file = await evidenceOf(story, await live(story, 'swap', SWAP, 240));
      const found = await report(file, story.proofs);
      expect(checks(found, 'failed')).toEqual([]);
      expect(checks(found, 'passed')).toContain('REFUND_ON_CHAIN');
    }
    const paying = beginStory();
    const payment = await evidenceOf(paying, await live(paying, 'send', SEND, 60));
    const paid = await report(payment, paying.proofs);
    expect(checks(paid, 'failed')).toEqual([]);
    expect(checks(paid, 'passed')).toContain('PAYMENT_ON_CHAIN');
    for (const fault of ['wrong-signature', 'echo-recipient', 'echo-deadline'] as const) {
      const story = beginStory();
      story.world.provider.faultNextQuote(fault);
      const file = await evidenceOf(story, await live(story, 'swap', SWAP, 5));
      const found = await report(file, story.proofs);
      expect(checks(found, 'failed')).toEqual([]);
      expect(unchecked(found)).toEqual([]);
    }
  });

  it('of a payment that was cancelled on chain holds', async () => {
    const story = beginStory(1, () => 20);
    const id = await live(story, 'send', SEND, 3);
    const commandId = 'cancel it';
    const wish = { commandId, actionId: id, name: 'cancel-transaction', payload: null };
    expect((await story.engine.command(wish)).ok).toBe(true);
    await keepOn(story, id, 120);
    const file = await evidenceOf(story, id);
    expect(file.action.status).toMatch(/^(cancelled|done)$/);
    const purposes = file.chain.links.flatMap((link) =>
      'event' in link ? (link.event.match(/"purpose":"(cancel|original)","chain"/)?.[1] ?? []) : [],
    );
    expect(purposes).toEqual(['original', 'cancel']);
    const found = await report(file, story.proofs);
    expect(checks(found, 'failed')).toEqual([]);
    const pays = found.groups[2]?.checks.filter(({ code }) => code === 'TRANSACTION_PAYS');
    expect(pays?.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  });

  it('of an end that only the provider reported is not borne out', async () => {
    const story = beginStory();
    const bitcoin = {
      ...SWAP,
      destination: {
        ...SWAP.destination,
        providerId: 'nep141:btc.omft.near',
        asset: 'nep141:btc.omft.near',
        chain: story.world.bitcoin.chain,
        token: null,
        symbol: 'BTC',
        decimals: 8,
      },
      recipient: simBitcoinAddress('me'),
    };
    const id = await live(story, 'swap', bitcoin, 900);
    const file = await evidenceOf(story, id, [await signHead(story)]);
    expect(file.action.status).toBe('done');
    const found = await report(file, story.proofs);
    expect(checks(found, 'failed')).toEqual([]);
    expect(found.standing).toContain('not verified');
    expect(found.verdict).toBe('consistent');
  });

  it('with as many links as a file may hold, and a long text in it, is checked all the same', async () => {
    const story = beginStory();
    await elsewhere(story, 1);
    const noted = { ...SEND, note: '"\\ '.repeat(100_000) };
    const id = await live(story, 'send', noted, 60, () => elsewhere(story, 20_000));
    const file = await evidenceOf(story, id, [await signHead(story)]);
    expect(file.chain.links.length).toBeGreaterThan(20_000);
    expect((await report(file, story.proofs)).verdict).toBe('borne out');
  });

  it('with a gap says that nothing ties its two sides together', async () => {
    const story = beginStory();
    const id = await live(story, 'swap', SWAP, 120, () => elsewhere(story, 40));
    const head = await signHead(story);
    const file = await evidenceOf(story, id, [head], 5);
    const found = await report(file, story.proofs);
    expect(checks(found, 'failed')).toEqual([]);
    expect(found.verdict).toBe('consistent');
    expect(found.unproven.some(({ sentence }) => sentence.includes('are left out'))).toBe(true);
  });
});

describe('a rewritten history', () => {
  const change = (event: string) => event.replace('"succeeded":true', '"succeeded":false');

  it('is found by the signed head, even when every hash was made to fit', async () => {
    const story = beginStory();
    const { file, head } = await swapped(story);
    const forged = rewritten(file, change);
    expect(forged).not.toEqual(file);
    expect(checks(await report(forged, story.proofs), 'failed')).toContain('SIGNED_HEAD');
    const stripped = { ...forged, signedHeads: [] };
    const found = await report(stripped, story.proofs, { signedHeads: [head] });
    expect(checks(found, 'failed')).toContain('SIGNED_HEAD');
  });

  it('cannot bring a head of its own where the reader names the signer', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const found = await report(file, story.proofs, { signer: SAVINGS });
    expect(found.verdict).toBe('consistent');
    expect(checks(found, 'not checked')).toContain('SIGNED_HEAD');
    expect(unchecked(found)).toEqual(['SIGNED_HEAD']);
    const none = await report({ ...file, signedHeads: [] }, story.proofs, { signer: SAVINGS });
    expect(unchecked(none)).toEqual(['SIGNED_HEAD']);
  });

  it('is found when the end is cut off before a head the reader kept', async () => {
    const story = beginStory();
    const early = await live(story, 'swap', SWAP, 5);
    const before = await evidenceOf(story, early);
    await live(story, 'send', SEND, 60);
    const head = await signHead(story);
    // The ledger was put back to where it stood and exported again, later.
    const cut = { ...before, createdAt: head.at + 60_000 };
    const found = await report(cut, story.proofs, { signedHeads: [head] });
    expect(checks(found, 'failed')).toContain('SIGNED_HEAD');
    const honest = await report(before, story.proofs, { signedHeads: [head] });
    expect(checks(honest, 'failed')).toEqual([]);
    expect(unchecked(honest)).toEqual(['SIGNED_HEAD']);
  });

  it('is found by the chains and the provider without any head', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const bare = { ...file, signedHeads: [] };
    const failing = async (from: RegExp, to: string) => {
      const forged = rewritten(bare, (event) => event.replace(from, to));
      return checks(await report(forged, story.proofs), 'failed');
    };
    expect(await failing(/("type":"payout.seen".*"amount":")\d+/, '$19999')).toContain(
      'PAYOUT_ON_CHAIN',
    );
    expect(await failing(/("type":"deposit.seen".*"hash":"0x)../, '$1ff')).toContain(
      'DEPOSIT_ON_CHAIN',
    );
    expect(
      await failing(/("type":"quote.received".*"minAmountOut":")\d+(?=","time)/, '$19'),
    ).toContain('QUOTE_NUMBERS');
    expect(
      await failing(/("type":"quote.received".*"depositAddress":"0x)..../, '$1dead'),
    ).toContain('QUOTE_NUMBERS');
    expect(await failing(/(received":"\{\\"correlationId\\":\\"sim-)/, '$19')).toContain(
      'QUOTE_SIGNATURE',
    );
    expect(await failing(/("type":"effect.intended".*"raw":"0x)../, '$1ff')).toContain(
      'TRANSACTION_BYTES',
    );
    expect(await failing(/("type":"transaction.included".*"blockHash":"0x)../, '$1ff')).toContain(
      'TRANSACTION_ON_CHAIN',
    );
    expect(await failing(/("type":"review.prepared".*"purpose":")swap/, '$1swop')).toContain(
      'REVIEW_DIGEST',
    );
    expect(await failing(/("type":"approval.given".*"reviewDigest":")../, '$1ff')).toContain(
      'APPROVAL',
    );
    expect(await failing(/"stream":"action\/../, '"stream":"action/zz')).toContain('STREAM');
  });

  it('is found when a transaction pays somebody else than the signed quote', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const other = beginStory(2);
    const foreign = await evidenceOf(other, await live(other, 'send', SEND, 30));
    const intended = (from: EvidenceFile) =>
      from.chain.links
        .flatMap((link) => ('event' in link ? [JSON.parse(link.event)] : []))
        .find(({ type }) => type === 'effect.intended').data.intent;
    const theirs = intended(foreign);
    const ours = intended(file);
    const forged = rewritten({ ...file, signedHeads: [] }, (event) =>
      event.replaceAll(ours.raw, theirs.raw).replaceAll(ours.hash, theirs.hash),
    );
    expect(checks(await report(forged, story.proofs), 'failed')).toContain('TRANSACTION_PAYS');
  });

  it('is found by a chain that dropped the block', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const arbitrum = story.proofs.chain('eip155:42161');
    if (arbitrum === undefined) throw new Error('no chain');
    const chain = (id: string) =>
      id === 'eip155:42161'
        ? { ...arbitrum, transfersIn: async () => ({ ok: true as const, value: null }) }
        : story.proofs.chain(id);
    const found = await report(file, { ...story.proofs, chain });
    expect(checks(found, 'failed')).toEqual(['PAYOUT_ON_CHAIN']);
  });

  it('a chain that does not answer is not checked, never passed or failed', async () => {
    const story = beginStory();
    const { file } = await swapped(story);
    const silent = async () => ({
      ok: false as const,
      error: { code: 'CHAIN_UNAVAILABLE' as const, message: 'down' },
    });
    const chain = () => ({ receipt: silent, transfersIn: silent, block: silent });
    const found = await report(file, { ...story.proofs, chain });
    expect(found.verdict).toBe('consistent');
    expect(found.groups[1]).toMatchObject({ passed: 0, failed: 0 });
  });
});
