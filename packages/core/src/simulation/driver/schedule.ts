import type { PlantedBug } from '../../action/planted-bug.ts';
import type { AnyDefinition } from '../../action/registry.ts';
import {
  authorizeV1,
  buyV1,
  exitV1,
  fundV1,
  removalV1,
  revokeV1,
  sellV1,
  withdrawV1,
} from '../../earn/index.ts';
import { sendV1 } from '../../send/send.ts';
import { swapV1 } from '../../swap/swap.ts';
import type { Finding } from '../audit/finding.ts';
import { createSimRandom, type SimRandom } from '../random.ts';
import { ARBITRUM, BASE, createSimWorld } from '../world.ts';
import { chanceErrand } from './earn-chance.ts';
import type { Errand, Temper } from './errand.ts';
import { payee, sendInput, swapErrandOf } from './inputs.ts';
import type { ProgramWorld } from './program.ts';
import { type Run, run } from './run.ts';
import { brew } from './storm.ts';
import { judge } from './verdict.ts';

/** The definitions a simulated program knows. */
export const DEFINITIONS: readonly AnyDefinition<ProgramWorld>[] = [
  sendV1,
  swapV1,
  fundV1,
  authorizeV1,
  revokeV1,
  buyV1,
  sellV1,
  withdrawV1,
  exitV1,
  removalV1,
];

export interface ScheduleResult {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly run: Run;
}

export interface ScheduleOptions {
  readonly bug?: PlantedBug;
}

/** One seeded schedule: persons, faults, crashes and accidents, until rest, then the verdict. */
export async function runSchedule(
  seed: number,
  options: ScheduleOptions = {},
): Promise<ScheduleResult> {
  const random = createSimRandom(seed);
  const pace = random.fork();
  const slow = random.int(1, 20);
  const world = createSimWorld({
    seed,
    inclusionDelay: () => pace.int(1, slow),
    signerKind: random.pick(['local', 'hardware']),
  });
  const accidents: string[] = [];
  const storm = brew(world, random.fork(), (line) => accidents.push(line));
  // Half of the schedules are about sends and swaps, the other half about an earning account.
  const earning = random.oneIn(2);
  const errands = Array.from({ length: random.int(1, earning ? 4 : 3) }, (_, index) => {
    if (earning && !random.oneIn(8)) return chanceErrand(random, index, temper(random));
    return random.oneIn(2) ? sendErrand(random, index) : swapErrand(random, index);
  });
  const result = await run({
    world,
    errands,
    definitions: DEFINITIONS,
    plan: storm.plan,
    calm: storm.calm,
    aftermathMs: 3 * 3_600_000,
    calmAfter: random.int(5, 60),
    ...(options.bug === undefined ? {} : { bug: options.bug }),
  });
  const trace = [...accidents.map((line) => `accident: ${line}`), ...result.trace];
  return { seed, findings: judge(result, DEFINITIONS), run: { ...result, trace } };
}

function temper(random: SimRandom): Temper {
  return {
    approves: !random.oneIn(10),
    hesitatesMs: random.pick([0, 0, 5_000, 60_000, 15 * 60_000]),
    doubleClicks: random.oneIn(3),
    impatient: random.pick(['waits', 'speeds up', 'cancels']),
    deposits: random.pick(['pays', 'pays', 'pays late', 'pays part', 'pays twice', 'never pays']),
    retries: random.oneIn(2),
    stuck: random.pick(['waits', 'gives up']),
  };
}

function sendErrand(random: SimRandom, index: number): Errand {
  const native = random.oneIn(3);
  const chain = random.pick([BASE, BASE, ARBITRUM] as const);
  const to = payee(`send ${index}`);
  const input = sendInput({ chain, to, native, units: BigInt(random.int(1, 1_000_000)) });
  const token = typeof input.token === 'string' ? input.token : null;
  const payment = { chain, to, token };
  return { name: `send ${index}`, kind: 'send', input, temper: temper(random), payment };
}

function swapErrand(random: SimRandom, index: number): Errand {
  const [origin, destination] = random.pick([
    ['base USDC', 'arb USDC'],
    ['base USDC', 'arb USDC'],
    ['arb USDC', 'base ETH'],
    ['base ETH', 'arb USDC'],
    ['base USDC', 'btc BTC'],
    ['btc BTC', 'arb USDC'],
  ] as const);
  return swapErrandOf({
    name: `swap ${index}`,
    origin,
    destination,
    swapType: random.pick(['EXACT_INPUT', 'EXACT_INPUT', 'EXACT_OUTPUT', 'FLEX_INPUT']),
    dollars: random.int(20, 500),
    outside: random.oneIn(4) || origin === 'btc BTC',
    temper: temper(random),
  });
}
