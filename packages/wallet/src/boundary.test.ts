import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = import.meta.dirname;

/** Every file that is really loaded from a file; imports of types alone load nothing. */
function loadedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, clause = '', path = ''] of text.matchAll(
    /^(?:import|export)\s([^'";]*?)\s?(?:from\s)?'(\.[^']+)';/gms,
  )) {
    if (!clause.startsWith('type ')) loadedFrom(resolve(dirname(file), path), seen);
  }
  return seen;
}

const names = (entry: string) =>
  [...loadedFrom(resolve(root, entry))].map((file) => relative(root, file));

test('the backend loads no code that opens a secret', () => {
  const loaded = names('index.ts');
  expect(loaded).toContain('signer/host/start-signer.ts');
  expect(loaded.filter((file) => /^(secrets|signer\/server|testing)\//.test(file))).toEqual([]);
});

test('the signer process loads no network and nothing for tests', () => {
  const loaded = names('signer/server/index.ts');
  expect(loaded).toContain('secrets/sign.ts');
  expect(loaded.filter((file) => /^(chain|signer\/host|testing)\//.test(file))).toEqual([]);
});
