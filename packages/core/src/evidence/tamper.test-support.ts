import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Where a value stands in a file. */
export type Path = readonly (string | number)[];

/** Nothing in the file bears these out, and the report says so. */
export const STATEMENTS = /^(createdAt|chain\.head\..*)$/;

/** Every value of a file that has no parts. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

export function withLeaf(text: string, path: Path, change: (leaf: unknown) => unknown): unknown {
  const copy: unknown = JSON.parse(text);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  at[last] = change(at[last]);
  return copy;
}

export function read(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (at as Record<string | number, unknown> | undefined)?.[key],
    value,
  );
}

/** Another value of the same kind. */
export function other(leaf: unknown): unknown {
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf !== 'string' || leaf === '') return 'x';
  const last = leaf.at(-1);
  return `${leaf.slice(0, -1)}${last === '1' ? '2' : '1'}`;
}

export function asBytes(value: unknown): Uint8Array {
  return utf8ToBytes(JSON.stringify(value, null, 2));
}
