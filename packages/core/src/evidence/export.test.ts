import { describe, expect, it } from 'vitest';
import { exportEvidence } from './export.ts';
import { serializeEvidence } from './format.ts';
import {
  beginStory,
  elsewhere,
  evidenceOf,
  live,
  SEND,
  SWAP,
  signHead,
} from './story.test-support.ts';

const clock = { now: () => 1 };

describe('the evidence of an action', () => {
  it('holds every event of the action as stored, and nothing of anything else', async () => {
    const story = beginStory();
    await elsewhere(story, 3);
    const id = await live(story, 'swap', SWAP, 120, () => elsewhere(story, 2));
    await elsewhere(story, 4);
    const file = await evidenceOf(story, id, [await signHead(story)]);
    const stored = await story.world.ledger.readStream(`action/${id}`);
    const shown = file.chain.links.flatMap((link) => ('event' in link ? [link] : []));
    expect(shown.map(({ seq }) => seq)).toEqual(stored.map(({ seq }) => seq));
    expect(shown.map(({ event }) => JSON.parse(event).data)).toEqual(
      stored.map(({ data }) => data),
    );
    const text = serializeEvidence(file);
    expect(text).not.toContain("nobody's business");
    expect(file.chain.links.at(-1)).toMatchObject({ seq: file.chain.head.seq });
    expect(file.action.status).toBe('done');
  });

  it('labels every line with exactly one of three words', async () => {
    const story = beginStory();
    const file = await evidenceOf(story, await live(story, 'swap', SWAP));
    const labels = new Set(file.timeline.map(({ label }) => label));
    expect(labels).toEqual(new Set(['our record', 'signed by the provider', 'on chain']));
    const signed = file.timeline.filter(({ label }) => label === 'signed by the provider');
    expect(signed).toHaveLength(1);
    expect(signed[0]?.text).toMatch(/^Pay 25 USDC to 0x[0-9a-f]{40}; get 24\.975 USDC/);
  });

  it('never labels an answer without a valid signature as signed', async () => {
    const story = beginStory();
    story.world.provider.faultNextQuote('wrong-signature');
    const file = await evidenceOf(story, await live(story, 'swap', SWAP, 5));
    expect(file.timeline.map(({ label }) => label)).not.toContain('signed by the provider');
    expect(file.action.status).toBe('failed');
  });

  it('lists no more of others than allowed, shortest stretches first, and says what is left out', async () => {
    const story = beginStory();
    const id = await live(story, 'swap', SWAP, 60, () => elsewhere(story, 40));
    await elsewhere(story, 2);
    const head = await signHead(story);
    const whole = await evidenceOf(story, id, [head]);
    const bounded = await evidenceOf(story, id, [head], 5);
    const count = (file: typeof whole) =>
      file.chain.links.filter((link) => 'contentHash' in link).length;
    expect(count(whole)).toBe(42);
    expect(count(bounded)).toBe(2);
    const gap = bounded.chain.links.find((link) => 'toSeq' in link);
    expect(gap).toMatchObject({ fromSeq: expect.any(Number), toSeq: expect.any(Number) });
  });

  it('reads a long ledger only where its slice is', async () => {
    const story = beginStory();
    await elsewhere(story, 5_000);
    const id = await live(story, 'send', SEND, 60);
    await elsewhere(story, 5_000);
    let read = 0;
    const { ledger } = story.world;
    const made = await exportEvidence({
      ledger: {
        head: () => ledger.head(),
        action: (key) => ledger.action(key),
        readStream: (stream) => ledger.readStream(stream),
        async readEvents(after, limit) {
          const page = await ledger.readEvents(after, limit);
          read += page.length;
          return page;
        },
      },
      actionId: id,
      clock,
      signedHeads: [await signHead(story)],
      mostLinks: 1_000,
    });
    expect(made.ok && made.value.signedHeads).toEqual([]);
    expect(read).toBe(0);
  });
});

describe('what cannot be exported', () => {
  it('an unknown action, a closed ledger, a damaged one', async () => {
    const story = beginStory();
    const { ledger } = story.world;
    const id = await live(story, 'send', SEND, 60);
    const code = async (actionId: string) => {
      const made = await exportEvidence({ ledger, actionId, clock, signedHeads: [] });
      return made.ok ? 'OK' : made.error.code;
    };
    expect(await code('nothing')).toBe('NO_SUCH_ACTION');
    const stored = ledger.disk().streams.get(`action/${id}`)?.[1];
    if (stored === undefined) throw new Error('no events');
    stored.bytes[20] = (stored.bytes[20] ?? 0) ^ 1;
    expect(await code(id)).toBe('LEDGER_DAMAGED');
    ledger.close();
    expect(await code(id)).toBe('LEDGER_UNREADABLE');
  });
});
