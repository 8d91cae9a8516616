import type { Finding } from './finding.ts';
import { type LockPackages, packageName } from './lockfile.ts';

/** Licences that let the program be shipped under its own. */
const MAY_SHIP = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Fonts may be bundled with any program under this one; it binds the font files alone. */
const FONT_LICENCE = 'OFL-1.1';
const FONTS = /^@fontsource(?:-variable)?\//u;

/**
 * Everything that ships with the packages and the application, by its folder in the lockfile: what they
 * depend on, and what that depends on. Test tools and `tools/` do not ship.
 */
export function shippedPaths(packages: LockPackages): string[] {
  const shipped = new Set<string>();
  const open = Object.keys(packages).filter((path) => /^(?:packages|apps)\/[^/]+$/u.test(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const { dependencies, optionalDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = resolveFrom(packages, path, name);
      if (found === undefined || shipped.has(found) || packages[found]?.link === true) continue;
      shipped.add(found);
      open.push(found);
    }
  }
  return [...shipped].sort();
}

/** The folder Node would find: the nearest `node_modules` upwards. Absent for another platform's part. */
function resolveFrom(packages: LockPackages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in packages) return path;
    if (at === '') return undefined;
  }
}

/** Shipped dependencies under a licence that is not on the list. */
export function licenceFindings(packages: LockPackages): Finding[] {
  return shippedPaths(packages).flatMap((path) => {
    const licence = packages[path]?.license;
    if (licence !== undefined && mayShip(licence)) return [];
    if (licence === FONT_LICENCE && FONTS.test(packageName(path) ?? '')) return [];
    const why = `${packageName(path)} ships under ${licence ?? 'no named licence'}`;
    return [{ file: 'package-lock.json', why }];
  });
}

/** Reads the small part of SPDX expressions in use: one name, `A OR B`, `A AND B`, brackets around all. */
export function mayShip(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/u, '$1');
  if (bare.includes('(')) return false;
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((id) => MAY_SHIP.has(id)));
}
