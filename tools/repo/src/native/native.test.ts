import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';
import { runTool } from '../system/tools.ts';

const requireIn = (project: string) => createRequire(join(ROOT, project, 'package.json'));
const versionOf = (dependency: string, name: string) =>
  runTool(dependency, name, ['--version'], { output: 'capture' });

describe('native parts, installed without any install script', () => {
  it('were so installed', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/mu);
  });

  it('better-sqlite3 opens an encrypted file format', () => {
    const Database = requireIn('packages/storage')('better-sqlite3');
    const db = new Database(':memory:');
    expect(db.pragma("cipher='sqlcipher'", { simple: true })).toBe('sqlcipher');
    expect(db.prepare('select sqlite_version() as v').get().v).toMatch(/^3\./u);
    db.close();
  });

  it('keytar loads, or names the one library it wants from the system', () => {
    const load = () => requireIn('packages/storage')('keytar');
    let outcome: unknown;
    try {
      outcome = typeof load().setPassword;
    } catch (error) {
      outcome = error instanceof Error ? error.message : error;
    }
    expect(outcome).toMatch(/^function$|libsecret-1\.so\.0/u);
  });

  it('anvil runs', async () => {
    const { code, output } = await versionOf('@foundry-rs/anvil', 'anvil');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^anvil/u) });
  });

  it('nx hashes', () => {
    const { hashArray } = requireIn('.')(join(ROOT, 'node_modules/nx/dist/src/native'));
    expect(hashArray(['a'])).not.toBe(hashArray(['b']));
  });

  it.each([
    ['@biomejs/biome', 'biome'],
    ['typescript', 'tsc'],
  ])('%s runs', async (dependency, name) => {
    const { code, output } = await versionOf(dependency, name);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\d+\.\d+\.\d+/u) });
  });
});
