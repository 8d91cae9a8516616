import type { ProcedureMeta } from './access.ts';
import { contract } from './index.ts';

/** Every procedure of the contract under its path, `group.name`. */
export function procedures() {
  return Object.entries(contract).flatMap(([group, ofGroup]) =>
    Object.entries(ofGroup).map(([name, procedure]) => ({
      path: `${group}.${name}`,
      procedure,
      meta: procedure['~orpc'].meta as ProcedureMeta,
    })),
  );
}

/** Paths of all that changes something. */
export function mutatingProcedures(): readonly string[] {
  return procedures()
    .filter(({ meta }) => meta.mutates)
    .map(({ path }) => path);
}
