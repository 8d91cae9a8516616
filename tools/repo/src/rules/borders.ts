/** What the files of one folder may ask for. The deepest border around a file is the one that counts. */
export interface Border {
  readonly folder: string;
  /** Workspace packages by short name. */
  readonly mayImport: readonly string[];
  /** Only for types: nothing of it may run. */
  readonly mayImportTypes?: readonly string[];
  /** Folders that relative imports may reach; the border's own folder when not given. */
  readonly reaches?: readonly string[];
  /** False: no built-in of Node, so that the code runs anywhere. Tests are free of this. */
  readonly node: boolean;
}

const LIBRARIES = ['core', 'providers', 'storage', 'wallet'];

/**
 * The arrows: apps → providers | storage | wallet → core. Providers, storage and wallet meet only in the
 * application's backend. The sandbox shares nothing with the packages, so that client and server cannot
 * share an error.
 */
export const BORDERS: readonly Border[] = [
  { folder: 'packages/core', mayImport: [], node: false },
  { folder: 'packages/providers', mayImport: ['core'], node: true },
  { folder: 'packages/storage', mayImport: ['core'], node: true },
  { folder: 'packages/wallet', mayImport: ['core'], node: true },
  { folder: 'apps/desktop', mayImport: LIBRARIES, node: true },
  {
    folder: 'apps/desktop/src/contract',
    mayImport: ['core'],
    reaches: ['apps/desktop/src/contract'],
    node: false,
  },
  {
    folder: 'apps/desktop/src/backend',
    mayImport: LIBRARIES,
    reaches: ['apps/desktop/src/backend', 'apps/desktop/src/contract', 'apps/desktop/src/host'],
    node: true,
  },
  {
    folder: 'apps/desktop/src/host',
    mayImport: [],
    reaches: ['apps/desktop/src/host'],
    node: true,
  },
  {
    folder: 'apps/desktop/src/courier',
    mayImport: ['wallet'],
    reaches: ['apps/desktop/src/courier', 'apps/desktop/src/host'],
    node: true,
  },
  {
    folder: 'apps/desktop/src/main',
    mayImport: [],
    reaches: ['apps/desktop/src/main', 'apps/desktop/src/host'],
    node: true,
  },
  {
    folder: 'apps/desktop/src/browser-host',
    mayImport: [],
    reaches: ['apps/desktop/src/browser-host', 'apps/desktop/src/host'],
    node: true,
  },
  {
    folder: 'apps/desktop/src/renderer',
    mayImport: [],
    mayImportTypes: ['core'],
    reaches: ['apps/desktop/src/renderer', 'apps/desktop/src/contract', 'apps/desktop/src/host'],
    node: false,
  },
  {
    folder: 'apps/desktop/src/preload',
    mayImport: [],
    reaches: ['apps/desktop/src/preload'],
    node: false,
  },
  { folder: 'tools/sandbox', mayImport: [], node: true },
  { folder: 'tools/repo', mayImport: [], node: true },
  { folder: 'tools/verify-evidence', mayImport: ['core', 'providers', 'wallet'], node: true },
  { folder: 'tools/demo', mayImport: [...LIBRARIES, 'desktop', 'sandbox'], node: true },
  // What a person does at a screen is told once, for the tests and for what is measured.
  { folder: 'tools/bench', mayImport: [...LIBRARIES, 'desktop', 'sandbox', 'e2e'], node: true },
  { folder: 'tools/electron-harness', mayImport: [], node: true },
  {
    folder: 'tools/engine-tests',
    mayImport: [...LIBRARIES, 'desktop', 'sandbox', 'demo'],
    node: true,
  },
  {
    folder: 'tools/e2e',
    mayImport: [
      ...LIBRARIES,
      'desktop',
      'sandbox',
      'engine-tests',
      'verify-evidence',
      // Its specs of the application run on it.
      'electron-harness',
    ],
    node: true,
  },
];

/** The one file of the workspace's root that a project's own settings may import. */
export const SHARED_SETTINGS = 'vitest.shared.ts';
