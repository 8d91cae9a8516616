import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { must, mustFail } from '../testing/profile.ts';
import { loadKeytar } from './keytar.ts';
import { checkNodeVersion } from './node-version.ts';
import { loadSqlite } from './sqlite.ts';

test('old and unreadable runtimes are refused by name', () => {
  for (const version of ['20.20.2', '18.0.0', '', 'v22', 'next']) {
    expect(mustFail(checkNodeVersion(version)).code).toBe('RUNTIME_TOO_OLD');
  }
  for (const version of ['22.12.0', '24.21.0', '30.0.0']) must(checkNodeVersion(version));
});

test('the version is checked before the driver is imported, on a real old Node where there is one', () => {
  const source = readFileSync(new URL('./sqlite.ts', import.meta.url), 'utf8');
  expect(source.indexOf('checkNodeVersion(process')).toBeLessThan(
    source.indexOf("import('better-sqlite3')"),
  );
  const path = (process.env.PATH ?? '').split(':').filter((part) => !part.includes('node_modules'));
  const found = spawnSync('node', ['-p', 'process.versions.node'], {
    env: { PATH: path.join(':') },
  });
  const version = found.stdout?.toString().trim() ?? '';
  if (!/^(18|20)\./.test(version)) {
    console.log(`NOT RUN: the machine's own Node is ${version || 'absent'}, not 18 or 20.`);
    return;
  }
  // Old Nodes cannot read TypeScript: the same files, with the types taken off.
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-old-node-'));
  for (const name of ['native/sqlite', 'native/node-version', 'errors/open-failure', 'result']) {
    const text = readFileSync(new URL(`../${name}.ts`, import.meta.url), 'utf8');
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    const plain = stripTypeScriptTypes(text).replaceAll(".ts'", ".mjs'");
    writeFileSync(join(folder, `${name}.mjs`), plain);
  }
  const entry = pathToFileURL(join(folder, 'native/sqlite.mjs')).href;
  const script = `import(${JSON.stringify(entry)}).then((it) => it.loadSqlite())
    .then((answer) => console.log(JSON.stringify(answer)))`;
  const run = spawnSync('node', ['-e', script], { env: { PATH: path.join(':') } });
  rmSync(folder, { recursive: true });
  expect(run.signal).toBeNull();
  expect(JSON.parse(run.stdout.toString())).toMatchObject({
    ok: false,
    error: { code: 'RUNTIME_TOO_OLD' },
  });
});

test('the native modules load in this runtime', async () => {
  must(await loadSqlite());
  // Without libsecret keytar is absent, which is a state; anything else would have thrown.
  const keytar = await loadKeytar();
  expect(keytar === null || typeof keytar.getPassword === 'function').toBe(true);
});

test('nothing in this package can reach the driver’s plaintext image', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const name of files) {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    expect(/\.serialize\s*\(|\.backup\s*\(|\.loadExtension\s*\(/.test(text), name).toBe(false);
    const imports =
      text.includes("from 'better-sqlite3'") || text.includes("import('better-sqlite3')");
    expect(
      imports && name !== 'native/sqlite.ts' && !name.startsWith('native/native.test'),
      name,
    ).toBe(false);
  }
});
