import { z } from 'zod';

/** How the next answers of a route lie: by path, as in `enableTypedData.domain.chainId`. */
export const AnswerLie = z.strictObject({
  route: z.string(),
  count: z.number().int().min(1).max(1_000_000).default(1),
  /** Values put in place of the true ones. */
  set: z.record(z.string(), z.unknown()).default({}),
  /** Fields left out. */
  drop: z.array(z.string()).default([]),
});
export type AnswerLie = z.infer<typeof AnswerLie>;

/** Lies in waiting. */
export interface Lies {
  add(lie: AnswerLie): void;
  clear(): void;
  /** The answer as it is told; each lie is used up by one. */
  adjust(route: string, body: unknown): unknown;
}

export function createLies(): Lies {
  let waiting: { readonly lie: AnswerLie; left: number }[] = [];
  return {
    add: (lie) => {
      waiting.push({ lie, left: lie.count });
    },
    clear: () => {
      waiting = [];
    },
    adjust: (route, body) => {
      const hits = waiting.filter(({ lie }) => lie.route === route);
      if (hits.length === 0) return body;
      for (const hit of hits) hit.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      const told = structuredClone(body);
      for (const { lie } of hits) {
        for (const [path, value] of Object.entries(lie.set)) change(told, path.split('.'), value);
        for (const path of lie.drop) change(told, path.split('.'), undefined);
      }
      return told;
    },
  };
}

/** Sets what stands at a path; `undefined` is not sent. A path that leads nowhere changes nothing. */
function change(at: unknown, [name, ...rest]: readonly string[], value: unknown): void {
  if (typeof at !== 'object' || at === null || name === undefined) return;
  const fields = at as Record<string, unknown>;
  if (rest.length === 0) fields[name] = value;
  else change(fields[name], rest, value);
}
