import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';

/** A secret to look for, with a name for the report: the report never repeats the bytes. */
export interface PlantedSecret {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where one of its forms was found. */
export interface MemoryFinding {
  readonly pid: number;
  readonly secret: string;
  readonly form: string;
  /** What the system calls the region, e.g. `[heap]`; empty for anonymous memory. */
  readonly region: string;
}

const CHUNK = 4 * 1024 * 1024;

/**
 * Reads all readable memory of processes and looks for secrets as bytes, UTF-16, hex and base64.
 * Linux only, and only for processes one may trace (own children, or as root); throws where the
 * memory cannot be read, because "not found" would then mean nothing. A process that is gone has no
 * memory and no findings.
 */
export function scanMemory(
  pids: readonly number[],
  secrets: readonly PlantedSecret[],
): readonly MemoryFinding[] {
  const patterns = secrets.flatMap(({ name, bytes }) =>
    formsOf(bytes).map(([form, pattern]) => ({ secret: name, form, pattern })),
  );
  const overlap = Math.max(0, ...patterns.map(({ pattern }) => pattern.length)) - 1;
  const findings = new Map<string, MemoryFinding>();
  for (const pid of pids.filter((one) => existsSync(`/proc/${one}/maps`))) {
    eachChunk(pid, overlap, (chunk, region) => {
      for (const { secret, form, pattern } of patterns) {
        if (chunk.includes(pattern)) {
          findings.set(`${pid} ${secret} ${form}`, { pid, secret, form, region });
        }
      }
    });
  }
  return [...findings.values()];
}

/** How a secret may lie in memory. */
function formsOf(bytes: Uint8Array): readonly (readonly [string, Buffer])[] {
  if (bytes.length < 8) throw new RangeError('too short to be told from chance');
  const raw = Buffer.from(bytes);
  const texts = [
    ['hex', raw.toString('hex')],
    ['HEX', raw.toString('hex').toUpperCase()],
    ...[0, 1, 2].map((shift) => [`base64 at ${shift}`, base64At(raw, shift)] as const),
  ] as const;
  return [
    ['bytes', raw],
    ['UTF-16', Buffer.from(raw.toString('latin1'), 'utf16le')],
    ...texts.flatMap(([name, text]) => [
      [name, Buffer.from(text, 'latin1')] as const,
      [`${name} in UTF-16`, Buffer.from(text, 'utf16le')] as const,
    ]),
  ];
}

/** Base64 depends on where in a longer text the bytes begin; only the digits they fix alone are kept. */
function base64At(raw: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), raw]).toString('base64');
  const whole = Math.floor(((shift + raw.length) * 8) / 6);
  return text.slice(shift === 0 ? 0 : shift + 1, whole);
}

function eachChunk(
  pid: number,
  overlap: number,
  visit: (chunk: Buffer, region: string) => void,
): void {
  const regions = regionsOf(pid);
  // A process that ended but was not yet collected by its parent has an entry and no memory.
  if (regions.length === 0) return;
  const file = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (const { start, end, name } of regions) {
      for (let at = start; at < end; at += CHUNK - overlap) {
        const length = readAt(file, buffer, at, Math.min(CHUNK, end - at));
        if (length > 0) visit(buffer.subarray(0, length), name);
      }
    }
  } finally {
    buffer.fill(0);
    closeSync(file);
  }
}

/** Everything readable but the kernel's own pages and untouched file contents. */
function regionsOf(pid: number) {
  const lines = readFileSync(`/proc/${pid}/maps`, 'latin1').trim().split('\n');
  return lines.flatMap((line) => {
    const [, start, end, mode, name] =
      /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    if (!start || !end || !mode || name === undefined) return [];
    const fileOnly = name.startsWith('/') && !mode.includes('w');
    if (!mode.startsWith('r') || fileOnly || /^\[v(var|vdso|syscall)/.test(name)) return [];
    return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), name }];
  });
}

function readAt(file: number, buffer: Buffer, at: number, length: number): number {
  try {
    return readSync(file, buffer, 0, length, at);
  } catch (error) {
    // A page may have been given back between reading the map and reading it.
    if (error instanceof Error && 'code' in error && error.code === 'EIO') return 0;
    throw error;
  }
}
