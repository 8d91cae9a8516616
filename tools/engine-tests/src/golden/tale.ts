import {
  actionStream,
  type ChainPort,
  type Engine,
  type JsonObject,
  type LedgerPort,
  type RandomPort,
  type StoredEvent,
} from '@countinghouse/core';
import { BASE, USDC_BASE } from '@countinghouse/core/simulation';
import { must, present } from '../support/must.ts';
import { accountOf, sendInput, swapInput } from './inputs.ts';
import type { Outside } from './outside.ts';
import { startEngine } from './program.ts';
import type { Stop, Story } from './story.ts';

/** What a story is told with: a program that can die at any event, a person, and the world. */
export interface Tale {
  readonly outside: Outside;
  readonly account: string;
  actionId(): string;
  /** What the screen knows of it. */
  summary(): Promise<JsonObject>;
  begin(): Promise<void>;
  /** Looks and answers reviews until the event is there. */
  until(stop: Stop, paceMs?: number): Promise<void>;
  /** The same, and the program dies as soon as the event is durable; it has begun if it had to. */
  leaveAt(stop: Stop, paceMs?: number): Promise<void>;
  /** The program dies over the broadcast: before the network has it, or before it learns of it. */
  leaveOverBroadcast(when: 'before' | 'after'): Promise<void>;
  /** A person's command, and nothing after it. */
  command(name: string): Promise<void>;
  /** Until the next start the node says what these say. */
  nodeSays(lies: Partial<ChainPort>): void;
  pass(milliseconds: number): void;
}

const MOST_LOOKS = 400;

export interface Stage {
  readonly outside: Outside;
  readonly ledger: LedgerPort;
  readonly random: RandomPort;
}

export function createTale({ outside, ledger, random }: Stage, story: Story): Tale {
  const { clock } = outside.world;
  const account = accountOf(story.name);
  let id: string | null = null;
  let commands = 0;
  let lies: Partial<ChainPort> = {};
  const actionId = (): string => present(id, `the action of ${story.name}`);
  const events = () => ledger.readStream(actionStream(actionId()));

  /** A life of the program, and what to run in it; true when it died where it should. */
  const live = (death: { readonly stop?: Stop; readonly broadcast?: 'before' | 'after' }) => {
    let dead = false;
    let tell: (died: true) => void = () => undefined;
    const died = new Promise<true>((resolve) => {
      tell = resolve;
    });
    // What a dead program was waiting for never comes.
    const die = (): Promise<never> => {
      dead = true;
      tell(true);
      return new Promise(() => undefined);
    };
    const watched: LedgerPort = {
      ...ledger,
      async append(batch) {
        if (dead) return die();
        const stored = await ledger.append(batch);
        if (!stored.ok || death.stop === undefined) return stored;
        return found(death.stop, stored.value) ? die() : stored;
      },
    };
    const wrap = (chain: ChainPort): ChainPort => ({
      ...chain,
      ...lies,
      async broadcast(raw) {
        if (death.broadcast === 'before') return die();
        const answer = await chain.broadcast(raw);
        return death.broadcast === 'after' ? die() : answer;
      },
    });
    const engine = startEngine(outside, watched, random, { wrap });
    const during = (work: (engine: Engine) => Promise<unknown>): Promise<boolean> =>
      Promise.race([died, work(engine).then(() => dead)]);
    return { during };
  };

  const begin = async (engine: Engine): Promise<void> => {
    const { name, kind, wish } = story;
    const input = kind === 'send' ? sendInput(name) : swapInput(name, wish ?? {});
    id = must(await engine.start(`${name}: begin`, kind, input)).actionId;
  };

  const wish = (engine: Engine, name: string, payload: { digest: string } | null) => {
    commands += 1;
    const commandId = `${story.name}: ${name} ${commands}`;
    return engine.command({ commandId, actionId: actionId(), name, payload });
  };

  /** The person says yes to whatever is shown. */
  const answer = async (engine: Engine): Promise<void> => {
    const row = await ledger.action(actionId());
    if (row?.waitingFor !== 'SIGNATURE') return;
    const review = (await events()).findLast(({ type }) => type === 'review.prepared');
    must(await wish(engine, 'approve', { digest: String(review?.data.digest) }));
  };

  const look = async (
    death: Parameters<typeof live>[0],
    enough: () => Promise<boolean>,
    paceMs: number,
  ): Promise<void> => {
    const { during } = live(death);
    // An action nobody has begun cannot be stopped at: its first event has a stream of its own.
    if (id === null) await during(begin);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const before = (await events()).length;
      if (await during((engine) => engine.advance(actionId()))) return;
      if (await enough()) return;
      if (await during(answer)) return;
      if ((await events()).length === before) clock.advance(paceMs);
    }
    throw new Error(`${story.name} never came to ${JSON.stringify(death)}`);
  };
  const never = async () => false;

  return {
    outside,
    account,
    actionId,
    summary: async () => present(await ledger.action(actionId()), 'the row').summary,
    begin: async () => void (await live({}).during(begin)),
    until: (stop, paceMs = 2_000) => look({}, async () => found(stop, await events()), paceMs),
    leaveAt: (stop, paceMs = 2_000) => look({ stop }, never, paceMs),
    leaveOverBroadcast: (when) => look({ broadcast: when }, never, 2_000),
    async command(name) {
      await live({}).during(async (engine) => must(await wish(engine, name, null)));
    },
    nodeSays: (said) => {
      lies = said;
    },
    pass: (milliseconds) => clock.advance(milliseconds),
  };
}

/** Gives the account of a story what it needs. */
export async function fund({ outside }: Stage, story: Story): Promise<void> {
  const account = accountOf(story.name);
  const each = { do: 'fund', chain: BASE, account } as const;
  await outside.act({ ...each, token: null, amount: '1000000000000000000' });
  await outside.act({ ...each, token: USDC_BASE, amount: '1000000000' });
}

function found({ type, fits }: Stop, events: readonly StoredEvent[]): boolean {
  return events.some((event) => event.type === type && (fits === undefined || fits(event.data)));
}
