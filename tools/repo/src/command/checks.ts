import { ROOT } from '../root.ts';
import { describeFinding } from '../rules/finding.ts';
import { RULES } from '../rules/workspace.ts';
import type { Ran } from '../system/run.ts';
import { runNx, runTool } from '../system/tools.ts';
import type { Step } from './step.ts';

const said = ({ code, output }: Ran): string[] =>
  code === 0 ? [] : [output.trim() || `exit ${code}`];

/** `npm run check`: format, lint, types, borders, house rules, unused code. */
export const CHECKS: readonly Step[] = [
  {
    name: 'format and lint',
    run: async (signal) =>
      said(
        await runTool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.'], {
          output: 'capture',
          signal,
        }),
      ),
  },
  {
    name: 'types',
    run: async (signal) =>
      said(
        await runNx(['run-many', '-t', 'typecheck', '--outputStyle=static'], {
          output: 'capture',
          signal,
        }),
      ),
  },
  ...RULES.map(({ name, find }) => ({
    name,
    run: async () => find(ROOT).map(describeFinding),
  })),
  {
    name: 'unused code',
    run: async (signal) =>
      said(
        await runTool('knip', 'knip', ['--no-progress', '--no-config-hints'], {
          output: 'capture',
          signal,
        }),
      ),
  },
];
