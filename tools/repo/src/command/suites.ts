import { join } from 'node:path';
import {
  countReports,
  forgetReports,
  projectsWithTests,
  type TestKind,
} from '../counts/reports.ts';
import { NOTHING, ONE_FAILED, type Tally } from '../counts/tally.ts';
import { ROOT } from '../root.ts';
import { runNx } from '../system/tools.ts';

/** Hundreds of processes are started from the same sources: they are compiled once. */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'node-compile') };

const TARGETS = { unit: 'test', int: 'int' } as const;

export interface SuiteOptions {
  readonly kind: TestKind;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Runs everything, whatever the cache holds. */
  readonly fresh?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Integration tests wait for chains and processes most of their time: so many projects at once. */
const LANES = 2;

/** Runs the tests of one kind in every project that has some, a few projects at a time. */
export async function runSuites(options: SuiteOptions): Promise<Tally> {
  const { kind, tell } = options;
  const projects = projectsWithTests(ROOT, kind);
  if (projects.length === 0) return NOTHING;
  forgetReports(ROOT, projects, kind);
  const codes =
    kind === 'unit' ? [await runAll(options, [])] : await longestFirst(projects, options);
  const tally = countReports(ROOT, projects, kind, tell);
  const ended = codes.find((code) => code !== 0);
  if (ended === undefined || tally.failed > 0) return tally;
  tell(`The ${kind} tests ended with ${ended}, though no project reported a failure`);
  return { ...tally, failed: ONE_FAILED.failed };
}

/** nx by itself begins with what others build on; the longest, on which nobody builds, would be alone at the end. */
async function longestFirst(
  projects: readonly string[],
  options: SuiteOptions,
): Promise<readonly number[]> {
  // What several of them need is made once, before; made again in both lanes, it would be torn in between.
  const made = await nx(['-t', 'generate', 'build', 'bundle', '--parallel=2'], options);
  const waiting = [...projects];
  const codes = [made];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const alone = [`--projects=directory:${next}`, '--excludeTaskDependencies'];
      codes.push(await runAll(options, alone));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return codes;
}

const runAll = (options: SuiteOptions, which: readonly string[]): Promise<number> => {
  const again = options.fresh === true ? ['--skip-nx-cache'] : [];
  return nx(['-t', TARGETS[options.kind], ...which, '--parallel=2', ...again], options);
};

async function nx(args: readonly string[], { signal, env = {} }: SuiteOptions): Promise<number> {
  const all = ['run-many', ...args, '--nxBail=false', '--outputStyle=static'];
  return (await runNx(all, { output: 'inherit', signal, env: { ...COMPILED, ...env } })).code;
}
