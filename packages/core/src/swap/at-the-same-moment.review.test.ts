import { describe, expect, it } from 'vitest';
import type { ChainPort } from '../ports/chain.ts';
import { ok } from '../result/result.ts';
import { CALM_PERSON } from '../simulation/driver/errand.ts';
import { swapErrandOf } from '../simulation/driver/inputs.ts';
import { createStage, type Stage } from '../simulation/driver/stage.ts';
import { ARBITRUM, BASE } from '../simulation/world.ts';

/* Found in review: what two swaps could both take, and an end drawn from a chain that stood still. */

const errand = (outside = false) =>
  swapErrandOf({
    name: 'twin',
    origin: 'base USDC',
    destination: 'arb USDC',
    swapType: 'EXACT_INPUT',
    dollars: 50,
    outside,
    temper: CALM_PERSON,
  });

type Program = ReturnType<Stage['program']>;

async function begin(engine: Program, commandId: string, outside = false): Promise<string> {
  const begun = await engine.start(commandId, 'swap', errand(outside).input);
  if (!begun.ok) throw new Error(begun.error.message);
  return begun.value.actionId;
}

const eventsOf = (stage: Stage, id: string) =>
  stage.world.ledger.disk().streams.get(`action/${id}`) ?? [];

describe('two swaps that look at the same moment', () => {
  it('do not both take one payout', async () => {
    const stage = createStage();
    const { provider } = stage.world;
    let waiting: (() => void)[] = [];
    let together = false;
    const gate: ChainPort = {
      ...stage.world.arbitrum.port,
      async transfersIn(hash, token) {
        const answer = await stage.world.arbitrum.port.transfersIn(hash, token);
        // Both have the answer of the chain before either goes on.
        if (together) {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (waiting.length < 2) return;
            for (const go of waiting) go();
            waiting = [];
          });
        }
        return answer;
      },
    };
    const engine = stage.program(undefined, new Map([[ARBITRUM, gate]]));
    provider.faultNextOrder('success-before-payout');
    const one = await begin(engine, 'start one');
    await engine.advance(one);
    provider.faultNextOrder('success-without-payout');
    const other = await begin(engine, 'start other');
    await engine.advance(other);
    const tell = provider.port.status;
    let hidden = true;
    provider.port.status = async (key) => {
      const told = await tell(key);
      if (!told.ok) return told;
      const [first] = provider.orders();
      return ok({ ...told.value, destinationTransactions: hidden ? [] : (first?.payouts ?? []) });
    };
    await stage.approve(engine, one);
    await stage.approve(engine, other);
    await stage.pass(engine, 5 * 60_000);
    expect(provider.orders().map((order) => order.payouts.length)).toEqual([1, 0]);
    hidden = false;
    // Each is told of the payout first, then both look for it.
    for (const id of [one, other]) await engine.advance(id);
    together = true;
    await Promise.all([engine.advance(one), engine.advance(other)]);
    together = false;
    await stage.pass(engine, 30 * 60_000);
    const seen = [one, other].map(
      (id) => eventsOf(stage, id).filter(({ type }) => type === 'payout.seen').length,
    );
    expect(seen.sort()).toEqual([0, 1]);
  });
});

describe('a signed quote handed out twice', () => {
  const replaying = (stage: Stage) => {
    const { port } = stage.world.provider;
    const quote = port.quote;
    let first: ReturnType<typeof quote> | null = null;
    port.quote = async (request) => {
      first ??= quote(request);
      const answer = await first;
      if (!answer.ok) return answer;
      // What the signature does not cover is made to fit.
      const echo = { ...answer.value.echo, deadline: request.deadline };
      return ok({ ...answer.value, echo });
    };
  };

  it('is refused by the second swap', async () => {
    const stage = createStage();
    replaying(stage);
    const engine = stage.program();
    const one = await begin(engine, 'start one');
    await engine.advance(one);
    expect(stage.row(one).status).toBe('awaiting signature');
    const other = await begin(engine, 'start other');
    await engine.advance(other);
    expect(stage.row(other)).toMatchObject({ status: 'failed', open: false });
    expect(stage.row(other).sentence).toContain('same deposit address');
  });

  it('is refused by one of two swaps that ask at the same moment', async () => {
    const stage = createStage();
    replaying(stage);
    const engine = stage.program();
    const both = [await begin(engine, 'start one'), await begin(engine, 'start other')];
    await Promise.all(both.map((id) => engine.advance(id)));
    const words = both.map((id) => stage.row(id).status).sort();
    expect(words).toEqual(['awaiting signature', 'failed']);
  });

  it('is no trouble where a memo tells the deposits apart', async () => {
    const stage = createStage();
    const { port } = stage.world.provider;
    const quote = port.quote;
    let memo = 0;
    port.quote = async (request) => {
      const answer = await quote(request);
      if (!answer.ok) return answer;
      memo += 1;
      const depositAddress = '0x00000000000000000000000000000000000000aa';
      const echo = { ...answer.value.echo, depositMode: 'MEMO' as const };
      return ok({ ...answer.value, echo, depositAddress, depositMemo: `memo ${memo}` });
    };
    const engine = stage.program();
    const refusals: string[] = [];
    for (const name of ['start one', 'start other']) {
      const id = await begin(engine, name, true);
      await engine.advance(id);
      const rejected = eventsOf(stage, id).find(({ type }) => type === 'quote.rejected');
      refusals.push(JSON.stringify(rejected?.data ?? {}));
    }
    expect(refusals.join(' ')).not.toContain('ADDRESS_USED');
  });
});

describe('a node that stands still', () => {
  it('does not make a swap expire; once it goes on, the swap does', async () => {
    const stage = createStage();
    const { base } = stage.world;
    let stopped: number | null = null;
    const still: ChainPort = {
      ...base.port,
      block: (which) => base.port.block(which === 'latest' && stopped !== null ? stopped : which),
    };
    const engine = stage.program(undefined, new Map([[BASE, still]]));
    const id = await begin(engine, 'start', true);
    await engine.advance(id);
    stopped = base.blocks.head();
    await stage.pass(engine, 60 * 60_000);
    expect(stage.row(id)).toMatchObject({ open: true });
    expect(engine.trouble(id)).toMatchObject({ code: 'CHAIN_BEHIND' });
    stopped = null;
    await stage.pass(engine, 60 * 60_000);
    expect(stage.row(id)).toMatchObject({ status: 'expired' });
  });
});
