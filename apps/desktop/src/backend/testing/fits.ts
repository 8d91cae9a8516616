import type { AnyContractProcedure } from '@orpc/contract';
import { expect } from 'vitest';
import { z } from 'zod';

/** Checks an answer as the contract does on its way out: nothing missing, nothing too much. */
export function fits(procedure: AnyContractProcedure, answer: unknown): void {
  const schema = procedure['~orpc'].outputSchema;
  if (!(schema instanceof z.ZodType)) throw new Error('the procedure has no schema of an answer');
  expect(schema.safeParse(answer).error).toBeUndefined();
}
