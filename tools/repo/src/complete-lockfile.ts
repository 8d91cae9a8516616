import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lockfile {
  packages: Record<string, Locked & Record<string, unknown>>;
}

const SYSTEMS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony'];
const PROCESSORS: readonly (readonly [RegExp, string])[] = [
  [/arm64|aarch64/, 'arm64'],
  [/x64|amd64/, 'x64'],
  [/ia32/, 'ia32'],
  [/arm/, 'arm'],
  [/ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
];

/**
 * Names the builds for other systems that the registry could not tell about when the lockfile was
 * written. Their versions are exact in the packages that ask for them, and `npm ci` refuses a
 * lockfile that leaves them out. An entry made here has no hash: npm takes it from the registry on
 * the system that needs it.
 */
export function completeLockfile(lockfile: Lockfile): readonly string[] {
  const added: string[] = [];
  for (const { optionalDependencies } of Object.values(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      const system = SYSTEMS.find((one) => name.includes(one));
      if (lockfile.packages[key] !== undefined || system === undefined) continue;
      if (!/^\d/.test(version)) throw new Error(`${name} is wanted as ${version}, not exactly`);
      lockfile.packages[key] = entry(name, version, system);
      added.push(name);
    }
  }
  lockfile.packages = Object.fromEntries(
    Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  return added;
}

function entry(name: string, version: string, system: string) {
  const cpu = PROCESSORS.find(([pattern]) => pattern.test(name))?.[1];
  const musl = name.includes('musl');
  return {
    version,
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    dev: true,
    ...(system === 'linux' ? { libc: [musl ? 'musl' : 'glibc'] } : {}),
    optional: true,
    os: [system],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
  const lockfile = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
  const added = completeLockfile(lockfile);
  writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  process.stdout.write(`${added.length} builds for other systems named\n`);
}
