/** What is passed on: exactly these fields, rebuilt, whatever else the page's object carried. */
export type Wish =
  | { readonly id: number; readonly link: 'backend' }
  | { readonly id: number; readonly link: 'courier'; readonly door: string };

/** Reads what the page asks for; null where it is no such wish. The main process reads it once more. */
export function readWish(data: unknown): Wish | null {
  if (typeof data !== 'object' || data === null) return null;
  const { countinghouse, id, link, door } = data as Readonly<Record<string, unknown>>;
  if (countinghouse !== 'link' || typeof id !== 'number') return null;
  if (link === 'backend') return { id, link };
  return link === 'courier' && typeof door === 'string' ? { id, link, door } : null;
}
