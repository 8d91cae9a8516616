import { expect } from 'vitest';
import type { Result } from '../result/result.ts';

/** The value of a result that must be a success; the test fails with the error otherwise. */
export function expectOk<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  expect.unreachable(`expected a success, got ${JSON.stringify(result.error)}`);
}
