import type { Answer } from '../../contract/result.ts';

/** The value of an answer that must be a success. */
export function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`expected a success: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Something that must be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is missing');
  return value;
}
