import type { ProcedureMeta } from './access.ts';
import { contract } from './index.ts';

/** Paths (`group.name`) of all that changes something. */
export function mutatingProcedures(): readonly string[] {
  return Object.entries(contract).flatMap(([group, procedures]) =>
    Object.entries(procedures)
      .filter(([, procedure]) => (procedure['~orpc'].meta as ProcedureMeta).mutates)
      .map(([name]) => `${group}.${name}`),
  );
}
