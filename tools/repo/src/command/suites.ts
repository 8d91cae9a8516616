import {
  countReports,
  forgetReports,
  projectsWithTests,
  type TestKind,
} from '../counts/reports.ts';
import { NOTHING, ONE_FAILED, type Tally } from '../counts/tally.ts';
import { ROOT } from '../root.ts';
import { runNx } from '../system/tools.ts';

const TARGETS = { unit: 'test', int: 'int' } as const;

export interface SuiteOptions {
  readonly kind: TestKind;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Runs everything, whatever the cache holds. */
  readonly fresh?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the tests of one kind in every project that has some, two projects at a time. */
export async function runSuites(options: SuiteOptions): Promise<Tally> {
  const { kind, signal, tell, env = {} } = options;
  const projects = projectsWithTests(ROOT, kind);
  if (projects.length === 0) return NOTHING;
  forgetReports(ROOT, projects, kind);
  const { code } = await runNx(
    [
      'run-many',
      '-t',
      TARGETS[kind],
      '--parallel=2',
      '--nxBail=false',
      '--outputStyle=static',
      ...(options.fresh === true ? ['--skip-nx-cache'] : []),
    ],
    { output: 'inherit', signal, env },
  );
  const tally = countReports(ROOT, projects, kind, tell);
  if (code === 0 || tally.failed > 0) return tally;
  tell(`The ${kind} tests ended with ${code}, though no project reported a failure`);
  return { ...tally, failed: ONE_FAILED.failed };
}
