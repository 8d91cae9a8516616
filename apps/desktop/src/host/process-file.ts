/** Where the processes are written. Bundled, each lies beside whoever starts it, under its name. */
const SOURCES = {
  backend: '../backend/entry.ts',
  signer: '../backend/signer-entry.ts',
  courier: '../courier/entry.ts',
} as const;

export type ProcessName = keyof typeof SOURCES;

/** Whether the application runs as it is written, not as it is bundled. */
export const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** What Node needs to be told to run a process of the application. */
export const NODE_OPTIONS: readonly string[] = FROM_SOURCE ? ['--conditions=source'] : [];

/** The file of a process, to be run by Node: the one that belongs to the program that asks. */
export const processFile = (name: ProcessName): URL =>
  new URL(FROM_SOURCE ? SOURCES[name] : `./${name}.js`, import.meta.url);
