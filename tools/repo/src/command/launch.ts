import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import { endWithNpm } from '../system/end-with-npm.ts';
import { runNx } from '../system/tools.ts';
import { GET_ELECTRON, getElectron } from './get-electron.ts';
import { bundle, generate } from './prepare.ts';
import { BROWSER_HOST, NOT_YET, PROGRAMS, type Program } from './programs.ts';
import { chooseHost, startElectron } from './start.ts';
import { check, test, testDeep } from './test.ts';
import { testElectron } from './test-electron.ts';
import { answersHelp, asksForHelp, refusalOf, usageOf } from './usage.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  check,
  test,
  'test:deep': testDeep,
  'test:electron': testElectron,
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
  if (command !== undefined) process.exitCode = await command(args);
  else if (program !== undefined) await start(program, args);
  else if (name === 'start') await open(args);
  else {
    console.error(excuse ?? `There is no command "${name}".`);
    process.exitCode = 1;
  }
}

/** `npm start`: the application in Electron where its runtime is, or is asked for, else in the browser. */
async function open(all: readonly string[]): Promise<void> {
  const args = all.filter((each) => each !== GET_ELECTRON);
  let host = chooseHost(ROOT, process.env);
  if (host.electron === null && args.length < all.length) {
    console.error("Electron's runtime is being fetched; this may take some minutes.");
    const trouble = await getElectron();
    if (trouble !== null) console.error(trouble);
    host = chooseHost(ROOT, process.env);
  }
  console.error(host.sentence);
  if (host.electron === null) return start(BROWSER_HOST, args);
  await bundle();
  process.exitCode = await startElectron(host.electron, args);
}

/**
 * Runs a program in this very process, so that its stdout, its stdin and the signals meant for it are
 * its own, with nobody between.
 */
async function start(program: Program, args: readonly string[]): Promise<void> {
  const { entry, generated } = program;
  if (program.page === true) {
    if (!answersHelp(program, args)) await bundle();
  } else if (generated) await generate();
  // A file named on the command line is meant from where the person stands, not from the root.
  if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
  const file = join(ROOT, entry);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
}
