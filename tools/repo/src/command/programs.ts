/** A program of the workspace that `npm run` starts. */
export interface Program {
  /** From the root of the workspace. */
  readonly entry: string;
  /** Whether it uses code that is generated from the descriptions of the services. */
  readonly generated: boolean;
}

export const PROGRAMS: Readonly<Record<string, Program>> = {
  demo: { entry: 'tools/demo/src/main.ts', generated: true },
  bench: { entry: 'tools/bench/src/main.ts', generated: true },
  'verify-evidence': { entry: 'tools/verify-evidence/src/main.ts', generated: true },
  'e2e:pictures': { entry: 'tools/e2e/src/pictures/main.ts', generated: false },
  sandbox: { entry: 'tools/sandbox/src/main.ts', generated: false },
};

const NO_SCREENS = 'Countinghouse has no screens yet';

/** Commands whose turn has not come: what each says before it exits non-zero. */
export const NOT_YET: Readonly<Record<string, string>> = {
  start: `${NO_SCREENS}: the next step brings them. What there is today: npm run demo`,
  'start:browser': `${NO_SCREENS}, so there is nothing for a browser to show. What there is today: npm run demo`,
  package: `${NO_SCREENS}, so there is no application to make an installer of.`,
  'test:electron': 'NOT RUN: no runtime',
};
