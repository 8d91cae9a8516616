/** A program of the workspace that `npm run` starts. */
export interface Program {
  /** From the root of the workspace. */
  readonly entry: string;
  /** Whether it uses code that is generated from the descriptions of the services. */
  readonly generated: boolean;
  /** Whether it shows the application's page, which is then built first. */
  readonly page?: boolean;
}

export const BROWSER_HOST: Program = {
  entry: 'apps/desktop/src/browser-host/entry.ts',
  generated: true,
  page: true,
};

export const PROGRAMS: Readonly<Record<string, Program>> = {
  demo: { entry: 'tools/demo/src/main.ts', generated: true },
  bench: { entry: 'tools/bench/src/main.ts', generated: true },
  'verify-evidence': { entry: 'tools/verify-evidence/src/main.ts', generated: true },
  sandbox: { entry: 'tools/sandbox/src/main.ts', generated: false },
  'start:browser': BROWSER_HOST,
};

/** Commands whose turn has not come: what each says before it exits non-zero. */
export const NOT_YET: Readonly<Record<string, string>> = {
  'e2e:pictures': 'Nothing takes pictures of the screens yet.',
  package: 'There are no installers yet. What there is: npm start',
};
