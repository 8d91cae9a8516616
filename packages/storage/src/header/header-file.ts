import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type OpenFailure, openFailure } from '../errors/open-failure.ts';
import { errorCode, storageFault } from '../errors/sqlite-code.ts';
import { noHook, type StepHook, writeAtomically } from '../files/atomic-write.ts';
import { err, ok, type Result } from '../result.ts';
import { HEADER_VERSION, type Header, headerFileSchema, headerVersionSchema } from './schema.ts';

const LARGEST = 1 << 20;

/** Reads and checks a header file. Nothing of its content ever enters a message. */
export function readHeader(path: string): Result<Header, OpenFailure> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return err(unreadable(path, error));
  }
  return parseHeader(path, text);
}

function parseHeader(path: string, text: string): Result<Header, OpenFailure> {
  const damaged = openFailure(
    'HEADER_DAMAGED',
    `The key header ${path} is damaged, so the ledger's keys cannot be read from it. Put back a good copy: ${path}.previous or the header beside a snapshot. The ledger itself was not touched.`,
  );
  if (text.length > LARGEST) return err(damaged);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(damaged);
  }
  const version = headerVersionSchema.safeParse(value);
  if (version.success && version.data.header.version > HEADER_VERSION) {
    return err(
      openFailure(
        'HEADER_TOO_NEW',
        `The key header ${path} was written by a newer version of this program. Use that version; nothing was changed.`,
      ),
    );
  }
  const parsed = headerFileSchema.safeParse(value);
  if (!parsed.success || checksum(parsed.data.header) !== parsed.data.checksum) return err(damaged);
  return ok(parsed.data.header);
}

function unreadable(path: string, error: unknown): OpenFailure {
  if (errorCode(error) === 'ENOENT') {
    return openFailure(
      'HEADER_MISSING',
      `There is no key header at ${path}. Put back a copy: ${path}.previous or the header beside a snapshot. Without one the ledger cannot be opened; nothing was deleted.`,
    );
  }
  return diskFailure(path, error);
}

/** The failure for a file that could not be read or written; throws what is not the disk's doing. */
export function diskFailure(path: string, error: unknown): OpenFailure {
  switch (storageFault(error)) {
    case 'DISK_FULL':
      return openFailure(
        'DISK_FULL',
        `The disk is full: ${path} could not be written. Free some space and try again; nothing was lost.`,
      );
    case 'READ_ONLY':
      return openFailure(
        'DIRECTORY_READ_ONLY',
        `${path} cannot be read or written by this user. Change the permissions of its folder and try again; nothing was changed.`,
      );
    case undefined:
      throw error;
    default:
      return openFailure(
        'DISK_ERROR',
        `The disk answered with an error at ${path}. Check the disk and try again; nothing was deleted.`,
      );
  }
}

/** Writes a header, keeping the one before. */
export function writeHeader(
  path: string,
  header: Header,
  hook: StepHook = noHook,
): Result<void, OpenFailure> {
  try {
    writeAtomically(path, headerBytes(header), hook);
    return ok(undefined);
  } catch (error) {
    return err(diskFailure(path, error));
  }
}

/** A header as it stands in its file. */
export function headerBytes(header: Header): Uint8Array {
  const file = { header, checksum: checksum(header) };
  return Buffer.from(`${JSON.stringify(file, null, 1)}\n`, 'utf8');
}

function checksum(header: Header): string {
  return hash('sha256', JSON.stringify(header), 'hex');
}
