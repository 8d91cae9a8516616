import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import { endWithNpm } from '../system/end-with-npm.ts';
import { runNx } from '../system/tools.ts';
import { NOT_YET, PROGRAMS, type Program } from './programs.ts';
import { check, test, testDeep } from './test.ts';
import { asksForHelp, refusalOf, usageOf } from './usage.ts';

const COMMANDS: Readonly<Record<string, () => Promise<number>>> = {
  check,
  test,
  'test:deep': testDeep,
  build: async () => (await runNx(['run-many', '-t', 'build'], { output: 'inherit' })).code,
};

/** Runs one command of the workspace by its name in `package.json`, with the arguments after it. */
export async function launch([name = '', ...args]: readonly string[]): Promise<void> {
  const usage = usageOf(name);
  if (usage !== undefined && asksForHelp(args) && PROGRAMS[name]?.ownHelp !== true) {
    console.log(usage);
    return;
  }
  const refusal = refusalOf(name, args);
  if (refusal !== undefined) {
    console.error(refusal);
    process.exitCode = 1;
    return;
  }
  endWithNpm(name);
  const command = COMMANDS[name];
  const program = PROGRAMS[name];
  const excuse = NOT_YET[name];
  if (command !== undefined) process.exitCode = await command();
  else if (program !== undefined) await start(program, args);
  else {
    console.error(excuse ?? `There is no command "${name}".`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program in this very process, so that its stdout, its stdin and the signals meant for it are
 * its own, with nobody between.
 */
async function start({ entry, generated }: Program, args: readonly string[]): Promise<void> {
  if (generated) await generate();
  // A file named on the command line is meant from where the person stands, not from the root.
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
  const file = join(ROOT, entry);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}

async function generate(): Promise<void> {
  const { code, output } = await runNx(['run-many', '-t', 'generate'], { output: 'capture' });
  if (code === 0) return;
  console.error(output);
  process.exit(1);
}
