import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { BORDERS, type Border, SHARED_SETTINGS } from './borders.ts';
import type { Finding } from './finding.ts';
import type { Import } from './imports.ts';

const SCOPE = '@countinghouse/';
const TEST_CODE = /\.test\.tsx?$|\/(?:testing|contract-suite|examples)\//u;
const SETTINGS = /^[^/]+\/[^/]+\/[^/]+\.config\.m?ts$/u;

/** Everything the imports of one file ask for that its place does not allow. Pure: reads no disk. */
export function crossings(file: string, imports: readonly Import[]): Finding[] {
  const border = borderOf(file);
  return imports.flatMap((each) => {
    const why = border === undefined ? noBorder(file) : refusal(file, border, each);
    return why === undefined ? [] : [{ file, why }];
  });
}

function borderOf(file: string): Border | undefined {
  return BORDERS.filter(({ folder }) => file.startsWith(`${folder}/`)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

function noBorder(file: string): string | undefined {
  return /^(?:packages|apps|tools)\//u.test(file)
    ? 'this project has no border: say in borders.ts what it may import'
    : undefined;
}

function refusal(file: string, border: Border, { specifier, typeOnly }: Import) {
  if (specifier === null) {
    return file.startsWith('tools/')
      ? undefined
      : 'a computed import cannot be checked: write the name out';
  }
  if (specifier.startsWith('.')) return relativeRefusal(file, border, specifier);
  if (/^(?:\/|file:|[a-z]+:\/\/)/iu.test(specifier))
    return `"${specifier}" is a place, not a module`;
  if (specifier.startsWith(SCOPE)) return packageRefusal(file, border, specifier, typeOnly);
  if (SETTINGS.test(file) || TEST_CODE.test(file)) return undefined;
  if (!border.node && isBuiltin(specifier)) {
    return `${border.folder} runs anywhere: "${specifier}" is Node's`;
  }
  if (border.folder.startsWith('packages/') && /^vitest(?:\/|$)/u.test(specifier)) {
    return 'vitest belongs in tests and in a contract suite';
  }
  return undefined;
}

function relativeRefusal(file: string, border: Border, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  if (SETTINGS.test(file) && target === SHARED_SETTINGS) return undefined;
  const reaches = border.reaches ?? [border.folder];
  return reaches.some((folder) => target.startsWith(`${folder}/`))
    ? undefined
    : `"${specifier}" leaves ${border.folder}`;
}

function packageRefusal(file: string, border: Border, specifier: string, typeOnly: boolean) {
  const [name = '', entry] = specifier.slice(SCOPE.length).split('/');
  // By its own name a project is what others get of it: examples and tests may ask for that.
  if (border.folder.endsWith(`/${name}`)) return undefined;
  const types = typeOnly && border.mayImportTypes?.includes(name) === true;
  if (!border.mayImport.includes(name) && !types) {
    return border.mayImportTypes?.includes(name) === true
      ? `${border.folder} may import only types of ${specifier}`
      : `${border.folder} may not import ${specifier}`;
  }
  const shipped = /^(?:packages|apps)\//u.test(border.folder) && !TEST_CODE.test(file);
  return shipped && (entry === 'contract-suite' || entry === 'testing')
    ? `${specifier} is for tests only`
    : undefined;
}
