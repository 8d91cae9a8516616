import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossings } from './boundaries.ts';
import { ownFiles } from './files.ts';
import type { Finding } from './finding.ts';
import { importsOf } from './imports.ts';
import { licenceFindings } from './licences.ts';
import { lockfileFindings, parseLockfile } from './lockfile.ts';
import { manifestFindings } from './manifests.ts';
import { placeFindings } from './places.ts';

/** A rule of the whole workspace, by the name it is reported under. */
export interface Rule {
  readonly name: string;
  readonly find: (root: string) => Finding[];
}

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

const perFile =
  (wanted: RegExp, find: (file: string, text: string) => Finding[]) =>
  (root: string): Finding[] =>
    ownFiles(root)
      .filter((file) => wanted.test(file))
      .flatMap((file) => find(file, read(root, file)));

/** What a machine can check of the house rules, beyond format, types and unused code. */
export const RULES: readonly Rule[] = [
  {
    name: 'module boundaries',
    find: perFile(/\.[mc]?[jt]sx?$/u, (file, text) => crossings(file, importsOf(file, text))),
  },
  {
    name: 'exact versions',
    find: perFile(/(?:^|\/)package\.json$/u, manifestFindings),
  },
  {
    name: 'lockfile and install scripts',
    find: (root) => lockfileFindings(parseLockfile(read(root, 'package-lock.json'))),
  },
  {
    name: 'licences',
    find: (root) => licenceFindings(parseLockfile(read(root, 'package-lock.json'))),
  },
  { name: 'no registry, no machine', find: perFile(/./u, placeFindings) },
];
