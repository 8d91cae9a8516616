import { readdirSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type SignedHead } from '@countinghouse/core';
import { OWNER, SAVINGS } from '@countinghouse/core/simulation';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { VerifyProgress } from '../../contract/ledger.ts';
import { actionProcedures } from '../actions/index.ts';
import type { OpenHouse } from '../open-house.ts';
import { approveReview, beginSend, beginSwap } from '../testing/begin.ts';
import { fits } from '../testing/fits.ts';
import { must, present } from '../testing/must.ts';
import { newCommand, openSimHouse, type SimHouse } from '../testing/sim-house.ts';
import { removeStaleExports } from './export.ts';
import { ledgerProcedures } from './index.ts';

let sim: SimHouse;
beforeEach(async () => {
  sim = await openSimHouse();
});
afterEach(() => sim.end());

const never = new AbortController().signal;

async function all<T>(stream: AsyncGenerator<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of stream) list.push(one);
  return list;
}

describe('the book', () => {
  const page = async (input: object = {}) => {
    const answer = await ledgerProcedures.page(sim.house, { before: null, limit: 50, ...input });
    fits(contract.ledger.page, answer);
    return must(answer);
  };

  it('newest first, by key, told in words', async () => {
    const id = await beginSwap(sim);
    const { entries, head } = await page({ limit: 3 });
    expect(entries.map(({ seq }) => seq)).toEqual([head, head - 1, head - 2]);
    expect(entries.map(({ type }) => type)).toEqual([
      'review.prepared',
      'quote.received',
      'action.started',
    ]);
    expect(entries[1]).toMatchObject({
      actionId: id,
      text: expect.stringContaining('Pay 25 USDC'),
    });
    const older = await page({ before: head - 2 });
    expect(older.entries.map(({ text }) => text)).toEqual([
      `The account “Savings” was added: ${SAVINGS}.`,
      `The account “Main” was added: ${OWNER}.`,
    ]);
    expect(older.entries[0]?.actionId).toBeNull();
  });

  it('of one action, of some types', async () => {
    await beginSwap(sim);
    const id = await beginSend(sim, SAVINGS);
    const mine = await page({ actionId: id });
    expect(mine.entries.every(({ actionId }) => actionId === id)).toBe(true);
    const reviews = await page({ types: ['review.prepared'] });
    expect(reviews.entries).toHaveLength(2);
    expect((await page({ types: ['review.prepared'], actionId: id })).entries).toHaveLength(1);
  });

  it('an event stands with the very text its hash covers', async () => {
    const answer = await ledgerProcedures.event(sim.house, { seq: 1 });
    fits(contract.ledger.event, answer);
    expect(JSON.parse(must(answer).stored)).toMatchObject({ type: 'account.added', version: 1 });
    expect(await ledgerProcedures.event(sim.house, { seq: 999 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  it('events of tomorrow are named and kept', async () => {
    const events = [{ type: 'from.the.future', version: 9, data: { x: 1 } }];
    const written = await sim.house.ledger.append({
      stream: 'action/not-an-id',
      expectedLength: 0,
      events,
      rows: {},
    });
    expect(written.ok).toBe(true);
    expect((await page({ limit: 1 })).entries).toMatchObject([
      { actionId: null, text: 'An event “from.the.future”, version 9.' },
    ]);
  });

  it('is searched', async () => {
    const id = await beginSend(sim, SAVINGS);
    const answer = await ledgerProcedures.search(sim.house, { text: 'rent', limit: 5 });
    fits(contract.ledger.search, answer);
    expect(must(answer)).toMatchObject([{ actionId: id, stream: `action/${id}` }]);
  });

  it('is watched: where it stands, then every append', async () => {
    const over = new AbortController();
    const seen: number[] = [];
    for await (const { seq } of ledgerProcedures.watch(sim.house, undefined, over.signal)) {
      seen.push(seq);
      if (seen.length === 1) await beginSend(sim, SAVINGS);
      else over.abort();
    }
    const { seq: head } = await sim.house.ledger.head();
    expect(seen).toEqual([2, head]);
  });
});

/** A house whose signer has a real key, for heads that can be verified. */
function withRealKey(): { readonly house: OpenHouse; readonly address: `0x${string}` } {
  const key = privateKeyToAccount(generatePrivateKey());
  const signer: OpenHouse['signer'] = {
    ...sim.house.signer,
    signMessage: async (_address, message) =>
      ok({ signature: await key.signMessage({ message: { raw: message } }) }),
  };
  return { house: { ...sim.house, signer }, address: key.address };
}

describe('signed heads', () => {
  it('one command signs once; verifying judges every head', async () => {
    const { house, address } = withRealKey();
    const wish = { commandId: newCommand(), account: address };
    const signed = await ledgerProcedures.signHead(house, wish);
    fits(contract.ledger.signHead, signed);
    expect(await ledgerProcedures.signHead(house, wish)).toEqual(signed);
    const heads = await ledgerProcedures.heads(house, undefined);
    fits(contract.ledger.heads, heads);
    expect(must(heads)).toEqual([must(signed)]);

    const told = await all(ledgerProcedures.verify(house, { integrity: true }, never));
    expect(told.at(-1)).toMatchObject({
      kind: 'end',
      ok: true,
      firstBroken: null,
      heads: [{ seq: 2, ok: true }],
      sentence: 'All 3 events are as they were written.',
    });
  });

  it('a head that the ledger does not contain is told as missing, a forged one as nothing', async () => {
    const { house, address } = withRealKey();
    await beginSend(sim, SAVINGS);
    const { ledger } = house;
    must(await ledgerProcedures.signHead(house, { commandId: newCommand(), account: address }));
    const [own] = ledger.signedHeads();
    const forged = { ...present(own), seq: 1 };
    const other = await openSimHouse();
    const foreign = (heads: readonly SignedHead[]): OpenHouse => ({
      ...other.house,
      ledger: { ...other.house.ledger, signedHeads: () => heads },
    });
    const judge = async (heads: readonly SignedHead[]) =>
      (await all(ledgerProcedures.verify(foreign(heads), { integrity: false }, never))).at(-1);
    expect(await judge([present(own)])).toMatchObject({
      kind: 'end',
      ok: false,
      firstBroken: null,
    });
    expect(await judge([forged])).toMatchObject({ ok: true, heads: [{ ok: false }] });
    expect(await judge([])).toMatchObject({ ok: true, heads: [] });
    await other.end();
  });

  it('a walk that nobody listens to any more harms nobody', async () => {
    const over = new AbortController();
    over.abort();
    const told: VerifyProgress[] = await all(
      ledgerProcedures.verify(sim.house, { integrity: false }, over.signal),
    );
    expect(told).toEqual([]);
  });
});

describe('exports', () => {
  it.each([
    ['actions', 'csv', 'id,kind,status'],
    ['events', 'json', '['],
  ] as const)(
    '%s as %s come in pieces, and nothing is left on the disk',
    async (what, format, begins) => {
      await beginSend(sim, SAVINGS);
      const told = await all(ledgerProcedures.export(sim.house, { what, format }, never));
      const text = told.map((one) => (one.kind === 'piece' ? one.text : '')).join('');
      expect(text.startsWith(begins)).toBe(true);
      const { seq } = await sim.house.ledger.head();
      expect(told.at(-1)).toEqual({
        kind: 'end',
        rows: what === 'actions' ? 1 : seq,
        fileName: `countinghouse-${what}-2030-01-01.${format}`,
      });
      expect(readdirSync(sim.directory).filter((name) => name.startsWith('export-'))).toEqual([]);
    },
  );

  it('one that is broken off leaves nothing either, nor does one that was killed', async () => {
    const wish = { what: 'events', format: 'json' } as const;
    for await (const one of ledgerProcedures.export(sim.house, wish, never)) {
      expect(one.kind).toBe('piece');
      break;
    }
    const left = () => readdirSync(sim.directory).filter((name) => name.startsWith('export-'));
    expect(left()).toEqual([]);
    await mkdir(join(sim.directory, 'export-killed'));
    writeFileSync(join(sim.directory, 'export-killed', 'table'), 'in clear');
    await removeStaleExports(sim.directory);
    expect(left()).toEqual([]);
  });
});

describe('snapshots', () => {
  it('are taken once for a command, and listed by name', async () => {
    const wish = { commandId: newCommand() };
    const taken = await ledgerProcedures.takeSnapshot(sim.house, wish);
    fits(contract.ledger.takeSnapshot, taken);
    expect(await ledgerProcedures.takeSnapshot(sim.house, wish)).toEqual(taken);
    const listed = await ledgerProcedures.snapshots(sim.house, undefined);
    fits(contract.ledger.snapshots, listed);
    expect(must(listed)).toMatchObject([{ seq: 2, reason: 'manual', passphrase: 'current' }]);
    expect(must(listed)[0]?.name).not.toContain('/');
  });
});

describe('comparing with the world', () => {
  const compare = async () => {
    const answer = await ledgerProcedures.compare(sim.house, undefined);
    fits(contract.ledger.compare, answer);
    return must(answer);
  };

  it('what was not sent, what was, and what the provider says', async () => {
    const swap = await beginSwap(sim);
    const [before] = await compare();
    expect(before).toMatchObject({ actionId: swap, kind: 'swap', agrees: true });
    expect(before?.worldSays).toContain('never sent anything');
    expect(before?.worldSays).toContain('1Click reports PENDING_DEPOSIT.');
    must(await approveReview(sim, swap));
    // The world goes on without the program looking: the deposit is mined, the swap runs.
    sim.world.clock.advance(10 * 60_000);
    const [after] = await compare();
    expect(after?.agrees).toBe(false);
    expect(after?.worldSays).toMatch(/is on chain, in block \d+.*1Click reports SUCCESS/);
  });

  it('a chain that does not answer proves nothing', async () => {
    const id = await beginSend(sim, SAVINGS);
    const { base } = sim.world;
    base.port.nonce = async () => ({
      ok: false,
      error: { code: 'CHAIN_UNAVAILABLE', message: 'No answer.' },
    });
    expect(await compare()).toEqual([
      expect.objectContaining({ actionId: id, agrees: null, worldSays: 'No answer.' }),
      expect.objectContaining({ actionId: null, agrees: null, worldSays: 'Base: No answer.' }),
    ]);
  });

  it('releasing a ledger that is not held changes nothing', async () => {
    const answer = await ledgerProcedures.release(sim.house, { commandId: newCommand() });
    expect(answer).toEqual({ ok: true, value: null });
  });
});

describe('an evidence file', () => {
  it('of ours is checked against the heads kept outside the ledger', async () => {
    const { house, address } = withRealKey();
    const id = await beginSend(sim, SAVINGS);
    must(await ledgerProcedures.signHead(house, { commandId: newCommand(), account: address }));
    const { text } = must(await actionProcedures.evidence(house, { actionId: id }));
    const check = (file: string) =>
      ledgerProcedures.checkEvidence(house, { text: file, readChains: false });
    const good = await check(text);
    fits(contract.ledger.checkEvidence, good);
    expect(must(good)).toMatchObject({ verdict: 'consistent', action: { id, kind: 'send' } });
    const heads = present(
      must(good).groups.find(({ label }) => label === 'our record'),
    ).checks.filter(({ code }) => code === 'SIGNED_HEAD');
    expect(heads.map(({ outcome }) => outcome)).toContain('passed');
    const forged = must(await check(text.replaceAll('rent', 'bent')));
    expect(forged.verdict).toBe('contradicted');
  });

  it('that is none is refused', async () => {
    const check = (text: string) =>
      ledgerProcedures.checkEvidence(sim.house, { text, readChains: false });
    expect(await check('{}')).toMatchObject({
      ok: false,
      error: { code: 'REFUSED', detail: 'NOT_EVIDENCE' },
    });
    expect(await check('{"format":')).toMatchObject({ ok: false, error: { detail: 'TRUNCATED' } });
  });
});
