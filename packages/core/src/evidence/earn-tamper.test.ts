import { utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8 } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inputOf } from './earn.test-support.ts';
import { type EvidenceFile, serializeEvidence } from './format.ts';
import { runs } from './runs.test-support.ts';
import { beginStory, evidenceOf, live, type Story, signHead } from './story.test-support.ts';
import { asBytes, leaves, other, read, STATEMENTS, withLeaf } from './tamper.test-support.ts';
import { verifyEvidence } from './verify.ts';

describe.each(['authorize', 'withdraw'] as const)('tampering with the evidence of %s', (kind) => {
  let story: Story;
  let file: EvidenceFile;
  let text: string;

  beforeAll(async () => {
    story = beginStory();
    const id = await live(story, kind, inputOf(kind), 90);
    file = await evidenceOf(story, id, [await signHead(story)]);
    text = serializeEvidence(file);
  });

  const caught = async (bytes: Uint8Array): Promise<boolean> => {
    const result = await verifyEvidence(bytes, { proofs: story.proofs });
    return !result.ok || result.value.verdict === 'contradicted';
  };

  it('with any one value is found, statements of the maker apart', async () => {
    const missed: string[] = [];
    for (const path of leaves(JSON.parse(text))) {
      const name = path.join('.');
      if (STATEMENTS.test(name) || (await caught(asBytes(withLeaf(text, path, other))))) continue;
      missed.push(name);
    }
    expect(missed).toEqual([]);
  });

  it('with any byte is found', async () => {
    const bytes = utf8ToBytes(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const changed = Uint8Array.from(bytes);
        const at = place % changed.length;
        changed[at] = (changed[at] ?? 0) ^ mask;
        if (await caught(changed)) return;
        // What is left are statements of the maker, and white space between the tokens.
        const [now, before] = [JSON.parse(utf8.encode(changed)), JSON.parse(text)];
        for (const path of leaves(before)) {
          if (read(now, path) !== read(before, path)) expect(path.join('.')).toMatch(STATEMENTS);
        }
      }),
      runs(200),
    );
  });

  it('with hostile values in well-shaped events throws nothing', async () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.constant({ toString: 1, valueOf: null }),
      fc.constant(`0x${'f'.repeat(2_000)}`),
      fc.constant(1e308),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), hostile, async (where, which, value) => {
        const links = file.chain.links.map((link, index) => {
          if (!('event' in link) || index !== where % file.chain.links.length) return link;
          const event = JSON.parse(link.event);
          const paths = leaves(event.data);
          const path = paths[which % paths.length] ?? [];
          const data =
            path.length === 0 ? { value } : withLeaf(JSON.stringify(event.data), path, () => value);
          return { ...link, event: JSON.stringify({ ...event, data }) };
        });
        const changed = { ...file, chain: { ...file.chain, links } };
        const result = await verifyEvidence(asBytes(changed), { proofs: story.proofs });
        expect(result.ok || result.error.code !== undefined).toBe(true);
      }),
      runs(150),
    );
  });
});
