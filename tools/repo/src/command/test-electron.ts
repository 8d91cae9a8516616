import { ROOT } from '../root.ts';
import { run } from '../system/run.ts';
import { bundle } from './prepare.ts';
import { chooseHost } from './start.ts';

const NOT_RUN = 'NOT RUN: no runtime';

/**
 * `npm run test:electron`: the specs that `npm test` runs on the harness, on Electron itself.
 *
 * Without a runtime it says so, and ends with 0: nothing has failed, and on most machines nothing can
 * run. A job that must not take that for a pass says `-- --require` and gets 1.
 */
export async function testElectron(args: readonly string[]): Promise<number> {
  const { electron } = chooseHost(ROOT, process.env);
  if (electron === null) {
    console.log(NOT_RUN);
    return args.includes('--require') ? 1 : 0;
  }
  await bundle();
  const { code } = await run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--root', 'tools/e2e', 'src/electron/'],
    { output: 'inherit', env: { COUNTINGHOUSE_ELECTRON: electron } },
  );
  return code;
}
