import { NOT_YET, PROGRAMS, type Program } from './programs.ts';

/** The commands that take nothing after their name, and what each is for. */
const BARE: Readonly<Record<string, string>> = {
  check: 'format, lint, types, module boundaries, house rules, unused code',
  test: 'checks and all tests at CI size',
  'test:deep':
    'all tests with the large numbers; COUNTINGHOUSE_SEED in the environment repeats a run',
  build: 'dist of the four libraries',
};

/** Commands that are no program of their own, with what they take. */
const OTHERS: Readonly<Record<string, string>> = {
  start:
    '[-- --get-electron --port N --no-open --data-dir DIR]: the application, in Electron where its runtime is or is fetched, else in the browser',
  'test:electron': '[-- --require]: the Electron specs on a real runtime, or NOT RUN',
};

/** One line on how a command is called; undefined where there is no such command. */
export function usageOf(name: string): string | undefined {
  const does = BARE[name];
  if (does !== undefined) return `npm run ${name}: ${does}. It takes no arguments.`;
  const other = OTHERS[name];
  if (other !== undefined) return `npm run ${name} ${other}.`;
  const program = PROGRAMS[name];
  if (program !== undefined) return `npm run ${name} ${program.takes}: ${program.does}.`;
  const excuse = NOT_YET[name];
  return excuse === undefined ? undefined : `npm run ${name}: not yet. ${excuse}`;
}

/**
 * What is wrong with the arguments of a command that takes none; undefined if nothing is. Ignored, they
 * would let somebody believe that only what they named was looked at.
 */
export function refusalOf(name: string, [first]: readonly string[]): string | undefined {
  if (first === undefined || BARE[name] === undefined) return undefined;
  return `${name} does not know ${first}. It takes no arguments, only --help.`;
}

/** Whether somebody asks how a command is called, and not for what it does. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** Whether a program only tells how it is called: nothing has to be built for that. */
export function answersHelp({ ownHelp }: Pick<Program, 'ownHelp'>, args: readonly string[]) {
  return ownHelp === true && asksForHelp(args);
}
