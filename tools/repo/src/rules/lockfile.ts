import { z } from 'zod';
import type { Finding } from './finding.ts';

const entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  optional: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  os: z.union([z.string(), z.array(z.string())]).optional(),
  // Old packages list several to choose from.
  license: z
    .union([z.string(), z.array(z.string()).transform((choices) => choices.join(' OR '))])
    .optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

export type LockEntry = z.infer<typeof entry>;
/** Installed packages by their folder, workspaces included. */
export type LockPackages = Readonly<Record<string, LockEntry>>;

/**
 * Reads the text of a `package-lock.json`.
 *
 * @throws when it is not one of lockfile version 3
 */
export function parseLockfile(text: string): LockPackages {
  return z
    .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) })
    .parse(JSON.parse(text)).packages;
}

/**
 * Dependencies that have an install script which we never run (`ignore-scripts` in `.npmrc`), and why
 * they work without it. A test loads each of them.
 */
export const SCRIPTS_NOT_NEEDED: Readonly<Record<string, string>> = {
  'better-sqlite3':
    'it has none, but npm at times supposes one because the sources lie beside the binary',
  '@foundry-rs/anvil': 'its script looks again for the binary that the platform package brings',
  keytar: 'its script builds from source only where the package has no prebuilt binary',
  nx: 'its script warms a cache; the native part comes in a platform package',
};

/** What the lockfile must not hold: addresses, unproven content, install scripts nobody has judged. */
export function lockfileFindings(packages: LockPackages): Finding[] {
  const file = 'package-lock.json';
  const findings: Finding[] = [];
  const installed = new Set<string>();
  for (const [path, locked] of Object.entries(packages)) {
    const { resolved, integrity, link, hasInstallScript } = locked;
    const name = packageName(path);
    if (name === undefined || link === true) continue;
    if (resolved !== undefined) findings.push({ file, why: `${path} names an address` });
    // A build for another system may be named without its hash, see complete-lockfile.ts.
    const elsewhere = locked.optional === true && locked.os !== undefined;
    // What lies inside another package's archive is covered by that one's hash.
    const inside = locked.inBundle === true;
    if (integrity === undefined && !elsewhere && !inside) {
      findings.push({ file, why: `${path} has no integrity hash` });
    }
    installed.add(name);
    if (hasInstallScript === true && !(name in SCRIPTS_NOT_NEEDED)) {
      findings.push({ file, why: `${path} has an install script` });
    }
  }
  for (const name of Object.keys(SCRIPTS_NOT_NEEDED)) {
    if (!installed.has(name)) findings.push({ file, why: `${name} is excused, but not installed` });
  }
  return findings;
}

/** The name of the package in a folder of the lockfile; undefined for the workspace's own. */
export function packageName(path: string): string | undefined {
  const at = path.lastIndexOf('node_modules/');
  return at === -1 ? undefined : path.slice(at + 'node_modules/'.length);
}
