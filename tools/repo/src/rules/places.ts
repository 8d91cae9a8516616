import type { Finding } from './finding.ts';

/** Put together at run time, so that this file keeps the rule it checks. */
const REGISTRIES = [
  ['npmjs', 'org'],
  ['npmjs', 'com'],
  ['yarnpkg', 'com'],
  ['npmmirror', 'com'],
  ['deb', 'debian', 'org'],
  ['pypi', 'org'],
  ['pkg', 'github', 'com'],
].map((parts) => parts.join('.'));

const HOMES = ['home', 'Users', 'root', 'work', 'workspace', 'workspaces', 'mnt', 'builds'];
const PLACE = new RegExp(String.raw`(?<![\w.:/})-])/(?:${HOMES.join('|')})/[\w.@-]+`, 'u');
const WINDOWS_PLACE = /\b[A-Za-z]:\\{1,2}Users\\/u;

/** Registry hosts and folders of one machine: whoever clones the project has neither. */
export function placeFindings(file: string, text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const at = `${file}:${index + 1}`;
    const host = REGISTRIES.find((name) => line.includes(name));
    if (host !== undefined) return [{ file: at, why: `names the registry ${host}` }];
    const place = PLACE.exec(line)?.[0] ?? WINDOWS_PLACE.exec(line)?.[0];
    return place === undefined
      ? []
      : [{ file: at, why: `names a folder of one machine: ${place}` }];
  });
}
