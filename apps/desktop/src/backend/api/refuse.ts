import { ORPCError, ValidationError } from '@orpc/server';
import type { Failure } from '../../contract/result.ts';

/** A refused stream: it has no answer to put a failure into, so the failure travels as the error's data. */
export function refusedStream(failure: Failure): ORPCError<string, Failure> {
  return new ORPCError(failure.code, { status: 400, message: failure.message, data: failure });
}

/** What the input of a call lacks, naming the field and never what stood in it; null for other errors. */
export function badInput(error: unknown): Failure | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  const { cause } = error;
  if (!(cause instanceof ValidationError)) return null;
  const [issue] = cause.issues;
  const path = (issue?.path ?? []).map((part) =>
    typeof part === 'object' ? String(part.key) : String(part),
  );
  const where = path.length === 0 ? 'input' : path.join('.');
  const code = issue !== undefined && 'code' in issue ? String(issue.code) : '';
  return {
    code: 'BAD_INPUT',
    message: `${where}: ${SENTENCES[code] ?? 'this is not what belongs here.'}`,
  };
}

const SENTENCES: Readonly<Record<string, string>> = {
  unrecognized_keys: 'there is a field here that nobody knows.',
  too_big: 'this is longer or larger than it may be.',
  too_small: 'this is shorter or smaller than it may be.',
};

export const BUG: Failure = {
  code: 'BUG',
  message:
    'Something went wrong inside, and was stopped. Nothing was lost; what was begun is in the ledger.',
};

export const LOCKED: Failure = { code: 'LOCKED', message: 'Unlock first.' };
