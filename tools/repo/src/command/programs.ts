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
  /** Whether it runs or shows the application, which is then bundled first. */
  readonly page?: boolean;
}

export const BROWSER_HOST: Program = {
  entry: 'apps/desktop/out/main/browser-host.js',
  generated: true,
  takes: '[-- --port N --no-open --data-dir DIR]',
  does: 'the application, as a page on 127.0.0.1',
  ownHelp: true,
  page: true,
};

export const PROGRAMS: Readonly<Record<string, Program>> = {
  demo: {
    entry: 'tools/demo/src/main.ts',
    generated: true,
    takes: '[-- --json]',
    does: 'the journeys swap and earn on a private sandbox; --json for one JSON object a line',
  },
  bench: {
    entry: 'tools/bench/src/main.ts',
    generated: true,
    takes: '[-- --only PART,… --size EVENTS --format NAME --json FILE]',
    does: 'benchmark tables',
    page: true,
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
    takes: '[-- --port-base N --block-time-ms MS --data-dir DIR --exit-with-parent]',
    does: 'local chains and services, and one JSON line when they are ready',
  },
  'start:browser': BROWSER_HOST,
  'e2e:pictures': {
    entry: 'tools/e2e/src/pictures/main.ts',
    generated: false,
    takes: '',
    does: 'pictures of every screen and state',
  },
};

/** Commands whose turn has not come: what each says before it exits non-zero. */
export const NOT_YET: Readonly<Record<string, string>> = {
  package: 'There are no installers yet. What there is: npm start',
};
