import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../system/run.ts';
import { runTool } from '../system/tools.ts';
import { LIBRARIES, makeConsumer, readManifest } from './consumer.ts';

let folder = '';
beforeAll(() => {
  folder = makeConsumer();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A contract suite declares tests when it is called, and wants a test runner around it. */
const forScripts = (entry: string) => entry !== './contract-suite';
const entries = LIBRARIES.flatMap((library) =>
  Object.entries(readManifest(library).exports).map(([entry, files]) => ({
    library,
    specifier: `@countinghouse/${library}${entry.slice(1)}`,
    entry,
    files,
  })),
);

describe('the built libraries, outside the workspace', () => {
  it.each(entries)('$specifier has what its manifest promises', ({ library, files }) => {
    const at = (file: string) => join(folder, 'node_modules/@countinghouse', library, file);
    expect(existsSync(at(files.default))).toBe(true);
    expect(existsSync(at(files.types))).toBe(true);
  });

  it.each(entries.filter(({ entry }) => forScripts(entry)))(
    '$specifier is imported by a plain script',
    async ({ specifier }) => {
      const script = join(folder, 'script.mjs');
      writeFileSync(
        script,
        `import * as it from '${specifier}'; console.log(typeof it === 'object');`,
      );
      const ran = await run(process.execPath, [script], { output: 'capture' });
      expect(ran).toEqual({ code: 0, output: 'true\n' });
    },
  );

  it('a script computes with them', async () => {
    const script = join(folder, 'script.mjs');
    writeFileSync(
      script,
      "import { parseAmount } from '@countinghouse/core'; console.log(parseAmount('1.5', 6));",
    );
    const ran = await run(process.execPath, [script], { output: 'capture' });
    expect(ran).toEqual({ code: 0, output: '{ ok: true, value: 1500000n }\n' });
  });

  it('their types are complete for a strict consumer', async () => {
    writeFileSync(
      join(folder, 'consumer.ts'),
      entries.map(({ specifier }, n) => `export * as e${n} from '${specifier}';`).join('\n'),
    );
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2024',
          lib: ['es2024'],
          types: ['node'],
          noEmit: true,
          skipLibCheck: false,
        },
        files: ['consumer.ts'],
      }),
    );
    const ran = await runTool('typescript', 'tsc', ['-p', folder], { output: 'capture' });
    expect(ran).toEqual({ code: 0, output: '' });
  });
});
