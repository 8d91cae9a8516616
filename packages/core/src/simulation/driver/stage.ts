import type { Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import type { AnyDefinition } from '../../action/registry.ts';
import type { ChainPort } from '../../ports/chain.ts';
import type { ActionRow } from '../../ports/ledger.ts';
import { noFaults } from '../faults/fault.ts';
import { beginLife, createCallCounter } from '../faults/life.ts';
import { BASE, createSimWorld, type SimWorld } from '../world.ts';
import { payee, sendInput } from './inputs.ts';
import { type ProgramWorld, startProgram } from './program.ts';
import { DEFINITIONS } from './schedule.ts';

/** A world and the hands to move it step by step, for stories that need their own order of events. */
export interface Stage {
  readonly world: SimWorld;
  /** Another start of the program on the same ledger. */
  program(
    definitions?: readonly AnyDefinition<ProgramWorld>[],
    otherChains?: ReadonlyMap<string, ChainPort>,
  ): Engine;
  /** Begins a payment of USDC to `name` and reads its review. */
  begin(engine: Engine, name: string): Promise<string>;
  approve(engine: Engine, actionId: string): Promise<boolean>;
  /** Lets time pass, looking at whatever is due. */
  pass(engine: Engine, milliseconds: number): Promise<void>;
  row(actionId: string): ActionRow;
  /** How many payments `name` has got on chain. */
  paid(name: string): number;
}

export function createStage(bug?: PlantedBug): Stage {
  const world = createSimWorld({ seed: 11 });
  let commands = 0;
  const row = (actionId: string): ActionRow => {
    const found = world.ledger.disk().actions.get(actionId);
    if (found === undefined) throw new Error(`no action ${actionId}`);
    return found;
  };
  return {
    world,
    program(definitions = DEFINITIONS, otherChains) {
      const life = beginLife({
        counter: createCallCounter(),
        plan: noFaults,
        clock: world.clock,
      });
      return startProgram(world, life, definitions, bug, otherChains);
    },
    async begin(engine, name) {
      const input = sendInput({ chain: BASE, to: payee(name), native: false, units: 5n });
      const begun = await engine.start(`start ${name}`, 'send', input);
      if (!begun.ok) throw new Error(begun.error.message);
      await engine.advance(begun.value.actionId);
      return begun.value.actionId;
    },
    async approve(engine, actionId) {
      const events = world.ledger.disk().streams.get(`action/${actionId}`) ?? [];
      const review = events.findLast(({ type }) => type === 'review.prepared');
      const payload = { digest: String(review?.data.digest), secondYes: 'blind' };
      commands += 1;
      const commandId = `approve ${commands}`;
      const answer = await engine.command({ commandId, actionId, name: 'approve', payload });
      await engine.advance(actionId);
      return answer.ok;
    },
    async pass(engine, milliseconds) {
      const until = world.clock.now() + milliseconds;
      while (world.clock.now() < until) {
        world.clock.advance(Math.min(2_000, until - world.clock.now()));
        await engine.runDue();
      }
    },
    row,
    paid: (name) =>
      world.base.mined().filter(({ transfers }) => transfers.some(({ to }) => to === payee(name)))
        .length,
  };
}
