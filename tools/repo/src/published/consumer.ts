import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root.ts';

export const LIBRARIES = ['core', 'providers', 'storage', 'wallet'] as const;

const manifest = z.object({
  name: z.string(),
  sideEffects: z.literal(false),
  files: z.array(z.string()),
  exports: z.record(
    z.string(),
    z.strictObject({ source: z.string(), types: z.string(), default: z.string() }),
  ),
});
export type Manifest = z.infer<typeof manifest>;

export function readManifest(library: string): Manifest {
  return manifest.parse(
    JSON.parse(readFileSync(join(ROOT, 'packages', library, 'package.json'), 'utf8')),
  );
}

/**
 * A folder outside the workspace with the four libraries as a registry would give them: their manifest
 * and the `files` it names, nothing from source. What they depend on is linked from the workspace.
 */
export function makeConsumer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  const scope = join(folder, 'node_modules/@countinghouse');
  for (const library of LIBRARIES) {
    const from = join(ROOT, 'packages', library);
    mkdirSync(join(scope, library), { recursive: true });
    for (const part of ['package.json', ...readManifest(library).files]) {
      cpSync(join(from, part), join(scope, library, part), { recursive: true });
    }
    linkOwnDependencies(from, join(scope, library));
  }
  for (const name of outsideDependencies()) link(folder, name);
  return folder;
}

/** A dependency whose version differs from the others' lies in the project's own folder. */
function linkOwnDependencies(from: string, to: string): void {
  const own = join(from, 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(to, 'node_modules'), 'junction');
}

function outsideDependencies(): string[] {
  const dependencies = LIBRARIES.flatMap((library) => {
    const text = readFileSync(join(ROOT, 'packages', library, 'package.json'), 'utf8');
    const parsed = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(text));
    return Object.keys(parsed.dependencies);
  });
  const outside = dependencies.filter((name) => !name.startsWith('@countinghouse/'));
  return [...new Set([...outside, 'vitest', '@types/node'])];
}

function link(folder: string, name: string): void {
  const target = join(folder, 'node_modules', name);
  mkdirSync(join(target, '..'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), target, 'junction');
}
