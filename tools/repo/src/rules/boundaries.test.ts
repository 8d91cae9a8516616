import { describe, expect, it } from 'vitest';
import { crossings } from './boundaries.ts';
import { importsOf } from './imports.ts';

function refusals(file: string, source: string): string[] {
  return crossings(file, importsOf(file, source)).map(({ why }) => why);
}

const planted: readonly (readonly [file: string, source: string])[] = [
  ['packages/core/src/a.ts', "import { readFileSync } from 'node:fs';"],
  ['packages/core/src/a.ts', "import { readFileSync } from 'fs';"],
  ['packages/core/src/a.ts', "import type { Stats } from 'node:fs';"],
  ['packages/core/src/a.ts', "export * from '@countinghouse/storage';"],
  ['packages/core/src/a.ts', "import { it } from 'vitest';"],
  ['packages/core/src/a.ts', "type Db = import('@countinghouse/storage').Ledger;"],
  ['packages/core/src/a.test.ts', "import '@countinghouse/wallet';"],
  ['packages/core/src/a.ts', "import '../../storage/src/index.ts';"],
  ['packages/core/src/a.ts', "export { x } from '../../../vitest.shared.ts';"],
  ['packages/providers/src/a.ts', "import { x } from '@countinghouse/wallet';"],
  ['packages/providers/src/a.ts', "import { x } from '@countinghouse/storage';"],
  ['packages/providers/src/a.ts', "const s = await import('@countinghouse/storage');"],
  ['packages/providers/src/a.ts', "const s = require('@countinghouse/storage');"],
  ['packages/providers/src/a.ts', 'const s = await import(name);'],
  ['packages/providers/src/a.ts', "import '@countinghouse/core/contract-suite';"],
  ['packages/storage/src/a.ts', "import '@countinghouse/providers';"],
  ['packages/storage/src/a.ts', "import '@countinghouse/wallet';"],
  ['packages/storage/src/a.ts', "import '@countinghouse/desktop';"],
  ['packages/wallet/src/a.ts', "import '@countinghouse/providers';"],
  ['packages/wallet/src/a.ts', "import '@countinghouse/storage';"],
  ['packages/wallet/src/a.int.test.ts', "import '@countinghouse/sandbox';"],
  ['packages/wallet/src/a.ts', "import '/opt/thing.ts';"],
  ['apps/desktop/src/backend/a.ts', "import '@countinghouse/sandbox';"],
  ['apps/desktop/src/backend/a.ts', "import '@countinghouse/wallet/testing';"],
  ['apps/desktop/src/renderer/a.tsx', "import { parseAmount } from '@countinghouse/core';"],
  ['apps/desktop/src/renderer/a.tsx', "import type { Key } from '@countinghouse/storage';"],
  ['apps/desktop/src/renderer/a.tsx', "import { open } from '../backend/index.ts';"],
  ['apps/desktop/src/renderer/a.tsx', "import { ipc } from '../main/index.ts';"],
  ['apps/desktop/src/renderer/a.tsx', "import { join } from 'node:path';"],
  ['apps/desktop/src/contract/a.ts', "import { open } from '../backend/index.ts';"],
  ['apps/desktop/src/preload/a.ts', "import type { Key } from '@countinghouse/core';"],
  ['tools/sandbox/src/a.ts', "import type { Quote } from '@countinghouse/core';"],
  ['tools/sandbox/src/a.test.ts', "import { x } from '@countinghouse/providers';"],
  ['tools/sandbox/src/a.ts', "import { x } from '../../../packages/core/src/index.ts';"],
  ['tools/new-one/src/a.ts', "import { x } from 'zod';"],
];

const allowed: readonly (readonly [file: string, source: string])[] = [
  ['packages/core/src/a.ts', "import { x } from '../b/index.ts'; import { sha256 } from 'ox';"],
  ['packages/core/src/a.test.ts', "import { it } from 'vitest'; import 'node:fs';"],
  ['packages/core/src/contract-suite/a.ts', "import { it } from 'vitest';"],
  ['packages/core/vitest.config.ts', "export { shared } from '../../vitest.shared.ts';"],
  ['packages/storage/src/a.ts', "import '@countinghouse/core'; import 'node:fs';"],
  ['packages/storage/src/a.test.ts', "import '@countinghouse/core/contract-suite';"],
  ['apps/desktop/src/backend/a.ts', "import '@countinghouse/storage'; import '../contract/a.ts';"],
  ['apps/desktop/src/renderer/a.tsx', "import type { Review } from '@countinghouse/core';"],
  ['apps/desktop/src/renderer/a.tsx', "import { type Review } from '@countinghouse/core';"],
  ['apps/desktop/src/renderer/a.tsx', "import { contract } from '../contract/index.ts';"],
  ['tools/sandbox/examples/a.ts', "import { startSandbox } from '@countinghouse/sandbox';"],
  ['tools/e2e/src/a.int.test.ts', "import '@countinghouse/sandbox'; import(name);"],
];

describe('the borders between the projects', () => {
  it.each(planted)('refuses in %s: %s', (file, source) => {
    expect(refusals(file, source)).toHaveLength(1);
  });

  it.each(allowed)('lets pass in %s: %s', (file, source) => {
    expect(refusals(file, source)).toEqual([]);
  });

  it('refuses to judge what it cannot parse', () => {
    expect(() => refusals('packages/core/src/a.ts', 'import {')).toThrow('cannot be parsed');
  });

  it('does not take words in comments and strings for imports', () => {
    const source = `// import 'node:fs'\nexport const text = "import 'node:fs'";`;
    expect(refusals('packages/core/src/a.ts', source)).toEqual([]);
  });
});
