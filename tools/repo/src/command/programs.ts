/** A program of the workspace that `npm run` starts. */
export interface Program {
  /** From the root of the workspace. */
  readonly entry: string;
  /** Whether it uses code that is generated from the descriptions of the services. */
  readonly generated: boolean;
  /** Its arguments, as a line of usage shows them. */
  readonly takes: string;
  /** What it is for, in a few words. */
  readonly does: string;
  /** It has more to say about its arguments than a line, and says it itself. */
  readonly ownHelp?: true;
}

export const PROGRAMS: Readonly<Record<string, Program>> = {
  demo: {
    entry: 'tools/demo/src/main.ts',
    generated: true,
    takes: '[-- --json]',
    does: 'the whole journey on a private sandbox; --json for one JSON object a line',
  },
  bench: {
    entry: 'tools/bench/src/main.ts',
    generated: true,
    takes: '[-- --only PART,… --size EVENTS --format NAME --json FILE]',
    does: 'benchmark tables',
  },
  'verify-evidence': {
    entry: 'tools/verify-evidence/src/main.ts',
    generated: true,
    takes: '-- FILE [options]',
    does: 'checks a proof file without the program',
    ownHelp: true,
  },
  sandbox: {
    entry: 'tools/sandbox/src/main.ts',
    generated: false,
    takes: '[-- --port-base N --block-time-ms MS --exit-with-parent]',
    does: 'local chains and services, and one JSON line when they are ready',
  },
};

const NO_SCREENS = 'Countinghouse has no screens yet';

/** Commands whose turn has not come: what each says before it exits non-zero. */
export const NOT_YET: Readonly<Record<string, string>> = {
  start: `${NO_SCREENS}: the next step brings them. What there is today: npm run demo`,
  'start:browser': `${NO_SCREENS}, so there is nothing for a browser to show. What there is today: npm run demo`,
  'e2e:pictures': `${NO_SCREENS}, so there is nothing to take pictures of.`,
  package: `${NO_SCREENS}, so there is no application to make an installer of.`,
  'test:electron': 'NOT RUN: no runtime',
};
