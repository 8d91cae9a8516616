import type { Engine } from '../../action/engine.ts';
import type { PlantedBug } from '../../action/planted-bug.ts';
import type { AnyDefinition } from '../../action/registry.ts';
import type { Finding } from '../audit/finding.ts';
import { type FaultPlan, noFaults } from '../faults/fault.ts';
import { beginLife, type CallCounter, createCallCounter, type Life } from '../faults/life.ts';
import type { SimWorld } from '../world.ts';
import { beginPursuit, type Errand, type Pursuit } from './errand.ts';
import { createPerson, wouldRetry } from './person.ts';
import { type ProgramWorld, startProgram } from './program.ts';

export interface RunOptions {
  readonly world: SimWorld;
  readonly errands: readonly Errand[];
  readonly definitions: readonly AnyDefinition<ProgramWorld>[];
  readonly plan?: FaultPlan;
  readonly bug?: PlantedBug;
  /** Looks at which nothing may go wrong any more come after this many steps. */
  readonly calmAfter?: number;
  /** Stops as soon as everything has come to rest, even before it is calm. */
  readonly restEarly?: boolean;
  /**
   * How long the program lives on after everything has come to rest, while transactions that were lost
   * turn up again and blocks still change: whatever has ended may have to be opened again.
   */
  readonly aftermathMs?: number;
  /** Called once when the storm is over, to end what would otherwise last for ever. */
  readonly calm?: () => void;
}

/** What a run left behind, for auditors and for a reader of its trace. */
export interface Run {
  readonly world: SimWorld;
  readonly pursuits: readonly Pursuit[];
  readonly counter: CallCounter;
  /** How often the program was started. */
  readonly lives: number;
  readonly steps: number;
  readonly rested: boolean;
  readonly trace: readonly string[];
  readonly findings: readonly Finding[];
}

const MOST_STEPS = 1_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Lets the program and the persons live in the world until everything has come to rest. Whatever
 * kills the program, it is started again, with nothing but the ledger.
 */
export async function run(options: RunOptions): Promise<Run> {
  const { world, definitions } = options;
  const counter = createCallCounter();
  const trace: string[] = [];
  const findings: Finding[] = [];
  const start = world.clock.now();
  const note = (line: string): void => {
    trace.push(`${((world.clock.now() - start) / 1_000).toFixed(1)} s  ${line}`);
  };
  const person = createPerson(world, note, (finding) => findings.push(finding));
  const pursuits = options.errands.map(beginPursuit);
  const calmAfter = options.calmAfter ?? 0;
  let calm = false;
  let lives = 0;
  let life: Life;
  let engine: Engine;

  const restart = (): void => {
    lives += 1;
    // The signer is a process of the program: it starts anew, and old approvals are void.
    world.signer.unlock();
    const plan: FaultPlan = (call) => {
      const fault = calm ? null : (options.plan ?? noFaults)(call);
      if (fault !== null) note(`${fault.kind} at call ${call.number}, ${call.port}.${call.method}`);
      return fault;
    };
    life = beginLife({ counter, plan, clock: world.clock });
    engine = startProgram(world, life, definitions, options.bug);
  };

  const during = async (work: () => Promise<unknown>): Promise<void> => {
    await life.run(work);
    if (life.death() !== null) restart();
  };

  restart();
  let steps = 0;
  let quiet = 0;
  let last = '';
  let told = '';
  let over = Number.POSITIVE_INFINITY;
  while (steps < MOST_STEPS) {
    steps += 1;
    if (!calm && steps > calmAfter) {
      calm = true;
      options.calm?.();
      note('calm');
    }
    for (const pursuit of pursuits) await during(() => person.act(pursuit, engine));
    await during(() => engine.runDue());
    const now = describe(world, pursuits);
    if (now !== told) note(now);
    told = now;
    // A service that keeps changing its mind does so for ever; that alone is no news.
    const news = world.ledger.disk().events.filter(({ type }) => type !== 'status.changed');
    const head = `${now} ${news.length}`;
    quiet = head === last ? quiet + 1 : 0;
    last = head;
    const early = options.restEarly === true;
    if ((calm || early) && atRest(world, pursuits, quiet, early)) {
      if (over === Number.POSITIVE_INFINITY) {
        over = world.clock.now() + (options.aftermathMs ?? 0);
        for (const chain of world.chains.values()) chain.resurrectAll();
      }
      if (world.clock.now() >= over) break;
    }
    await sleep(world, quiet);
  }
  const rested = steps < MOST_STEPS;
  return { world, pursuits, counter, lives, steps, rested, trace, findings };
}

/** The next moment at which anything can happen; longer and longer steps while nothing does. */
async function sleep(world: SimWorld, quiet: number): Promise<void> {
  const now = world.clock.now();
  const due = await world.ledger.nextDueAt();
  const next = Math.min(due ?? Number.POSITIVE_INFINITY, now + 60_000);
  const least = quiet < 12 ? 500 : quiet < 20 ? 120_000 : quiet < 30 ? 3_600_000 : DAY_MS;
  world.clock.advanceTo(Math.max(next, now + least));
}

// What a person can still do something about; everything else only waits for somebody else.
const PERSON_ACTS: ReadonlySet<string> = new Set([
  'SIGNATURE',
  'SEND_DEPOSIT',
  'DEPOSIT_INCOMPLETE',
  'DID_YOU_SEND',
  'TRANSACTION_OVERDUE',
  'NONCE_GAP',
  'RELAY_FAILED',
]);

/** Every errand has ended, or waits for a person who has nothing left to do about it. */
function atRest(
  world: SimWorld,
  pursuits: readonly Pursuit[],
  quiet: number,
  early: boolean,
): boolean {
  return pursuits.every((pursuit) => {
    if (pursuit.refused !== null) return true;
    const row = world.ledger.disk().actions.get(pursuit.actionId ?? '');
    if (row === undefined || wouldRetry(pursuit, row)) return false;
    if (!row.open) return true;
    const { temper } = pursuit.errand;
    const acts = PERSON_ACTS.has(row.waitingFor ?? '') || temper.stuck === 'gives up';
    const stuck = early && !acts && world.clock.now() - row.updatedAt > 60_000;
    return row.status === 'needs you' && quiet > (stuck ? 3 : 24);
  });
}

function describe(world: SimWorld, pursuits: readonly Pursuit[]): string {
  return pursuits
    .map(({ errand, actionId, refused }) => {
      const row = world.ledger.disk().actions.get(actionId ?? '');
      const waits = row?.waitingFor === null || row === undefined ? '' : ` (${row.waitingFor})`;
      return `${errand.name} is ${refused ?? row?.status ?? 'not begun'}${waits}`;
    })
    .join(', ');
}
