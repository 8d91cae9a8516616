/** Where something stands in a JSON value. */
export type Path = readonly (string | number)[];

/** Every place in a JSON value, itself included. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))];
}

/** The value with another one in that place. */
export function replaced(base: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  const copy = structuredClone(base) as Record<string | number, unknown>;
  copy[head] = replaced(copy[head], rest, value);
  return copy;
}
