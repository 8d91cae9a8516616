import type { ProviderFailure } from '@countinghouse/core';
import type { Answer, HttpCode } from './operation.ts';

/** Everything of a failure but what the client adds: provider, operation, the doubt. */
export type Trouble = Omit<ProviderFailure, 'provider' | 'operation' | 'mayHaveHappened'>;

export interface Failed {
  readonly ok: false;
  readonly failure: Trouble;
  /** Whether the same call may fare better in a moment. */
  readonly passing: boolean;
  /** Whether the service may have acted all the same. */
  readonly inDoubt: boolean;
}

/** How one attempt ended. */
export type Outcome<T> = { readonly ok: true; readonly answer: Answer<T> } | Failed;

export function failed(
  kind: Trouble['kind'],
  code: HttpCode,
  message: string,
  more: { inDoubt: boolean; passing?: boolean; extra?: Partial<Trouble> },
): Failed {
  return {
    ok: false,
    failure: { kind, code, message, ...more.extra },
    passing: more.passing ?? false,
    inDoubt: more.inDoubt,
  };
}
