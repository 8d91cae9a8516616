import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedHead } from '@countinghouse/core';
import { z } from 'zod';
import { syncDirectory } from '../files/atomic-write.ts';
import { syncFile } from '../files/sync-file.ts';

const signedHead = z.object({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.int().min(0).max(8.64e15),
  address: z.string().max(100),
  signature: z.string().max(1000),
});

const NAME = 'signed-heads.jsonl';

/** Adds a signed head to the file of them, one JSON object a line. */
export function appendSignedHead(folder: string, head: SignedHead): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, NAME);
  appendFileSync(path, `${JSON.stringify(head)}\n`, { mode: 0o600 });
  syncFile(path);
  syncDirectory(folder);
}

/** All signed heads of a folder, oldest first; a line torn by a crash is passed over. */
export function readSignedHeads(folder: string): readonly SignedHead[] {
  const path = join(folder, NAME);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const parsed = signedHead.safeParse(JSON.parse(line));
        return parsed.success ? [parsed.data] : [];
      } catch {
        return [];
      }
    });
}
