import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDate } from '../file-date.ts';
import type { OpenHouse } from '../open-house.ts';
import type { InputOf } from '../procedures.ts';

const PREFIX = 'export-';
const PIECE_BYTES = 256 * 1024;

type Exported =
  | { readonly kind: 'piece'; readonly text: string }
  | { readonly kind: 'end'; readonly rows: number; readonly fileName: string }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * A whole table as text. It is written by the worker into a private folder beside the ledger, read
 * out piece by piece as fast as the page takes it, and deleted, whatever happens in between.
 */
export async function* exportTable(
  { ledger, clock }: OpenHouse,
  { what, format }: InputOf<'ledger', 'export'>,
  signal: AbortSignal,
): AsyncGenerator<Exported> {
  // mkdtemp makes it for this user alone.
  const folder = await mkdtemp(join(ledger.directory, PREFIX));
  try {
    const target = join(folder, 'table');
    const written = await ledger.exportTo({ what, format, target });
    if (!written.ok) {
      yield { kind: 'failed', message: written.error.message };
      return;
    }
    const pieces = createReadStream(target, { encoding: 'utf8', highWaterMark: PIECE_BYTES });
    for await (const text of pieces) {
      if (signal.aborted) return;
      yield { kind: 'piece', text: String(text) };
    }
    const fileName = `countinghouse-${what}-${fileDate(clock.now())}.${format}`;
    yield { kind: 'end', rows: written.value.rows, fileName };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes what an export left behind that was killed in the middle: it is in clear. For whoever opens
 * the ledger, before anything can be exported.
 */
export async function removeStaleExports(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.startsWith(PREFIX)) await rm(join(directory, name), { recursive: true, force: true });
  }
}
