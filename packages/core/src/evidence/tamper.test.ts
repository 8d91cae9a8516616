import { utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceFile, serializeEvidence } from './format.ts';
import { parseSignedHeads } from './parse.ts';
import { runs } from './runs.test-support.ts';
import {
  beginStory,
  elsewhere,
  evidenceOf,
  live,
  type Story,
  SWAP,
  signHead,
} from './story.test-support.ts';
import {
  asBytes,
  leaves,
  other,
  type Path,
  read,
  STATEMENTS,
  withLeaf as withLeafOf,
} from './tamper.test-support.ts';
import { verifyEvidence } from './verify.ts';

let story: Story;
let file: EvidenceFile;
let text: string;
let bytes: Uint8Array;

beforeAll(async () => {
  story = beginStory();
  await elsewhere(story, 1);
  const id = await live(story, 'swap', SWAP, 60, () => elsewhere(story, 2));
  await elsewhere(story, 1);
  const head = await signHead(story);
  // One event beyond the signed head, so that the ledger's own head is a mere statement.
  await elsewhere(story, 1);
  file = await evidenceOf(story, id, [head]);
  text = serializeEvidence(file);
  bytes = utf8ToBytes(text);
});

/** `refused CODE`, or the verdict and every path that is said to be unproven. */
async function outcome(of: Uint8Array): Promise<{ word: string; unproven: readonly string[] }> {
  const result = await verifyEvidence(of, { proofs: story.proofs });
  if (!result.ok) return { word: `refused ${result.error.code}`, unproven: [] };
  const { verdict, unproven } = result.value;
  return { word: verdict, unproven: unproven.map(({ path }) => path) };
}

const withLeaf = (path: Path, change: (leaf: unknown) => unknown) => withLeafOf(text, path, change);

describe('tampering', () => {
  it('starts from a file that is borne out', async () => {
    expect(await outcome(bytes)).toMatchObject({ word: 'borne out' });
  });

  it('with any one value is found, or the value is listed as unproven', async () => {
    const missed: string[] = [];
    for (const path of leaves(JSON.parse(text))) {
      const { word, unproven } = await outcome(asBytes(withLeaf(path, other)));
      if (word === 'contradicted' || word.startsWith('refused')) continue;
      const name = path.join('.');
      const listed = unproven.some((one) => name === one || name.startsWith(`${one}.`));
      if (!(listed && STATEMENTS.test(name))) missed.push(`${name}: ${word}`);
    }
    expect(missed).toEqual([]);
  });

  it('by taking anything out, or putting anything in, is found', async () => {
    const missed: string[] = [];
    const parents = new Set(leaves(JSON.parse(text)).map((path) => path.slice(0, -1).join('.')));
    for (const parent of parents) {
      const path = parent.split('.').filter((key) => key !== '');
      if (path[0] === 'signedHeads') continue;
      const added = withInner(path, (inner) => {
        if (Array.isArray(inner)) inner.push(inner[0]);
        else (inner as Record<string, unknown>).extra = 1;
      });
      const removed = withInner(path, (inner) => {
        if (Array.isArray(inner)) inner.pop();
        else delete (inner as Record<string, unknown>)[Object.keys(inner as object)[0] ?? ''];
      });
      for (const value of [added, removed]) {
        const { word } = await outcome(asBytes(value));
        if (word !== 'contradicted' && !word.startsWith('refused')) missed.push(parent);
      }
    }
    expect(missed).toEqual([]);
  });

  it('by taking the signed heads away lowers the verdict', async () => {
    const { word, unproven } = await outcome(asBytes({ ...file, signedHeads: [] }));
    expect(word).toBe('consistent');
    expect(unproven).toContain('chain');
  });

  it('with any byte is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const changed = Uint8Array.from(bytes);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ mask;
        const { word } = await outcome(changed);
        if (word === 'contradicted' || word.startsWith('refused')) return;
        // What is left are statements of the maker, and white space between the tokens.
        const now = JSON.parse(utf8.encode(changed));
        const differing = leaves(JSON.parse(text)).filter(
          (path) => read(now, path) !== read(JSON.parse(text), path),
        );
        for (const path of differing) expect(path.join('.')).toMatch(STATEMENTS);
      }),
      runs(400),
    );
  });

  it('by cutting the file off anywhere is named as what it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (place) => {
        const { word } = await outcome(bytes.subarray(0, 1 + (place % (bytes.length - 3))));
        expect(word).toMatch(/^refused (TRUNCATED|NOT_JSON)$/);
      }),
      runs(50),
    );
  });

  it('by saying something twice, or in escapes, is found', async () => {
    const twice = text.replace('"status": "done"', '"status": "failed",\n    "status": "done"');
    const hidden = text.replace('"status": "done"', '"status": "d\\u006fne"');
    for (const changed of [twice, hidden]) {
      expect(changed).not.toBe(text);
      expect((await outcome(utf8ToBytes(changed))).word).toBe('contradicted');
    }
  });
});

describe('any bytes at all', () => {
  it('give a report or a refusal, never a throw', async () => {
    const bytesOf = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map(utf8ToBytes),
      fc.json().map(utf8ToBytes),
      fc.tuple(fc.nat(), fc.jsonValue()).map(([pick, value]) => {
        const paths = leaves(JSON.parse(text));
        return asBytes(withLeaf(paths[pick % paths.length] ?? [], () => value));
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytesOf, async (some) => {
        expect((await outcome(some)).word).not.toBe('');
      }),
      runs(300),
    );
  });

  it('hostile values inside well-hashed events do not throw either', async () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.constant({ toString: 1, valueOf: null }),
      fc.constant(`0x${'f'.repeat(2000)}`),
      fc.constant(1e308),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), hostile, async (pick, value) => {
        const links = file.chain.links.map((link) => {
          if (!('event' in link)) return link;
          const event = JSON.parse(link.event) as { data: Record<string, unknown> };
          const keys = Object.keys(event.data);
          event.data[keys[pick % keys.length] ?? 'x'] = value;
          return { ...link, event: JSON.stringify(event) };
        });
        const { word } = await outcome(asBytes({ ...file, chain: { ...file.chain, links } }));
        expect(word).toBe('contradicted');
      }),
      runs(200),
    );
  });

  it('are named by what is wrong with them', async () => {
    const word = async (of: string) => (await outcome(utf8ToBytes(of))).word;
    expect(await word('')).toBe('refused NOT_JSON');
    expect(await word('hello')).toBe('refused NOT_JSON');
    expect(await word('\ufeff{}')).toBe('refused NOT_JSON');
    expect(await word('{"format":')).toBe('refused TRUNCATED');
    expect(await word('[]')).toBe('refused NOT_EVIDENCE');
    expect(await word('null')).toBe('refused NOT_EVIDENCE');
    expect(await word('{"format":"countinghouse-evidence","version":2}')).toBe(
      'refused VERSION_TOO_NEW',
    );
    expect(await word('{"format":"countinghouse-evidence","version":1}')).toBe('refused MALFORMED');
    expect((await outcome(Uint8Array.of(0xff, 0xfe))).word).toBe('refused NOT_TEXT');
    expect(await word(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toMatch(/^refused NOT_/);
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const nested = text.replace('"action": {', `"action": { "deep": ${deep},`);
    expect(await word(nested)).toMatch(/^(refused MALFORMED|contradicted)$/);
  });

  it('signed heads are read as strictly', () => {
    const [head] = file.signedHeads;
    expect(parseSignedHeads(JSON.stringify(head)).ok).toBe(true);
    expect(parseSignedHeads(JSON.stringify([head, head])).ok).toBe(true);
    expect(parseSignedHeads(JSON.stringify({ ...head, note: 'x' })).ok).toBe(false);
    expect(parseSignedHeads('no').ok).toBe(false);
  });
});

function withInner(path: Path, change: (inner: unknown) => void): unknown {
  const copy: unknown = JSON.parse(text);
  change(read(copy, path));
  return copy;
}
