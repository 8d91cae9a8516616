import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * Infers the targets of every project from the files it has, so that no project repeats them and a new
 * one cannot forget them: `tsconfig.json` (and `tsconfig.renderer.json`, `tsconfig.preload.json`,
 * `tsconfig.tests.json`) gives types, `tsconfig.build.json` a build, `*.test.ts` unit tests,
 * `*.int.test.ts` integration tests, `electron.vite.config.ts` the bundles of the application. What they
 * depend on and what may be cached stands in nx.json.
 */
export const createNodes = [
  '{packages,apps,tools}/*/{tsconfig.json,tsconfig.build.json,tsconfig.renderer.json,tsconfig.preload.json,tsconfig.tests.json,electron.vite.config.ts,{src,examples}/**/*.test.ts}',
  (files, _options, { workspaceRoot }) => {
    const byProject = new Map();
    for (const file of files) {
      const root = dirname(file).split(sep).slice(0, 2).join('/');
      byProject.set(root, [...(byProject.get(root) ?? []), file]);
    }
    return [...byProject].map(([root, found]) => [
      found[0],
      { projects: { [root]: { root, targets: targetsFor(root, found, workspaceRoot) } } },
    ]);
  },
];

export const name = 'countinghouse-targets';

const run = (command, outputs = []) => ({ command, options: { cwd: '{projectRoot}' }, outputs });

/** The JSON report is an output, so that the counts are right even when nothing had to run. */
const vitest = (kind, filter) =>
  run(
    `vitest run ${filter} --reporter=default --reporter=json --outputFile.json=test-results/${kind}.json`,
    [`{projectRoot}/test-results/${kind}.json`],
  );

/** Specs that drive a browser wait more than they compute: two at a time. All others run alone. */
const atOnce = (root) => (root === 'tools/e2e' ? '--maxWorkers=2' : '--no-file-parallelism');

/** Most of a unit test's time went into loading what the one before had loaded. */
const together = (files, workspaceRoot) =>
  files.some((file) => readFileSync(join(workspaceRoot, file), 'utf8').includes('vi.mock('))
    ? '' // what stands in for a module would be met by the other files
    : ' --no-isolate';

function targetsFor(root, files, workspaceRoot) {
  const has = (suffix) => files.some((file) => file.endsWith(suffix));
  const integration = (file) => file.endsWith('.int.test.ts');
  const unit = (file) => file.endsWith('.test.ts') && !integration(file);
  const typecheck = ['', '.renderer', '.preload', '.tests']
    .map((part) => `tsconfig${part}.json`)
    .filter((settings) => has(`/${settings}`))
    .map((settings) => `tsc -p ${settings}`);
  return {
    lint: run('biome check --error-on-warnings .'),
    ...(has('/tsconfig.json') ? { typecheck: run(typecheck.join(' && ')) } : {}),
    ...(has('tsconfig.build.json')
      ? { build: run('tsc -p tsconfig.build.json', ['{projectRoot}/dist']) }
      : {}),
    ...(has('/electron.vite.config.ts')
      ? { bundle: run('electron-vite build --logLevel warn', ['{projectRoot}/out']) }
      : {}),
    ...(files.some(unit)
      ? {
          test: vitest(
            'unit',
            `--exclude "**/*.int.test.ts"${together(files.filter(unit), workspaceRoot)}`,
          ),
        }
      : {}),
    ...(files.some(integration) ? { int: vitest('int', `.int.test. ${atOnce(root)}`) } : {}),
  };
}
