import { readdirSync, readFileSync } from 'node:fs';

/** Every process descended from one, itself not among them. Linux. */
export function descendants(of: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(Number(entry)) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found: number[] = [];
  const waiting = [...(children.get(of) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...(children.get(next) ?? []));
  }
  return found;
}

function parentOf(pid: number): number | null {
  try {
    // The name stands in brackets and may hold anything, brackets too.
    const [, rest = ''] = /^.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
    return rest === '' ? null : Number(rest);
  } catch {
    return null;
  }
}
