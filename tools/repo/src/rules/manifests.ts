import { z } from 'zod';
import type { Finding } from './finding.ts';

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  license: z.string().optional(),
  overrides: z.record(z.string(), z.unknown()).default({}),
});

const EXACT = /^(?:npm:(?:@[^/@]+\/)?[^/@]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/u;
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

/** A `package.json` of ours: exact versions, our licence, nothing that runs at install. */
export function manifestFindings(file: string, text: string): Finding[] {
  const { scripts, license, overrides, ...groups } = manifest.parse(JSON.parse(text));
  const wanted = [...Object.values(groups).flatMap(Object.entries<string>), ...leaves(overrides)];
  return [
    ...wanted.flatMap(([name, version]) =>
      EXACT.test(version) ? [] : [{ file, why: `${name}@${version} is not an exact version` }],
    ),
    ...INSTALL_SCRIPTS.filter((name) => name in scripts).map((name) => ({
      file,
      why: `"${name}" would run at install`,
    })),
    ...(license === 'MIT' ? [] : [{ file, why: 'the licence is not MIT' }]),
  ];
}

/** Overrides nest; the versions are their leaves. `$name` repeats a version that stands elsewhere. */
function leaves(tree: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    if (typeof value === 'string') return value.startsWith('$') ? [] : [[name, value] as const];
    return leaves(z.record(z.string(), z.unknown()).parse(value));
  });
}
