import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { add, NOTHING, ONE_FAILED, type Tally } from './tally.ts';
import { readReport } from './vitest-report.ts';

/** `test` and `int` are targets of nx; their reports are called so. */
export type TestKind = 'unit' | 'int';

/**
 * Projects that have tests of a kind, by the same sign by which nx infers their target: those with most
 * files of them first, which is about those that take longest.
 */
export function projectsWithTests(root: string, kind: TestKind): string[] {
  const files = globSync('{packages,apps,tools}/*/{src,examples}/**/*.test.ts', { cwd: root });
  const wanted = files.filter((file) => file.endsWith('.int.test.ts') === (kind === 'int'));
  const byProject = Map.groupBy(wanted, (file) => file.split(/[\\/]/u).slice(0, 2).join('/'));
  return [...byProject]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([project]) => project);
}

const reportOf = (root: string, project: string, kind: TestKind) =>
  join(root, project, 'test-results', `${kind}.json`);

/** So that no report of an earlier run can be taken for one of this. nx brings back cached ones. */
export function forgetReports(root: string, projects: readonly string[], kind: TestKind): void {
  for (const project of projects) rmSync(reportOf(root, project, kind), { force: true });
}

/** Counts what the projects reported; one that did not report counts as one failure. */
export function countReports(
  root: string,
  projects: readonly string[],
  kind: TestKind,
  tell: (line: string) => void,
): Tally {
  return projects.reduce((sum, project) => {
    try {
      return add(sum, readReport(readFileSync(reportOf(root, project, kind), 'utf8')));
    } catch {
      tell(`${project} did not report its ${kind} tests: counted as one failure`);
      return add(sum, ONE_FAILED);
    }
  }, NOTHING);
}
